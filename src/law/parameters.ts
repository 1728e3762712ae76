import type { Certainty } from './instruments.ts';
import { parseLocalDate as on, type LocalDate } from './local-date.ts';
import type { SourceId } from './sources.ts';

/** Unit in which a legal term is counted: office days, or every day of the calendar. */
export type TermUnit = 'working' | 'calendar';

/**
 * The legal numbers, by name; the name carries the unit. Rates are whole parts per 100,000
 * (4 % = 4,000), money is whole rupiah.
 */
export interface ParameterValues {
  readonly warningTermDays: number;
  readonly warningTermUnit: TermUnit;
  readonly warningsAtMost: number;
  readonly finePer100k: number;
  readonly finePeriodCalendarDays: number;
  readonly changeReportingWorkingDays: number;
  readonly employerContributionPer100k: number;
  readonly workerContributionPer100k: number;
  readonly wageCeiling: number;
  readonly contributionDueDayOfMonth: number;
  /** Most months of arrears that must be paid for the suspension to end. */
  readonly arrearsMonthsAtMost: number;
  /** Days after reactivation in which inpatient care costs a service penalty. */
  readonly servicePenaltyWindowDays: number;
  readonly servicePenaltyPer100k: number;
  readonly servicePenaltyMonthsAtMost: number;
  readonly servicePenaltyCap: number;
  readonly leavingCutOffDayOfMonth: number;
  readonly protectionMonths: number;
  readonly lateLayoffReportMonths: number;
  readonly deliveryWorkingDays: number;
  readonly objectionWorkingDays: number;
  readonly objectionDecisionWorkingDays: number;
  readonly objectionExecutionWorkingDays: number;
  readonly appealWorkingDays: number;
  readonly appealDecisionWorkingDays: number;
}

export type ParameterName = keyof ParameterValues;

/** One value with the first day on which it applied. It holds until the next one of the same name. */
export interface DatedValue<T> {
  readonly from: LocalDate;
  readonly value: T;
  readonly basis: readonly SourceId[];
  readonly certainty: Certainty;
  /** What a lawyer should know, where the text is not plain. */
  readonly note?: string;
}

/** The rule did not exist yet on that day; no number is guessed. */
export class RuleNotInForce extends RangeError {
  readonly parameter: ParameterName;
  readonly day: LocalDate;

  constructor(parameter: ParameterName, day: LocalDate) {
    super(`Belum ada aturan "${parameter}" yang berlaku pada ${day}.`);
    this.name = 'RuleNotInForce';
    this.parameter = parameter;
    this.day = day;
  }
}

const SINCE_PP86 = on('2013-12-24');
const SINCE_UU30 = on('2014-10-17');
const SINCE_PERPRES82 = on('2018-09-18');
const SINCE_PERPRES64 = on('2020-05-06');
const SINCE_PERBAN5 = on('2021-01-01');

function always<T>(from: LocalDate, value: T, basis: readonly SourceId[], certainty: Certainty): readonly DatedValue<T>[] {
  return [{ from, value, basis, certainty }];
}

/** Every legal number, oldest value first. A change of law is one more line; nothing is overwritten. */
export const PARAMETERS: { readonly [N in ParameterName]: readonly DatedValue<ParameterValues[N]>[] } = {
  warningTermDays: always(SINCE_PP86, 10, ['pp-86-2013-6', 'pp-86-2013-10-1', 'pp-86-2013-10-2'], 'verified'),
  warningTermUnit: [
    {
      from: SINCE_PP86,
      value: 'working',
      basis: ['pp-86-2013-6', 'pp-86-2013-10-1'],
      certainty: 'unverified',
      note: 'Pasal 6 menyebut hari kerja, Pasal 10 menyebut hari. Hari kerja lebih panjang dan lebih aman bagi pemberi kerja.',
    },
  ],
  warningsAtMost: always(SINCE_PP86, 2, ['pp-86-2013-6'], 'verified'),
  finePer100k: always(SINCE_PP86, 100, ['pp-86-2013-10-3'], 'verified'),
  finePeriodCalendarDays: always(SINCE_PP86, 30, ['pp-86-2013-7'], 'verified'),
  changeReportingWorkingDays: always(SINCE_PP86, 7, ['pp-86-2013-3-4'], 'verified'),
  employerContributionPer100k: always(SINCE_PERPRES82, 4000, ['perpres-82-2018-30'], 'press'),
  workerContributionPer100k: always(SINCE_PERPRES82, 1000, ['perpres-82-2018-30'], 'press'),
  wageCeiling: [
    { from: SINCE_PERPRES82, value: 8_000_000, basis: ['perpres-82-2018-32'], certainty: 'unverified' },
    { from: on('2020-01-01'), value: 12_000_000, basis: ['perpres-75-2019-32'], certainty: 'press' },
  ],
  contributionDueDayOfMonth: always(SINCE_PERPRES82, 10, ['perpres-82-2018-39'], 'press'),
  arrearsMonthsAtMost: always(SINCE_PERPRES64, 24, ['perpres-64-2020-42-3'], 'verified'),
  servicePenaltyWindowDays: always(SINCE_PERPRES64, 45, ['perpres-64-2020-42-5'], 'verified'),
  servicePenaltyPer100k: always(SINCE_PERPRES64, 5000, ['perpres-64-2020-42-6'], 'press'),
  servicePenaltyMonthsAtMost: always(SINCE_PERPRES64, 12, ['perpres-64-2020-42-6'], 'press'),
  servicePenaltyCap: always(SINCE_PERPRES64, 30_000_000, ['perpres-64-2020-42-6'], 'press'),
  leavingCutOffDayOfMonth: always(SINCE_PERBAN5, 20, ['perban-5-2020-45'], 'verified'),
  protectionMonths: [
    { from: on('2004-10-19'), value: 6, basis: ['uu-40-2004-21'], certainty: 'verified' },
    { from: on('2024-05-08'), value: 6, basis: ['uu-40-2004-21', 'perpres-59-2024-27-1'], certainty: 'press' },
  ],
  lateLayoffReportMonths: always(SINCE_PERBAN5, 6, ['perban-5-2020-45'], 'verified'),
  deliveryWorkingDays: always(SINCE_UU30, 5, ['uu-30-2014-62'], 'verified'),
  objectionWorkingDays: always(SINCE_UU30, 21, ['uu-30-2014-77'], 'verified'),
  objectionDecisionWorkingDays: always(SINCE_UU30, 10, ['uu-30-2014-77'], 'verified'),
  objectionExecutionWorkingDays: always(SINCE_UU30, 5, ['uu-30-2014-77'], 'verified'),
  appealWorkingDays: always(SINCE_UU30, 10, ['uu-30-2014-78'], 'verified'),
  appealDecisionWorkingDays: always(SINCE_UU30, 10, ['uu-30-2014-78'], 'verified'),
};

/** The value of a legal number on a day. @throws RuleNotInForce before the rule existed. */
export function parameterOn<N extends ParameterName>(name: N, day: LocalDate): DatedValue<ParameterValues[N]> {
  const values: readonly DatedValue<ParameterValues[N]>[] = PARAMETERS[name];
  const found = values.findLast((value) => value.from <= day);
  if (!found) throw new RuleNotInForce(name, day);
  return found;
}
