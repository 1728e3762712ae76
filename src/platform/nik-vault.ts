import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

const KEY_ID = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES;

/** A sealed NIK: what the database stores. */
export interface SealedNik {
  /** Key id, nonce, ciphertext and tag in one. */
  readonly cipher: Buffer;
  /** Keyed hash for equality only: equal numbers have equal indexes. */
  readonly index: Buffer;
}

/** Seals, opens and indexes NIKs. Both keys live outside the database and differ from each other. */
export interface NikVault {
  /** Encrypts (AES-256-GCM) and indexes one number. `place` binds the text to its table: moved elsewhere it does not open. */
  seal(nik: string, place: string): SealedNik;
  /** @throws when the text was altered, moved to another place, or sealed under an unknown key. */
  open(cipher: Buffer, place: string): string;
  /** HMAC-SHA-256 of the digits, 16 bytes: an unkeyed hash of 16 digits could be reversed by trying all. */
  index(nik: string): Buffer;
}

/** @param keys two different 32-byte keys in hexadecimal. */
export function nikVault(keys: { readonly nikKey: string; readonly indexKey: string }): NikVault {
  const key = Buffer.from(keys.nikKey, 'hex');
  const indexKey = createHmac('sha256', Buffer.from(keys.indexKey, 'hex')).update('nik-index').digest();
  const index = (nik: string) => createHmac('sha256', indexKey).update(nik).digest().subarray(0, 16);

  return {
    index,
    seal(nik, place) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
      const text = Buffer.concat([cipher.update(nik, 'utf8'), cipher.final()]);
      return { cipher: Buffer.concat([Buffer.of(KEY_ID), nonce, text, cipher.getAuthTag()]), index: index(nik) };
    },
    open(sealed, place) {
      if (sealed[0] !== KEY_ID) throw new Error(`NIK was sealed under an unknown key (${sealed[0] ?? 'none'})`);
      const nonce = sealed.subarray(1, HEADER_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
      return decipher.update(sealed.subarray(HEADER_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
    },
  };
}
