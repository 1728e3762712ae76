import { createCipheriv, createDecipheriv, createHmac, hash, randomBytes } from 'node:crypto';
import { BLOCK_BYTES, gcmBlocks, type GcmBlocks } from './gcm-blocks.ts';

const KEY_ID = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES;
const INDEX_BYTES = 16;
/** A sealed NIK of 16 digits. */
const WHOLE_BYTES = HEADER_BYTES + BLOCK_BYTES + TAG_BYTES;
const ASCII = /^[\x20-\x7e]{16}$/;

/** A sealed NIK: what the database stores. */
export interface SealedNik {
  /** Key id, nonce, ciphertext and tag in one. */
  readonly cipher: Buffer;
  /** Keyed hash for equality only: equal numbers have equal indexes. */
  readonly index: Buffer;
}

/** A sealed NIK as hexadecimal digits, for bulk loading. */
export interface SealedHex {
  readonly cipher: string;
  readonly index: string;
}

/** Seals, opens and indexes NIKs. Both keys live outside the database and differ from each other. */
export interface NikVault {
  /** Encrypts (AES-256-GCM) and indexes one number. `place` binds the text to its table: moved elsewhere it does not open. */
  seal(nik: string, place: string): SealedNik;
  /** As `seal`, for very many numbers of one place: the same result, several times as fast. */
  sealer(place: string): (nik: string) => SealedHex;
  /** @throws when the text was altered, moved to another place, or sealed under an unknown key. */
  open(cipher: Buffer, place: string): string;
  /** As `open`, for very many numbers of one place, in the same order. */
  openMany(ciphers: readonly Buffer[], place: string): string[];
  /** HMAC-SHA-256 of the digits, 16 bytes: an unkeyed hash of 16 digits could be reversed by trying all. */
  index(nik: string): Buffer;
}

const SHA_BLOCK = 64;
const SHA_BYTES = 32;

/** HMAC-SHA-256 (RFC 2104) of 16 ASCII characters, on one-shot hashes: half the price of an HMAC object. */
function hmacOfBlocks(key: Buffer): (text: string) => string {
  const inner = Buffer.alloc(SHA_BLOCK + BLOCK_BYTES, 0x36);
  const outer = Buffer.alloc(SHA_BLOCK + SHA_BYTES, 0x5c);
  for (let byte = 0; byte < SHA_BLOCK; byte += 1) {
    inner[byte] = 0x36 ^ (key[byte] ?? 0);
    outer[byte] = 0x5c ^ (key[byte] ?? 0);
  }
  return (text) => {
    inner.write(text, SHA_BLOCK, BLOCK_BYTES, 'latin1');
    outer.write(hash('sha256', inner, 'binary'), SHA_BLOCK, SHA_BYTES, 'latin1');
    return hash('sha256', outer, 'hex');
  };
}

/** @param keys two different 32-byte keys in hexadecimal. */
export function nikVault(keys: { readonly nikKey: string; readonly indexKey: string }): NikVault {
  const key = Buffer.from(keys.nikKey, 'hex');
  const indexKey = createHmac('sha256', Buffer.from(keys.indexKey, 'hex')).update('nik-index').digest();
  const index = (nik: string) => createHmac('sha256', indexKey).update(nik).digest().subarray(0, INDEX_BYTES);
  const hmac = hmacOfBlocks(indexKey);
  const blocksOf = new Map<string, GcmBlocks>();
  const blocks = (place: string) => {
    const known = blocksOf.get(place);
    if (known !== undefined) return known;
    const made = gcmBlocks(key, place);
    blocksOf.set(place, made);
    return made;
  };

  const seal = (nik: string, place: string): SealedNik => {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
    const text = Buffer.concat([cipher.update(nik, 'utf8'), cipher.final()]);
    return { cipher: Buffer.concat([Buffer.of(KEY_ID), nonce, text, cipher.getAuthTag()]), index: index(nik) };
  };

  const open = (sealed: Buffer, place: string): string => {
    if (sealed[0] !== KEY_ID) throw new Error(`NIK was sealed under an unknown key (${sealed[0] ?? 'none'})`);
    const nonce = sealed.subarray(1, HEADER_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    return decipher.update(sealed.subarray(HEADER_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  };

  return {
    index,
    seal,
    open,
    sealer(place) {
      const target = Buffer.alloc(WHOLE_BYTES);
      target[0] = KEY_ID;
      const own = blocks(place);
      return (nik) => {
        if (ASCII.test(nik)) {
          own.seal(nik, target, 1);
          return { cipher: target.toString('hex'), index: hmac(nik).slice(0, INDEX_BYTES * 2) };
        }
        const sealed = seal(nik, place);
        return { cipher: sealed.cipher.toString('hex'), index: sealed.index.toString('hex') };
      };
    },
    openMany(ciphers, place) {
      const whole = ciphers.filter((cipher) => cipher.length === WHOLE_BYTES && cipher[0] === KEY_ID);
      const opened = blocks(place).open(Buffer.concat(whole), 1, WHOLE_BYTES, whole.length);
      let next = 0;
      return ciphers.map((cipher) => (cipher.length === WHOLE_BYTES && cipher[0] === KEY_ID ? (opened[next++] ?? '') : open(cipher, place)));
    },
  };
}
