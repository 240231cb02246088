import { randomBytes } from 'node:crypto';
import type { SentSignIn } from './identity-provider.ts';

/** Sign-ins that wait for the provider's answer. Kept in memory: after a restart people begin again. */
export interface SentSignIns {
  /** Keeps it; the secret that the browser must bring back with the answer. */
  keep(one: WaitingSignIn, now: Date): string;
  /** Takes it away: an answer is good once. Null: unknown, or too late. */
  take(secret: string, now: Date): WaitingSignIn | null;
}

export interface WaitingSignIn extends SentSignIn {
  /** Page to go to afterwards. */
  readonly page: string;
}

/** Seconds that somebody has for signing in at the provider. */
export const PATIENCE_SECONDS = 600;
const KEPT = 10_000;

export function sentSignIns(): SentSignIns {
  const waiting = new Map<string, { readonly one: WaitingSignIn; readonly until: number }>();
  return {
    keep(one, now) {
      const secret = randomBytes(32).toString('base64url');
      waiting.set(secret, { one, until: now.getTime() + PATIENCE_SECONDS * 1000 });
      for (const [oldest] of waiting) {
        if (waiting.size <= KEPT) break;
        waiting.delete(oldest);
      }
      return secret;
    },
    take(secret, now) {
      const found = waiting.get(secret);
      waiting.delete(secret);
      return found === undefined || found.until <= now.getTime() ? null : found.one;
    },
  };
}
