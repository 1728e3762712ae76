/** Text gathered as UTF-8 in memory that is used again: strings kept until a slice is full would grow the heap. */
export interface TextBuffer {
  add(text: string): void;
  /** What was gathered; valid until `clear`. Its memory belongs to nothing else, so that it may be handed to another thread. */
  bytes(): Buffer<ArrayBuffer>;
  /** Begins anew, in memory that came back from another thread when it is given. */
  clear(memory?: ArrayBuffer): void;
}

const MOST_BYTES_PER_CHARACTER = 3;

/** @param size expected bytes; it grows when they do not suffice. */
export function textBuffer(size: number): TextBuffer {
  let memory = Buffer.from(new ArrayBuffer(size));
  let used = 0;
  return {
    add(text) {
      const needed = used + text.length * MOST_BYTES_PER_CHARACTER;
      if (needed > memory.length) {
        const larger = Buffer.from(new ArrayBuffer(Math.max(needed, memory.length * 2)));
        memory.copy(larger, 0, 0, used);
        memory = larger;
      }
      used += memory.write(text, used);
    },
    bytes: () => memory.subarray(0, used),
    clear(returned) {
      if (returned !== undefined) memory = Buffer.from(returned);
      used = 0;
    },
  };
}
