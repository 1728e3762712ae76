/** What a running hash begins with. */
export const START = 0x811c9dc5;

/** FNV-1a over the UTF-16 units of a text; never 0, so that 0 can mean "no key". */
export function hashText(text: string): number {
  let hash = START;
  for (let at = 0; at < text.length; at += 1) hash = nextHash(hash, text.charCodeAt(at));
  return settle(hash);
}

/** A running hash with one unit more; `settle` makes it a key. */
export function nextHash(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** Mixes two integers into one key; never 0. */
export function mix(left: number, right: number): number {
  let hash = Math.imul(left ^ 0x9e3779b9, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15) ^ right, 0xc2b2ae35);
  return settle(hash ^ (hash >>> 13));
}

/** Ends a running hash; never 0. */
export function settle(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b) >>> 0;
  return mixed === 0 ? 1 : mixed;
}

/** The same hash over bytes that are letters of either case. */
export function hashBytes(bytes: Uint8Array, from: number, to: number): number {
  let hash = START;
  for (let at = from; at < to; at += 1) hash = nextHash(hash, (bytes[at] ?? 0) & 0xdf);
  return settle(hash);
}
