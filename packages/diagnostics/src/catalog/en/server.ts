import type { ServerParams } from '../../codes/server.ts';
import type { Catalog } from '../catalog.ts';

export const server: Catalog<ServerParams> = {
  'server/bad-json': (p) => `the body is not valid JSON: ${p.reason}`,
  'server/body-too-large': (p) => `the body is larger than the ${p.limit} bytes allowed`,
  'server/wrong-content-type': (p) =>
    `the body must be sent as ${p.expected.join(' or ')}${p.found === null ? '; no Content-Type was given' : `, not as ${p.found}`}`,
  'server/not-acceptable': (p) => `nothing here can be given as ${p.asked}; there is ${p.offered.join(', ')}`,
  'server/no-such-path': (p) => `there is nothing at ${p.path}`,
  'server/method-not-allowed': (p) => `${p.method} is not possible here; ${p.allowed.join(', ')} is`,
  'server/unknown-key': (p) => `there is no key ${p.key} here; there is ${p.known.join(', ')}`,
  'server/missing-key': (p) => `the key ${p.key} is missing`,
  'server/wrong-value': (p) => `the value does not fit: ${p.problem}`,
  'server/nothing-called': (p) => `there is no ${p.kind.replace('_', ' ')} called ${p.name}`,
  'server/changed-meanwhile': (p) =>
    `${p.name} has changed since you read it: it is at revision ${p.revision}, yours was ${p.read}; nothing was written`,
  'server/host-not-allowed': (p) => `this server does not answer to the name ${p.host}`,
  'server/origin-not-allowed': (p) => `a page of ${p.origin} may not change anything here`,
  'server/queue-full': (p) =>
    p.own
      ? `${p.waiting} of your queries are waiting already; send more when they are answered`
      : `${p.waiting} queries are waiting already; try again in a moment`,
  'server/waited-too-long': (p) => `the server is busy: the query did not get its turn within ${p.ms} ms`,
  'server/shutting-down': () => 'the server is shutting down',
  'server/not-ready': (p) => `the server is not ready: ${p.part}`,
  'server/internal-error': (p) => `this is a bug in Plumbline; its log has the details under ${p.reference}`,
  'server/port-in-use': (p) => `port ${p.port} of ${p.host} is in use by another program`,
  'server/cannot-listen': (p) => `cannot listen on port ${p.port} of ${p.host}: ${p.reason}`,
  'server/already-running': (p) => `a server for this workspace runs at ${p.url} (process ${p.pid})`,
  'server/bad-url': (p) => `${p.url} is no address of a server like http://127.0.0.1:4600`,
  'server/unreachable': (p) => `cannot reach ${p.url}: ${p.reason}`,
  'server/foreign-answer': (p) => `${p.url} answered (${p.status}) in a way that no Plumbline server does`,
  'server/other-version': (p) => `a server of another version says: ${p.text} (${p.code})`,
  'auth/required': () => 'sign in first, or send an access token',
  'auth/wrong-password': () => 'the login or the password is wrong',
  'auth/too-many-attempts': (p) => `too many failed attempts; try again in ${p.seconds} seconds`,
  'auth/password-expired': () => 'this one-time password has expired',
  'auth/change-password-first': () => 'the one-time password must be replaced before anything else',
  'auth/weak-password': (p) => `a password needs at least ${p.least} characters`,
  'auth/same-password': () => 'the new password is the old one',
  'auth/invalid-token': () => 'the access token is unknown, revoked or expired',
  'auth/missing-scope': (p) => `this needs the permission ${p.scope}`,
  'auth/scope-beyond-own': (p) => `you cannot pass on the permission ${p.scope}: you do not have it`,
  'auth/csrf': () => 'the request does not carry the token of your session',
  'auth/second-factor-required': () =>
    'the password is right; now the code of your authenticator app, or a recovery code',
  'auth/second-factor-on': () => 'codes of an authenticator app are asked for already; end that first',
  'auth/wrong-code': () => 'the code is wrong, no longer good, or was used',
  'auth/no-provider': () => 'no identity provider is set up; sign in with a password',
  'auth/provider-expired': () => 'that sign-in was not begun here, or took too long; begin again',
  'auth/provider-declined': () => 'the sign-in was cancelled at the identity provider',
  'auth/provider-failed': () =>
    'the identity provider could not be reached or gave a wrong answer; the reason is in the log of the server',
  'auth/unknown-account': () => 'nobody here has this account; ask an administrator',
};
