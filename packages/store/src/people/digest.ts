import { hash, randomBytes } from 'node:crypto';

/** What is kept of a secret that has 256 random bits of its own: nothing to guess, so no slow hash. */
export function digestOf(secret: string): string {
  return hash('sha256', secret, 'hex');
}

export function newSecret(prefix = ''): string {
  return `${prefix}${randomBytes(32).toString('base64url')}`;
}
