import { addDays, addMonths, type LocalDate } from './local-date.ts';
import { parameterOn } from './parameters.ts';
import type { Ruling } from './ruling.ts';

/** The cover without contributions after a layoff; both days included. */
export interface ProtectionPeriod {
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
}

/**
 * First and last day of the protection after a layoff: six months, family included, from the day of the
 * layoff. A layoff of 6 April is covered until 5 October; where the sixth month is too short for the day,
 * its last day is still covered (31 August until 28 February).
 *
 * Source: UU 40/2004 art 21(1); Perpres 59/2024 art 27(1) from 8 May 2024. Whether cover is granted at all
 * is the question of `judgeLeaving`. @throws RuleNotInForce
 */
export function protectionOf(layoffOn: LocalDate): Ruling<ProtectionPeriod> {
  const { value: months, basis } = parameterOn('protectionMonths', layoffOn);
  const sameDayLater = addMonths(layoffOn, months);
  const monthTooShort = sameDayLater.slice(8) !== layoffOn.slice(8);
  return {
    value: { firstDay: layoffOn, lastDay: monthTooShort ? sameDayLater : addDays(sameDayLater, -1) },
    basis,
  };
}
