import { createCipheriv, randomFillSync, timingSafeEqual } from 'node:crypto';

/** Bytes of one AES block; a whole NIK is exactly one. */
export const BLOCK_BYTES = 16;
const NONCE_BYTES = 12;
const BATCH = 512;
const REDUCTION = 0xe1000000;

type Words = readonly [number, number, number, number];

const ZERO: Words = [0, 0, 0, 0];
const xor = (a: Words, b: Words): Words => [a[0] ^ b[0], a[1] ^ b[1], a[2] ^ b[2], a[3] ^ b[3]];
const wordsOf = (block: Buffer): Words => [block.readUInt32BE(0), block.readUInt32BE(4), block.readUInt32BE(8), block.readUInt32BE(12)];

/** Multiplies by x in the field of GCM, whose first bit is the highest bit of the first byte. */
function timesX([a, b, c, d]: Words): Words {
  return [(a >>> 1) ^ ((d & 1) === 1 ? REDUCTION : 0), (b >>> 1) | (a << 31), (c >>> 1) | (b << 31), (d >>> 1) | (c << 31)];
}

/** The products of an element with x to the power of 0 … 127. */
function powersOf(element: Words): Words[] {
  const powers = [element];
  while (powers.length < 128) powers.push(timesX(powers.at(-1) ?? ZERO));
  return powers;
}

function times(powers: readonly Words[], block: Words): Words {
  return powers.reduce((sum, power, bit) => (((block[bit >>> 5] ?? 0) >>> (31 - (bit & 31))) & 1 ? xor(sum, power) : sum), ZERO);
}

/** Four words for every value of every byte of a block: what that byte adds to the product. */
function productTable(powers: readonly Words[]): Uint32Array {
  const table = new Uint32Array(BLOCK_BYTES * 256 * 4);
  for (let byte = 0; byte < BLOCK_BYTES; byte += 1) {
    for (let value = 0; value < 256; value += 1) {
      let sum = ZERO;
      for (let bit = 0; bit < 8; bit += 1) if (value & (0x80 >> bit)) sum = xor(sum, powers[byte * 8 + bit] ?? ZERO);
      table.set(sum, (byte * 256 + value) * 4);
    }
  }
  return table;
}

/** AES-256-GCM of messages of one block, many at a time. */
export interface GcmBlocks {
  /**
   * Writes nonce (12 bytes, fresh and random), ciphertext (16) and tag (16) at `at`.
   *
   * @param message one block of ASCII characters.
   */
  seal(message: string, target: Buffer, at: number): void;
  /** Opens `count` sealed blocks that stand `stride` bytes apart from `at` on. @throws when one of them was altered. */
  open(sealed: Buffer, at: number, stride: number, count: number): string[];
}

/**
 * Standard AES-256-GCM for messages of exactly one block, at a fraction of the price of one cipher object for
 * each message: the AES blocks of many nonces are computed in one call, and for a fixed place and length the
 * authentication is one multiplication by a constant. What it writes any GCM opens, and the other way round.
 *
 * @param key 32 bytes. @param place additional data, at most 16 bytes.
 */
export function gcmBlocks(key: Buffer, place: string): GcmBlocks {
  const aes = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  const { table, constant } = authentication(aes.update(Buffer.alloc(BLOCK_BYTES)), Buffer.from(place));
  const counters = Buffer.alloc(BATCH * 2 * BLOCK_BYTES);
  const nonces = Buffer.alloc(BATCH * NONCE_BYTES);
  let masks: Buffer = Buffer.alloc(0);
  let next = BATCH;

  const masksOf = (count: number, nonceAt: (index: number) => number, from: Buffer) => {
    for (let index = 0; index < count; index += 1) {
      const block = index * 2 * BLOCK_BYTES;
      from.copy(counters, block, nonceAt(index), nonceAt(index) + NONCE_BYTES);
      counters.writeUInt32BE(1, block + NONCE_BYTES);
      counters.copy(counters, block + BLOCK_BYTES, block, block + NONCE_BYTES);
      counters.writeUInt32BE(2, block + BLOCK_BYTES + NONCE_BYTES);
    }
    return aes.update(counters.subarray(0, count * 2 * BLOCK_BYTES));
  };

  /** The tag of the ciphertext at `at`, in place of the mask's first block. */
  const tagInto = (mask: Buffer, maskAt: number, cipher: Buffer, at: number) => {
    let [a, b, c, d] = constant;
    for (let byte = 0; byte < BLOCK_BYTES; byte += 1) {
      const row = (byte * 256 + (cipher[at + byte] ?? 0)) * 4;
      a ^= table[row] ?? 0;
      b ^= table[row + 1] ?? 0;
      c ^= table[row + 2] ?? 0;
      d ^= table[row + 3] ?? 0;
    }
    mask.writeInt32BE(mask.readInt32BE(maskAt) ^ a, maskAt);
    mask.writeInt32BE(mask.readInt32BE(maskAt + 4) ^ b, maskAt + 4);
    mask.writeInt32BE(mask.readInt32BE(maskAt + 8) ^ c, maskAt + 8);
    mask.writeInt32BE(mask.readInt32BE(maskAt + 12) ^ d, maskAt + 12);
  };

  return {
    seal(message, target, at) {
      if (next === BATCH) {
        randomFillSync(nonces);
        masks = masksOf(BATCH, (index) => index * NONCE_BYTES, nonces);
        next = 0;
      }
      const mask = next * 2 * BLOCK_BYTES;
      nonces.copy(target, at, next * NONCE_BYTES, (next + 1) * NONCE_BYTES);
      next += 1;
      const text = at + NONCE_BYTES;
      for (let byte = 0; byte < BLOCK_BYTES; byte += 1) target[text + byte] = message.charCodeAt(byte) ^ (masks[mask + BLOCK_BYTES + byte] ?? 0);
      tagInto(masks, mask, target, text);
      masks.copy(target, text + BLOCK_BYTES, mask, mask + BLOCK_BYTES);
    },
    open(sealed, at, stride, count) {
      const opened: string[] = [];
      for (let done = 0; done < count; done += BATCH) {
        const many = Math.min(BATCH, count - done);
        const start = at + done * stride;
        const mask = masksOf(many, (index) => start + index * stride, sealed);
        for (let index = 0; index < many; index += 1) {
          const text = start + index * stride + NONCE_BYTES;
          const own = index * 2 * BLOCK_BYTES;
          tagInto(mask, own, sealed, text);
          const tag = sealed.subarray(text + BLOCK_BYTES, text + 2 * BLOCK_BYTES);
          if (!timingSafeEqual(tag, mask.subarray(own, own + BLOCK_BYTES))) throw new Error('a sealed block was altered or moved');
          for (let byte = own + BLOCK_BYTES; byte < own + 2 * BLOCK_BYTES; byte += 1) mask[byte] = (mask[byte] ?? 0) ^ (sealed[text + byte - own - BLOCK_BYTES] ?? 0);
          opened.push(mask.toString('utf8', own + BLOCK_BYTES, own + 2 * BLOCK_BYTES));
        }
      }
      return opened;
    },
  };
}

/** For one block of data under one place, the authenticator is a constant plus the block times H squared. */
function authentication(hashKey: Buffer, place: Buffer): { readonly table: Uint32Array; readonly constant: Words } {
  if (place.length > BLOCK_BYTES) throw new Error('a place has at most 16 bytes');
  const single = powersOf(wordsOf(hashKey));
  const squared = powersOf(times(single, wordsOf(hashKey)));
  const placed = Buffer.alloc(BLOCK_BYTES);
  place.copy(placed);
  const lengths: Words = [0, place.length * 8, 0, BLOCK_BYTES * 8];
  const ofPlace = place.length === 0 ? ZERO : times(single, times(squared, wordsOf(placed)));
  return { table: productTable(squared), constant: xor(ofPlace, times(single, lengths)) };
}
