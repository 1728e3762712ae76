import { describe, expect, it } from '@jest/globals';
import { safeReturnPath } from '../../src/web/return-path.ts';

describe('safeReturnPath', () => {
  it.each(['/', '/kasus', '/kasus/0042-2026?tahap=1&halaman=2', '/temuan?urut=%C3%A9'])(
    'keeps %s',
    (path) => {
      expect(safeReturnPath(path)).toBe(path);
    },
  );

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/a\r\nSet-Cookie: x',
    '/\tevil',
    '',
    undefined,
    ['/kasus'],
    '/masuk?kembali=/kasus',
    '/keluar',
    `/${'a'.repeat(600)}`,
  ])('refuses %j', (path) => {
    expect(safeReturnPath(path, '/aman')).toBe('/aman');
  });
});
