import { createHmac } from 'node:crypto';

/** Seconds that a code is shown (RFC 6238, X). */
const SECONDS = 30;
const DIGITS = 6;
/** RFC 4648. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The number of the interval (RFC 6238, T). */
export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / SECONDS);
}

/** The code of an interval: HOTP (RFC 4226) with SHA-1, as every authenticator app computes it. */
export function codeOf(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const offset = (digest[digest.length - 1] ?? 0) & 0xf;
  const number = digest.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** Text of a secret, as people type it into an app. */
export function base32(bytes: Buffer): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => ALPHABET[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
}

/** What an app reads from a picture. */
export function otpauth(
  secret: Buffer,
  { issuer, login }: { readonly issuer: string; readonly login: string },
): string {
  const parameters = new URLSearchParams({ secret: base32(secret), issuer });
  return `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(login)}?${parameters}`;
}
