/**
 * Numbers the different values of a column of bytes in the order in which they first come: 0, 1, 2 …
 * No text is made for a value that is known already.
 */
export class ByteKeys {
  size = 0;
  /** One more than the number of a value, 0 where there is none. */
  #slots = new Int32Array(1024);
  #hashes = new Int32Array(512);
  #starts = new Int32Array(513);
  #bytes = new Uint8Array(8192);

  /** The number of the value that lies between two places. */
  numberOf(bytes: Uint8Array, from: number, to: number): number {
    let hash = to - from;
    for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 16_777_619);
    hash ^= hash >>> 15;
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = (this.#slots[slot] ?? 0) - 1;
      if (number < 0) return this.#add(slot, hash, bytes.subarray(from, to));
      if (this.#hashes[number] === hash && this.#isSame(number, bytes, from, to)) return number;
    }
  }

  #isSame(number: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.#starts[number] ?? 0;
    if ((this.#starts[number + 1] ?? 0) - start !== to - from) return false;
    for (let at = from; at < to; at += 1) if (bytes[at] !== this.#bytes[start + at - from]) return false;
    return true;
  }

  #add(slot: number, hash: number, value: Uint8Array): number {
    const number = this.size;
    const start = this.#starts[number] ?? 0;
    if (start + value.length > this.#bytes.length) this.#bytes = grown(this.#bytes, new Uint8Array((start + value.length) * 2));
    this.#bytes.set(value, start);
    this.#hashes[number] = hash;
    this.#starts[number + 1] = start + value.length;
    this.#slots[slot] = number + 1;
    this.size += 1;
    if (this.size === this.#hashes.length) this.#grow();
    return number;
  }

  /** Doubles the room: at most half of the slots are ever taken. */
  #grow(): void {
    this.#hashes = grown(this.#hashes, new Int32Array(this.size * 2));
    this.#starts = grown(this.#starts, new Int32Array(this.size * 2 + 1));
    this.#slots = new Int32Array(this.size * 4);
    const mask = this.#slots.length - 1;
    for (let number = 0; number < this.size; number += 1) {
      let slot = (this.#hashes[number] ?? 0) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = number + 1;
    }
  }
}

function grown<T extends { set(source: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}
