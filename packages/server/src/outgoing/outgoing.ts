import { lookup as resolveName } from 'node:dns/promises';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { numberIn, type OutgoingRules, requireAddress, requireListed } from './outgoing-rules.ts';
import { readReply } from './read-reply.ts';

export interface OutgoingRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly signal?: AbortSignal;
}

export interface Address {
  readonly address: string;
  readonly family: number;
}

interface OutgoingLimits {
  /** From the first look-up to the last byte, all redirects together. */
  readonly ms: number;
  /** Of an answer's body. */
  readonly bytes: number;
  readonly redirects: number;
  /** Every address of a name. */
  readonly resolve: (name: string) => Promise<readonly Address[]>;
}

const LIMITS: OutgoingLimits = {
  ms: 10_000,
  bytes: 1_000_000,
  redirects: 3,
  resolve: (name) => resolveName(name, { all: true, verbatim: true }),
};

/** Sends one request. Throws where it may not go, takes too long or answers too much. */
export type Outgoing = (url: URL, request: OutgoingRequest) => Promise<Response>;

/**
 * The only door through which requests leave the server. A host must be listed; its addresses are looked up once, checked,
 * and the connection goes to those and no others; each redirect passes the same door and carries no secret elsewhere.
 * Every connection is new, and no proxy of the environment is asked.
 */
export function outgoing(rules: OutgoingRules, changed: Partial<OutgoingLimits> = {}): Outgoing {
  const limits = { ...LIMITS, ...changed };
  return async (first, request) => {
    const late = AbortSignal.timeout(limits.ms);
    const signal = request.signal === undefined ? late : AbortSignal.any([late, request.signal]);
    let url = first;
    let { headers } = request;
    for (let hops = 0; ; hops++) {
      requireListed(url, rules);
      const response = await sendOne(url, { ...request, headers, signal }, { rules, limits });
      const next = redirectOf(response, url, request.method);
      if (next === null) return response;
      if (hops === limits.redirects) throw new Error(`${first.host} redirects without end`);
      if (next.origin !== url.origin) headers = withoutSecrets(headers);
      if (url.protocol === 'https:' && next.protocol !== 'https:')
        throw new Error(`${url.host} redirects from https to ${next.protocol}//${next.host}`);
      url = next;
    }
  };
}

interface Around {
  readonly rules: OutgoingRules;
  readonly limits: OutgoingLimits;
}

function sendOne(url: URL, asked: OutgoingRequest, { rules, limits }: Around): Promise<Response> {
  const host = numberIn(url.hostname);
  if (host !== null) requireAddress(url.hostname, host, rules);
  const { method, body, signal } = asked;
  const send = url.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const sent = send(url, {
      method,
      // Packed bodies could unfold without measure.
      headers: { ...asked.headers, 'accept-encoding': 'identity' },
      agent: false,
      lookup: checkedLookup(rules, limits.resolve),
      ...(signal === undefined ? {} : { signal }),
    });
    const fail = (cause: unknown) => reject(signal?.aborted === true ? signal.reason : cause);
    sent.on('error', fail);
    sent.once('response', (reply) => readReply(reply, limits.bytes).then(resolve, fail));
    sent.end(body ?? undefined);
  });
}

/** The socket asks this instead of the system, so that what was checked is what is connected to. */
function checkedLookup(rules: OutgoingRules, resolve: OutgoingLimits['resolve']): LookupFunction {
  return (name, options, callback) => {
    const answer = async () => {
      const found = await resolve(name);
      for (const { address } of found) requireAddress(name, address, rules);
      const [first] = found;
      if (first === undefined) throw new Error(`${name} has no address`);
      return { found, first };
    };
    answer().then(
      ({ found, first }) =>
        options.all === true ? callback(null, [...found]) : callback(null, first.address, first.family),
      (cause: Error) => callback(cause, ''),
    );
  };
}

/** Where it leads; null: nowhere. What was sent is not sent again. */
function redirectOf({ status, headers }: Response, from: URL, method: string): URL | null {
  const there = headers.get('location');
  if (![301, 302, 303, 307, 308].includes(status) || there === null) return null;
  if (method !== 'GET') throw new Error(`${from.host} redirects what was sent with ${method}`);
  return new URL(there, from);
}

function withoutSecrets(headers: OutgoingRequest['headers']): OutgoingRequest['headers'] {
  const secret = ['authorization', 'cookie', 'proxy-authorization'];
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !secret.includes(name.toLowerCase())));
}
