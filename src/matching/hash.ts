/** FNV-1a over the UTF-16 units of a text; never 0, so that 0 can mean "no key". */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return settle(hash);
}

/** Mixes two integers into one key; never 0. */
export function mix(left: number, right: number): number {
  let hash = Math.imul(left ^ 0x9e3779b9, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15) ^ right, 0xc2b2ae35);
  return settle(hash ^ (hash >>> 13));
}

function settle(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b) >>> 0;
  return mixed === 0 ? 1 : mixed;
}
