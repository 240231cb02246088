import { expect, test } from 'vitest';
import { base32, codeOf, otpauth, stepAt } from '../src/people/totp.ts';

/** RFC 6238, appendix B (SHA-1); the last six of its eight digits. */
const SECRET = Buffer.from('12345678901234567890');

test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('the code at second %i is that of RFC 6238', (seconds, code) => {
  expect(codeOf(SECRET, stepAt(new Date(seconds * 1000)))).toBe(code);
});

test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foobar', 'MZXW6YTBOI'],
])('base32 of %j is that of RFC 4648, without padding', (text, written) => {
  expect(base32(Buffer.from(text))).toBe(written);
});

test('an app reads whose secret it is, whatever letters they have', () => {
  const uri = new URL(otpauth(SECRET, { issuer: 'Plumbline 小店', login: '安@example.com' }));
  expect([uri.protocol, uri.host, decodeURIComponent(uri.pathname)]).toEqual([
    'otpauth:',
    'totp',
    '/Plumbline 小店:安@example.com',
  ]);
  expect(Object.fromEntries(uri.searchParams)).toEqual({
    secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    issuer: 'Plumbline 小店',
  });
});
