import { describe, expect, it } from '@jest/globals';
import { parseLocalDate as day } from '../../src/law/calendar.ts';
import { costOfLateReport, cutOffOf, timingOfReport } from '../../src/law/cut-off.ts';
import { evidenceFor, judgeLeaving, type LeavingRequest } from '../../src/law/deactivation.ts';
import { documentsOf, missingEvidence, type EvidenceId } from '../../src/law/evidence.ts';
import { holidayCalendar } from '../../src/law/holidays.ts';
import { LEAVING_REASONS, layoffProofsOn, REASON_TEXTS, type LayoffProof } from '../../src/law/leaving-reasons.ts';
import { protectionOf } from '../../src/law/protection.ts';

const calendar = holidayCalendar({ collectiveLeave: 'closed' });

function request(change: Partial<LeavingRequest>): LeavingRequest {
  return {
    reason: 'layoff',
    proof: 'notice_and_receipt',
    eventOn: day('2026-11-02'),
    reportedOn: day('2026-11-10'),
    disputed: false,
    provided: new Set<EvidenceId>(['layoff_notice', 'layoff_report_receipt', 'worker_list']),
    ...change,
  };
}

function needsOf(proof: LayoffProof | null, eventOn: string): readonly (readonly EvidenceId[])[][] {
  const answer = evidenceFor({ reason: 'layoff', proof, eventOn: day(eventOn) });
  return 'kind' in answer ? [] : answer.value.needs.map(({ alternatives }) => [...alternatives]);
}

describe('the proof of a layoff', () => {
  it('is one of four grounds until 7 May 2024, and one of three kinds of evidence from 8 May 2024', () => {
    expect(layoffProofsOn(day('2024-05-07')).map(({ proof }) => proof)).toEqual(['court_ruling', 'merger', 'bankruptcy', 'prolonged_illness']);
    expect(layoffProofsOn(day('2024-05-08')).map(({ proof }) => proof)).toEqual(['notice_and_receipt', 'joint_agreement', 'final_ruling']);
  });

  it.each([
    ['court_ruling', '2024-05-07', [[['court_ruling']], [['worker_list']]]],
    ['merger', '2023-01-02', [[['merger_deed']], [['worker_list']]]],
    ['bankruptcy', '2023-01-02', [[['bankruptcy_ruling']], [['worker_list']]]],
    ['prolonged_illness', '2023-01-02', [[['doctor_letter']], [['worker_list']]]],
    ['notice_and_receipt', '2024-05-08', [[['layoff_notice', 'layoff_report_receipt']], [['worker_list']]]],
    ['joint_agreement', '2026-11-02', [[['joint_agreement', 'layoff_report_receipt'], ['agreement_registration']], [['worker_list']]]],
    ['final_ruling', '2026-11-02', [[['final_ruling']], [['worker_list']]]],
  ] as const)('%s of %s needs its documents', (proof, eventOn, needs) => {
    expect(needsOf(proof, eventOn)).toEqual(needs);
  });

  it.each([
    ['merger', '2024-05-08'],
    ['final_ruling', '2024-05-07'],
    [null, '2026-11-02'],
  ] as const)('%s is refused for a layoff of %s', (proof, eventOn) => {
    expect(evidenceFor({ reason: 'layoff', proof, eventOn: day(eventOn) })).toMatchObject({ kind: 'refused' });
  });

  it('of a joint agreement is met by either way, not by half of one', () => {
    const answer = evidenceFor({ reason: 'layoff', proof: 'joint_agreement', eventOn: day('2026-11-02') });
    const needs = 'kind' in answer ? [] : answer.value.needs;
    const missing = (...ids: EvidenceId[]) => missingEvidence(needs, new Set(ids)).length;
    expect(missing('joint_agreement', 'worker_list')).toBe(1);
    expect(missing('joint_agreement', 'layoff_report_receipt', 'worker_list')).toBe(0);
    expect(missing('agreement_registration', 'worker_list')).toBe(0);
    expect(needs.map(documentsOf)).toEqual([['joint_agreement', 'layoff_report_receipt', 'agreement_registration'], ['worker_list']]);
  });
});

describe('the other reasons', () => {
  it.each([
    ['resignation', ['responsibility_statement', 'signed_worker_list', 'resignation_letter']],
    ['contract_ended', ['responsibility_statement', 'signed_worker_list', 'contract_pages']],
    ['death', ['responsibility_statement', 'worker_list', 'death_certificate']],
    ['retirement', ['responsibility_statement', 'signed_worker_list', 'retirement_letter']],
    ['absence', ['responsibility_statement', 'signed_worker_list', 'dismissal_letter']],
    ['agreed_dismissal', ['responsibility_statement', 'signed_worker_list', 'dismissal_letter']],
    ['moved', ['responsibility_statement', 'signed_worker_list', 'new_employment_proof']],
  ] as const)('%s is complete with its documents and brings no six months', (reason, documents) => {
    const verdict = judgeLeaving(request({ reason, proof: null, provided: new Set<EvidenceId>(documents) }));
    expect(verdict).toMatchObject({ kind: 'complete', sixMonths: false, basis: ['perban-5-2020-51a'] });
    const short = judgeLeaving(request({ reason, proof: null, provided: new Set<EvidenceId>(documents.slice(1)) }));
    expect(short).toMatchObject({ kind: 'incomplete', missing: [{ alternatives: [['responsibility_statement']] }] });
  });

  it('all have words for people', () => {
    for (const reason of LEAVING_REASONS) expect(REASON_TEXTS[reason].label).not.toBe('');
  });
});

describe('a request', () => {
  it('with proof brings six months', () => {
    expect(judgeLeaving(request({}))).toMatchObject({ kind: 'complete', sixMonths: true });
  });

  it('reported within six months keeps them, one day later loses them', () => {
    expect(judgeLeaving(request({ eventOn: day('2026-05-10'), reportedOn: day('2026-11-10') }))).toMatchObject({ sixMonths: true });
    const late = judgeLeaving(request({ eventOn: day('2026-05-10'), reportedOn: day('2026-11-11') }));
    expect(late).toMatchObject({ kind: 'complete', sixMonths: false });
    expect(late.basis).toContain('perban-5-2020-45');
  });

  it('is blocked by a running dispute, but not by one about somebody who died', () => {
    expect(judgeLeaving(request({ disputed: true }))).toMatchObject({ kind: 'refused', basis: ['perpres-59-2024-27-3'] });
    expect(judgeLeaving(request({ disputed: true, reason: 'death', proof: null }))).toMatchObject({ kind: 'incomplete' });
  });

  it('with a proof of the wrong time is refused', () => {
    expect(judgeLeaving(request({ proof: 'merger' }))).toMatchObject({ kind: 'refused', basis: ['perpres-59-2024-27-2'] });
  });
});

describe('the cut-off', () => {
  it.each([
    ['2026-03-01', '2026-03-25'],
    ['2026-06-01', '2026-06-22'],
    ['2026-09-01', '2026-09-21'],
    ['2026-11-01', '2026-11-20'],
    ['2026-12-01', '2026-12-21'],
    ['2027-02-01', '2027-02-22'],
    ['2027-03-01', '2027-03-22'],
    ['2027-05-01', '2027-05-21'],
    ['2027-06-01', '2027-06-21'],
    ['2027-11-01', '2027-11-22'],
  ])('of %s falls on %s', (month, expected) => {
    expect(cutOffOf(day(month), calendar).value).toBe(expected);
  });

  it('kept, cover ends with the month and nothing more is owed', () => {
    expect(timingOfReport(day('2026-03-25'), calendar).value).toEqual({
      cutOff: '2026-03-25', late: false, coveredUntil: '2026-03-31', owedMonth: null,
    });
    expect(costOfLateReport({ reportedOn: day('2026-03-25'), wages: [3_000_000] }, calendar).value.total).toBe(0);
  });

  it('missed, both owe the next month', () => {
    expect(timingOfReport(day('2026-12-22'), calendar).value).toEqual({
      cutOff: '2026-12-21', late: true, coveredUntil: '2027-01-31', owedMonth: '2027-01-01',
    });
    expect(costOfLateReport({ reportedOn: day('2026-12-22'), wages: [3_000_000, 4_000_000] }, calendar).value).toEqual({
      base: 7_000_000, employer: 280_000, worker: 70_000, total: 350_000,
    });
  });
});

describe('the protection', () => {
  it.each([
    ['2026-04-06', '2026-10-05'],
    ['2026-11-01', '2027-04-30'],
    ['2026-08-31', '2027-02-28'],
    ['2024-05-08', '2024-11-07'],
  ])('from a layoff on %s lasts until %s', (layoffOn, lastDay) => {
    expect(protectionOf(day(layoffOn)).value).toEqual({ firstDay: layoffOn, lastDay });
  });

  it('names the law in force on the day of the layoff', () => {
    expect(protectionOf(day('2024-05-07')).basis).toEqual(['uu-40-2004-21']);
    expect(protectionOf(day('2024-05-08')).basis).toEqual(['uu-40-2004-21', 'perpres-59-2024-27-1']);
  });
});
