/** Whole rupiah. Never a fraction: rates are whole parts per 100,000 and every rounding is stated. */
export type Rupiah = number;

/** Which way a fraction of a rupiah goes: `down` favours whoever pays; `nearest` rounds halves up. */
export type Rounding = 'down' | 'nearest';

const WHOLE = 100_000n;

/** Checks an amount of money. @throws RangeError unless it is a whole, non-negative number of rupiah. */
export function requireRupiah(amount: number): Rupiah {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError('Jumlah uang harus rupiah bulat dan tidak negatif.');
  return amount;
}

/**
 * `per100k` parts of an amount in whole rupiah; exact, as it is counted in integers throughout.
 *
 * @throws RangeError for an amount that is not whole rupiah.
 */
export function shareOf(amount: Rupiah, per100k: number, rounding: Rounding): Rupiah {
  const product = BigInt(requireRupiah(amount)) * BigInt(per100k);
  const half = rounding === 'nearest' ? WHOLE / 2n : 0n;
  return Number((product + half) / WHOLE);
}
