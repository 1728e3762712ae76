/** Minutes until the next try after the 1st, 2nd … deferral; from then on every four hours. */
const PAUSES = [1, 5, 15, 60] as const;
const LATER = 240;
const GIVE_UP_AFTER = 72 * 60;

/** Minutes until the one automatic repeat after an uncertain outcome. */
export const REPEAT_PAUSE = 1;

/**
 * Minutes until a deferred letter is tried again, or null when 72 hours will have passed since the first try: then
 * it goes by courier.
 *
 * @param deferrals how often it was deferred, this time included.
 * @param minutesTried minutes since the first try.
 */
export function nextTryIn(deferrals: number, minutesTried: number): number | null {
  const pause = PAUSES[deferrals - 1] ?? LATER;
  return minutesTried + pause > GIVE_UP_AFTER ? null : pause;
}
