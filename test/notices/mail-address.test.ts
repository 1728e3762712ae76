import { describe, expect, it } from '@jest/globals';
import { mailAddress } from '../../src/platform/mail-address.ts';

describe('one address and nothing else', () => {
  it.each(['hrd@maju-jaya.example', 'a.b+c@sub.contoh.example', "o'neil@x.example"])('takes %s', (value) => {
    expect(mailAddress(value)?.address).toBe(value);
  });

  it.each([
    'a@x.example\r\nBcc: evil@y.example',
    'a@x.example\nevil@y.example',
    'a@x.example,evil@y.example',
    'a@x.example;evil@y.example',
    'a@x.example evil@y.example',
    'Nama <a@x.example>',
    '<a@x.example>',
    '"a b"@x.example',
    'a@b@x.example',
    'a@[127.0.0.1]',
    'a@localhost',
    '@x.example',
    'a@',
    '',
    '.a@x.example',
    'a..b@x.example',
    `${'a'.repeat(65)}@x.example`,
    'a@-x.example',
    'a@x.example\u0000',
    'a@ｘ.example',
  ])('refuses %j', (value) => {
    expect(mailAddress(value)).toBeNull();
  });
});
