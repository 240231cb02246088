import { CAPABILITY_NAMES } from '@plumbline/diagnostics';
import { z } from 'zod';
import { personName } from './changes.ts';
import { review } from './review.ts';
import { text } from './text.ts';
import { viewing } from './viewing.ts';

/** What a caller may do, what a role gives, what a token is limited to. */
export const capability = z.enum(CAPABILITY_NAMES);

/** RFC 3339 in UTC. */
const instant = z.string();

export const signInRequest = z.strictObject({
  login: z.string().min(1).max(200),
  password: z.string().min(1).max(1000),
  /** Of an authenticator app, or a recovery code, where the person uses them. */
  code: z.string().max(50).optional(),
});

/** How people sign in here, beside a password. */
export const signInWays = z.object({
  provider: z.object({ name: z.string(), /** Where a browser begins. */ path: z.string() }).nullable(),
});

export const ownSession = z.object({
  id: z.string(),
  created_at: instant,
  expires_at: instant,
  /** What the browser calls itself (`User-Agent`). */
  agent: z.string().nullable(),
  /** The one that asks. */
  is_current: z.boolean(),
});
export const ownSessionList = z.object({ sessions: z.array(ownSession) });
export const sessionsEnded = z.object({ ended: z.int() });

export const secondFactorBegin = z.strictObject({ password: z.string().min(1).max(1000) });
export const secondFactorCode = z.strictObject({ code: z.string().min(1).max(50) });
/** Shown this once. `uri`: what an app reads from a picture. */
export const secondFactorSecret = z.object({ secret: z.string(), uri: z.string() });
/** Shown this once; each is good for one sign-in. */
export const recoveryCodes = z.object({ recovery_codes: z.array(z.string()) });

export const signedIn = z.object({
  login: z.string(),
  /** Send it back as `X-CSRF-Token` with everything that changes something. */
  csrf_token: z.string(),
  must_change_password: z.boolean(),
  expires_at: instant,
});

export const me = z.object({
  login: z.string(),
  name: z.string(),
  /** Of the person in whose place the caller acts, where there is one. */
  roles: z.array(z.string()),
  in_place_of: z.string().nullable(),
  /** The caller looks through the eyes of `login`. */
  viewing: viewing.extend({ by: z.string() }).nullable(),
  scopes: z.array(capability),
  via: z.enum(['session', 'token']),
  must_change_password: z.boolean(),
  /** A code is asked for at sign-in. */
  second_factor: z.boolean(),
  csrf_token: z.string().nullable(),
  workspace: z.object({
    name: z.string(),
    label: text,
    locale: z.enum(['zh', 'en']),
    currency: z.string(),
    /** How changes of definitions are signed; null: they are not. */
    review: review.nullable(),
    today: z.string(),
    /** Where it is what day it is, `Asia/Shanghai`. */
    timezone: z.string(),
    /** Months of a calendar of whole weeks, as `period` writes them, the earliest first; null: months are those of the date. */
    months: z.array(z.object({ name: z.string(), first: z.string() })).nullable(),
    /** The month in which fiscal years begin, and which of its two calendar years names one; null: there are none beside the years. */
    fiscal: z.object({ start: z.int().min(1).max(12), named: z.enum(['start', 'end']) }).nullable(),
    /** Grains of the company's own, as `by` writes them: those whose members its calendars list. */
    grains: z.array(z.string()),
    /** Name of the hierarchy that is the organisation. */
    organisation: z.string().nullable(),
    /** Field whose members can be asked as `currency`, beside the workspace's own; null: there are no rates. */
    currencies: z.string().nullable(),
  }),
});

export const passwordChange = z.strictObject({
  current: z.string().min(1).max(1000),
  new: z.string().min(1).max(1000),
});

export const tokenRequest = z.strictObject({
  name: z.string().min(1).max(200),
  scopes: z.array(capability).min(1).max(CAPABILITY_NAMES.length),
  /** Days until it ends; absent: 90. */
  days: z.int().min(1).max(3660).optional(),
});

export const accessToken = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(capability),
  created_at: instant,
  expires_at: instant.nullable(),
  last_used_at: instant.nullable(),
});

/** Of anybody, as who looks after people sees it. */
export const ownedToken = accessToken.extend({ owner: z.string(), people: z.array(personName) });
export const ownedTokenList = z.object({ tokens: z.array(ownedToken) });

/** `token` is shown this once. */
export const newToken = accessToken.extend({ token: z.string() });
export const tokenList = z.object({ tokens: z.array(accessToken) });
