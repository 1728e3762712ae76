/**
 * Typed arrays over shared memory. Every large column of the engine is one of these, so that worker threads of one
 * process open it without copying, and a machine hands it on as plain bytes.
 */
export const sharedBytes = (length: number): Uint8Array => new Uint8Array(new SharedArrayBuffer(length));
export const sharedInts = (length: number): Int32Array => new Int32Array(new SharedArrayBuffer(length * 4));
export const sharedUints = (length: number): Uint32Array =>
  new Uint32Array(new SharedArrayBuffer(length * 4));
export const sharedDoubles = (length: number): Float64Array =>
  new Float64Array(new SharedArrayBuffer(length * 8));

/** The longer of two columns, with the values of the shorter. */
export function grown<T extends { set(source: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}
