import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LAYOFF_EVIDENCE, LAYOFF_LIST, OTHER_EVIDENCE, type EvidenceId } from '../../src/law/evidence.ts';
import { NOTHING, decide, evolve, missingNeeds, statusOf, type RequestCommand, type RequestEvent, type RequestState } from '../../src/coverage/request-state.ts';

const FIRM = 'firm-contact';
const DESK = 'desk-officer';
const NEEDS = [LAYOFF_EVIDENCE.notice_and_receipt, LAYOFF_LIST];
const STARTED: RequestEvent = { kind: 'started', requestedBy: FIRM, needs: NEEDS };

function after(...events: readonly RequestEvent[]): RequestState {
  return [STARTED, ...events].reduce(evolve, NOTHING);
}

function sentComplete(): RequestState {
  return after(
    { kind: 'evidence-added', evidenceId: 'a', document: 'layoff_notice' },
    { kind: 'evidence-added', evidenceId: 'b', document: 'layoff_report_receipt' },
    { kind: 'sent' },
  );
}

describe('the status of a request', () => {
  it('names the missing pieces in the order of the checklist', () => {
    expect(missingNeeds(after())).toEqual([LAYOFF_EVIDENCE.notice_and_receipt]);
    expect(missingNeeds(after({ kind: 'evidence-added', evidenceId: 'b', document: 'layoff_report_receipt' }))).toHaveLength(1);
  });

  it('takes the statement of responsibility as given by sending, and the chosen people as the list', () => {
    const started = evolve(NOTHING, { kind: 'started', requestedBy: FIRM, needs: OTHER_EVIDENCE.death });
    expect(missingNeeds(started).map((need) => need.alternatives)).toEqual([[['responsibility_statement']], [['death_certificate']]]);
    expect(missingNeeds(evolve(started, { kind: 'sent' })).map((need) => need.alternatives)).toEqual([[['death_certificate']]]);
  });

  it('is complete only when sent with every piece', () => {
    expect(statusOf(after({ kind: 'sent' }))).toBe('incomplete');
    expect(statusOf(sentComplete())).toBe('complete');
  });

  it('counts the confirmation of the labour office as the receipt', () => {
    const state = after({ kind: 'evidence-added', evidenceId: 'a', document: 'layoff_notice' }, { kind: 'sent' }, { kind: 'report-confirmed', receipt: '560/1/2026' });
    expect(statusOf(state)).toBe('complete');
  });

  it('goes back to incomplete when a piece is asked for again, and to complete when it comes', () => {
    const asked = evolve(sentComplete(), { kind: 'piece-asked', document: 'layoff_notice', words: 'Halaman tanda tangan tidak terbaca.' });
    expect(statusOf(asked)).toBe('incomplete');
    expect(missingNeeds(asked)).toEqual([LAYOFF_EVIDENCE.notice_and_receipt]);
    expect(statusOf(evolve(asked, { kind: 'evidence-added', evidenceId: 'c', document: 'layoff_notice' }))).toBe('complete');
  });
});

describe('deciding', () => {
  it.each<[string, RequestState, RequestCommand, string]>([
    ['approve what is not sent', after(), { kind: 'approve' }, DESK],
    ['approve what is incomplete', after({ kind: 'sent' }), { kind: 'approve' }, DESK],
    ['approve one\'s own request', sentComplete(), { kind: 'approve' }, FIRM],
    ['refuse one\'s own request', sentComplete(), { kind: 'refuse', reason: 'x' }, FIRM],
    ['refuse without a reason', sentComplete(), { kind: 'refuse', reason: '  ' }, DESK],
    ['ask without words', sentComplete(), { kind: 'ask', document: 'layoff_notice', words: '' }, DESK],
    ['send twice', sentComplete(), { kind: 'send' }, FIRM],
    ['remove a piece after sending', sentComplete(), { kind: 'remove-evidence', evidenceId: 'a' }, FIRM],
    ['add a piece nobody asked for', after(), { kind: 'add-evidence', evidenceId: 'z', document: 'final_ruling' }, FIRM],
    ['confirm a report without its number', sentComplete(), { kind: 'confirm-report', receipt: ' ' }, DESK],
    ['change what was approved', evolve(sentComplete(), { kind: 'approved' }), { kind: 'cancel' }, FIRM],
  ])('refuses to %s', (_what, state, command, by) => {
    expect(decide(state, command, by)).toMatchObject({ kind: 'refused' });
  });

  it('approves a complete request of somebody else', () => {
    expect(decide(sentComplete(), { kind: 'approve' }, DESK)).toEqual({ kind: 'accepted', event: { kind: 'approved' } });
  });

  it('takes no more than 20 files', () => {
    const files = Array.from({ length: 20 }, (_, n): RequestEvent => ({ kind: 'evidence-added', evidenceId: String(n), document: 'layoff_notice' }));
    expect(decide(after(...files), { kind: 'add-evidence', evidenceId: 'z', document: 'layoff_notice' }, FIRM)).toMatchObject({ kind: 'refused' });
  });
});

const document = fc.constantFrom<EvidenceId>('layoff_notice', 'layoff_report_receipt', 'final_ruling');
const file = fc.constantFrom('a', 'b', 'c', 'd');
const command: fc.Arbitrary<RequestCommand> = fc.oneof(
  fc.record({ kind: fc.constant('add-evidence' as const), evidenceId: file, document }),
  fc.record({ kind: fc.constant('remove-evidence' as const), evidenceId: file }),
  fc.record({ kind: fc.constant('ask' as const), document, words: fc.constantFrom('', 'Mohon unggah ulang.') }),
  fc.record({ kind: fc.constant('confirm-report' as const), receipt: fc.constantFrom('', '560/1') }),
  fc.record({ kind: fc.constant('refuse' as const), reason: fc.constantFrom('', 'Alasan') }),
  fc.constantFrom<RequestCommand>({ kind: 'send' }, { kind: 'approve' }, { kind: 'cancel' }),
);

describe('any history of commands', () => {
  it('never approves an incomplete request, never by the requester, and ends for good once decided', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(command, fc.constantFrom(FIRM, DESK)), { maxLength: 30 }), (steps) => {
        let state = after();
        for (const [next, by] of steps) {
          const before = state;
          const decision = decide(before, next, by);
          if (decision.kind === 'refused') continue;
          expect(before.outcome).toBeNull();
          if (decision.event.kind === 'approved') {
            expect(statusOf(before)).toBe('complete');
            expect(by).toBe(DESK);
          }
          state = evolve(before, decision.event);
        }
      }),
    );
  });
});
