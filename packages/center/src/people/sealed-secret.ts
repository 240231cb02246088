import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = 'second-factor.key';
const BYTES = 32;
const NONCE = 12;
const TAG = 16;

/** Seals with a key that lies in the folder, beside the catalog and not in it: who has the catalog alone reads no secret. */
export async function seal(folder: string, secret: Buffer): Promise<string> {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', await keyIn(folder), nonce);
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** Null where it was sealed with another key, as after a restore. */
export async function unseal(folder: string, text: string): Promise<Buffer | null> {
  const bytes = Buffer.from(text, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', await keyIn(folder), bytes.subarray(0, NONCE));
  decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
  } catch {
    return null;
  }
}

async function keyIn(folder: string): Promise<Buffer> {
  const file = join(folder, NAME);
  const found = await readFile(file).catch(() => null);
  if (found !== null && found.length === BYTES) return found;
  // Of two that make one at once the first stays, and it is never seen half written.
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, randomBytes(BYTES), { mode: 0o600, flush: true });
  await link(draft, file).catch(() => undefined);
  await rm(draft, { force: true });
  return readFile(file);
}
