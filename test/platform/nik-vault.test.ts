import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gcmBlocks } from '../../src/platform/gcm-blocks.ts';
import { nikVault } from '../../src/platform/nik-vault.ts';

const keys = { nikKey: '1'.repeat(64), indexKey: '2'.repeat(64) };
const vault = nikVault(keys);
const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const bytes = (hex: string) => Buffer.from(hex, 'hex');

describe('sealing in bulk', () => {
  const seal = vault.sealer('worker');

  it('gives the same index and opens like a number sealed by itself', () => {
    fc.assert(
      fc.property(fc.oneof({ weight: 5, arbitrary: digits(16) }, fc.stringMatching(/^[0-9A-Zé]{1,20}$/)), (nik) => {
        const { cipher, index } = seal(nik);
        expect(index).toBe(vault.index(nik).toString('hex'));
        expect(vault.open(bytes(cipher), 'worker')).toBe(nik);
        expect(vault.openMany([bytes(cipher), vault.seal(nik, 'worker').cipher], 'worker')).toEqual([nik, nik]);
      }),
    );
  });

  it('never uses a nonce twice, whether the numbers are equal or not', () => {
    const nonces = new Set(Array.from({ length: 3000 }, () => seal('9901014101900001').cipher.slice(2, 26)));
    expect(nonces.size).toBe(3000);
  });

  it('opens nothing that was altered or sealed for another place', () => {
    const cipher = bytes(seal('9901014101900001').cipher);
    expect(() => vault.openMany([cipher], 'member')).toThrow('altered or moved');
    for (const at of [1, 13, 20, 40]) {
      const altered = Buffer.from(cipher);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(() => vault.openMany([altered], 'worker')).toThrow('altered or moved');
    }
    expect(() => vault.openMany([Buffer.concat([Buffer.of(9), cipher.subarray(1)])], 'worker')).toThrow('unknown key');
  });

  it('opens very many in their order, whole and damaged ones mixed', () => {
    const niks = Array.from({ length: 1500 }, (_, index) => (index % 7 === 0 ? `99${index}` : `990101410190${String(index).padStart(4, '0')}`));
    expect(vault.openMany(niks.map((nik) => vault.seal(nik, 'member').cipher), 'member')).toEqual(niks);
  });
});

describe('AES-256-GCM of single blocks', () => {
  it('is the standard one, for every key, place and message', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.stringMatching(/^[a-z_]{0,16}$/), digits(16), (secret, place, message) => {
        const key = Buffer.from(secret);
        const blocks = gcmBlocks(key, place);
        const sealed = Buffer.alloc(44);
        blocks.seal(message, sealed, 0);
        const standard = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(place));
        standard.setAuthTag(sealed.subarray(28));
        expect(standard.update(sealed.subarray(12, 28), undefined, 'latin1') + standard.final('latin1')).toBe(message);
        const nonce = randomBytes(12);
        const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
        const other = Buffer.concat([nonce, cipher.update(message, 'latin1'), cipher.final(), cipher.getAuthTag()]);
        expect(blocks.open(Buffer.concat([sealed, other]), 0, 44, 2)).toEqual([message, message]);
      }),
      { numRuns: 40 },
    );
  });

  it('takes no place longer than a block', () => {
    expect(() => gcmBlocks(randomBytes(32), 'x'.repeat(17))).toThrow('at most 16 bytes');
  });
});

it('indexes by HMAC-SHA-256 under a key derived for nothing else', () => {
  const derived = createHmac('sha256', bytes(keys.indexKey)).update('nik-index').digest();
  expect(vault.index('9901014101900001')).toEqual(createHmac('sha256', derived).update('9901014101900001').digest().subarray(0, 16));
});
