/** A repeatable source of chance: the same seed gives the same draws on every machine. */
export interface Chance {
  /** At least 0, below 1. */
  real(): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** True with this probability. */
  happens(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of the options, each as likely as its weight. */
  weighted<T>(options: readonly (readonly [T, number])[]): T;
  /** Drawn from the bell curve around 0 with deviation 1. */
  bell(): number;
  /** A source of its own, so that drawing more here changes nothing there. */
  fork(label: number): Chance;
}

const UINT32 = 2 ** 32;

/** Spreads one number over all 32 bits. */
function scramble(value: number): number {
  let mixed = (value ^ (value >>> 16)) >>> 0;
  mixed = Math.imul(mixed, 0x45d9f3b) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 0;
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

/** @param seed any whole number; equal seeds give equal draws. */
export function chanceOf(seed: number): Chance {
  let state = scramble(seed + 0x9e3779b9);

  // A Weyl sequence through the scrambler: short, fast, and good enough for invented people.
  const real = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    return scramble(state) / UINT32;
  };
  const whole = (low: number, high: number): number => low + Math.floor(real() * (high - low + 1));

  function pick<T>(list: readonly T[]): T {
    const chosen = list[whole(0, list.length - 1)];
    if (chosen === undefined) throw new RangeError('There is nothing to pick from.');
    return chosen;
  }

  function weighted<T>(options: readonly (readonly [T, number])[]): T {
    let left = real() * options.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [option, weight] of options) {
      left -= weight;
      if (left < 0) return option;
    }
    return pick(options)[0];
  }

  return {
    real,
    whole,
    pick,
    weighted,
    happens: (probability) => real() < probability,
    bell: () => Math.sqrt(-2 * Math.log(1 - real())) * Math.cos(2 * Math.PI * real()),
    fork: (label) => chanceOf(scramble(seed) + Math.imul(label + 1, 0x85ebca6b)),
  };
}
