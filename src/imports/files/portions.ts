import type { SourceRow } from './row.ts';

/** A table of which the first rows are looked at one by one and the others taken in portions. */
export interface PortionedRows {
  /** Row by row, from the beginning. */
  readonly rows: AsyncIterator<SourceRow>;
  /** Everything that was not taken from `rows`. */
  rest(): AsyncGenerator<readonly SourceRow[]>;
}

/** Divides the reading of one table between somebody who surveys its beginning and somebody who reads the rest. */
export function portioned(portions: AsyncIterator<readonly SourceRow[]>): PortionedRows {
  let current: readonly SourceRow[] = [];
  let next = 0;
  return {
    rows: {
      async next() {
        while (next >= current.length) {
          const portion = await portions.next();
          if (portion.done === true) return { done: true, value: undefined };
          current = portion.value;
          next = 0;
        }
        const value = current[next];
        next += 1;
        return value === undefined ? { done: true, value } : { done: false, value };
      },
    },
    async *rest() {
      const left = current.slice(next);
      current = [];
      if (left.length > 0) yield left;
      for (;;) {
        const portion = await portions.next();
        if (portion.done === true) return;
        yield portion.value;
      }
    },
  };
}
