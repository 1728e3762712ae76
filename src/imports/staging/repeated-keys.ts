/** Watches the keys of a file for one that comes again. */
export interface RepeatedKeys {
  add(key: string): void;
  /** False: no key came twice. True: one did, or, about once in ten million files, only looks as if. */
  readonly any: boolean;
}

const FIRST_SLOTS = 1 << 12;
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const OTHER_PRIME = 0x85ebca6b;

/**
 * Remembers 64 bits of each key, eight bytes a slot, half of the slots in use. To sort millions of rows in the
 * database in order to find out that none is there twice takes many times as long.
 */
export function repeatedKeys(): RepeatedKeys {
  let slots = new Uint32Array(FIRST_SLOTS * 2);
  let [used, any] = [0, false];

  /** @returns whether it was there already. */
  const put = (low: number, high: number): boolean => {
    const mask = slots.length / 2 - 1;
    let slot = (low & mask) * 2;
    for (;;) {
      const [first, second] = [slots[slot], slots[slot + 1]];
      if (first === 0 && second === 0) break;
      if (first === low && second === high) return true;
      slot = (slot + 2) & (slots.length - 1);
    }
    slots[slot] = low;
    slots[slot + 1] = high;
    return false;
  };

  const grow = () => {
    const old = slots;
    slots = new Uint32Array(old.length * 2);
    for (let slot = 0; slot < old.length; slot += 2) {
      const [low = 0, high = 0] = [old[slot], old[slot + 1]];
      if (low !== 0 || high !== 0) put(low, high);
    }
  };

  return {
    add(key) {
      if (any) return;
      let [low, high] = [FNV_START, key.length];
      for (let at = 0; at < key.length; at += 1) {
        const code = key.charCodeAt(at);
        low = Math.imul(low ^ code, FNV_PRIME);
        high = Math.imul(high ^ code, OTHER_PRIME) ^ (high >>> 15);
      }
      if (used * 4 >= slots.length) grow();
      // Zero marks an empty slot.
      any = put((low ^ (low >>> 15)) >>> 0, (high | 1) >>> 0);
      used += 1;
    },
    get any() {
      return any;
    },
  };
}
