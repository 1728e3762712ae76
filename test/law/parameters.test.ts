import { describe, expect, it } from '@jest/globals';
import { parseLocalDate as day } from '../../src/law/calendar.ts';
import { PARAMETERS, parameterOn, RuleNotInForce, type ParameterName } from '../../src/law/parameters.ts';
import { citation, inForceOn, INSTRUMENT_IDS, instrumentOf, SOURCES, sourceOf, type SourceId } from '../../src/law/sources.ts';

const TODAY = day('2026-11-23');

describe('the legal numbers', () => {
  it.each([
    ['warningTermDays', 10],
    ['warningTermUnit', 'working'],
    ['warningsAtMost', 2],
    ['finePer100k', 100],
    ['finePeriodCalendarDays', 30],
    ['changeReportingWorkingDays', 7],
    ['employerContributionPer100k', 4000],
    ['workerContributionPer100k', 1000],
    ['wageCeiling', 12_000_000],
    ['contributionDueDayOfMonth', 10],
    ['leavingCutOffDayOfMonth', 20],
    ['protectionMonths', 6],
    ['lateLayoffReportMonths', 6],
    ['deliveryWorkingDays', 5],
    ['objectionWorkingDays', 21],
    ['objectionDecisionWorkingDays', 10],
    ['objectionExecutionWorkingDays', 5],
    ['appealWorkingDays', 10],
    ['appealDecisionWorkingDays', 10],
  ] as const)('%s is %s today', (name, value) => {
    expect(parameterOn(name, TODAY).value).toBe(value);
  });

  it('keeps the old ceiling for months before 2020', () => {
    expect(parameterOn('wageCeiling', day('2019-12-31')).value).toBe(8_000_000);
    expect(parameterOn('wageCeiling', day('2020-01-01')).value).toBe(12_000_000);
  });

  it('refuses a day before the rule existed', () => {
    expect(() => parameterOn('warningTermDays', day('2013-12-23'))).toThrow(RuleNotInForce);
    expect(() => parameterOn('leavingCutOffDayOfMonth', day('2020-12-31'))).toThrow('leavingCutOffDayOfMonth');
  });

  it('are in order of time, each with a source', () => {
    for (const name of Object.keys(PARAMETERS) as ParameterName[]) {
      const values: readonly { readonly from: string; readonly basis: readonly SourceId[] }[] = PARAMETERS[name];
      expect(values.map(({ from }) => from)).toEqual([...new Set(values.map(({ from }) => from))].sort());
      for (const { basis } of values) expect(basis.length).toBeGreaterThan(0);
    }
  });
});

describe('the register of sources', () => {
  it('cites as letters do', () => {
    expect(citation('pp-86-2013-10-1')).toBe('PP 86/2013 Pasal 10 ayat (1)');
    expect(citation('skb-2026')).toBe('SKB 3 Menteri 1497, 2, 5/2025');
  });

  it('gives every article an instrument that can be looked up', () => {
    for (const id of Object.keys(SOURCES) as SourceId[]) {
      expect(INSTRUMENT_IDS).toContain(sourceOf(id).instrument);
      expect(instrumentOf(id).reference).not.toBe('');
    }
  });

  it('knows from which day an instrument is in force', () => {
    expect(inForceOn('perpres-59-2024-27-2', day('2024-05-07'))).toBe(false);
    expect(inForceOn('perpres-59-2024-27-2', day('2024-05-08'))).toBe(true);
  });
});
