type Nothing = Record<never, never>;

/** Codes of: the HTTP server, its clients, signing in and access. */
export interface ServerParams {
  'server/bad-json': { reason: string };
  'server/body-too-large': { limit: number };
  'server/wrong-content-type': { found: string | null; expected: readonly string[] };
  'server/not-acceptable': { asked: string; offered: readonly string[] };
  'server/no-such-path': { path: string };
  'server/method-not-allowed': { method: string; allowed: readonly string[] };
  'server/unknown-key': { key: string; known: readonly string[] };
  'server/missing-key': { key: string };
  'server/wrong-value': { problem: string };
  'server/nothing-called': {
    kind:
      | 'dimension'
      | 'token'
      | 'session'
      | 'view_as'
      | 'file'
      | 'hierarchy'
      | 'view'
      | 'dashboard'
      | 'metric'
      | 'comment'
      | 'task'
      | 'user'
      | 'role'
      | 'department'
      | 'team'
      | 'delegation'
      | 'change_request';
    name: string;
  };
  'server/changed-meanwhile': { name: string; revision: number; read: number };
  'server/host-not-allowed': { host: string };
  'server/origin-not-allowed': { origin: string };
  /** `own`: queries of this caller alone. */
  'server/queue-full': { waiting: number; own: boolean };
  'server/waited-too-long': { ms: number };
  'server/shutting-down': Nothing;
  'server/not-ready': { part: string };
  'server/internal-error': { reference: string };
  'server/port-in-use': { host: string; port: number };
  'server/cannot-listen': { host: string; port: number; reason: string };
  'server/already-running': { url: string; pid: number };
  'server/bad-url': { url: string };
  'server/unreachable': { url: string; reason: string };
  'server/foreign-answer': { url: string; status: number };
  /** A finding of a newer or older server. */
  'server/other-version': { code: string; text: string };
  'auth/required': Nothing;
  'auth/wrong-password': Nothing;
  'auth/too-many-attempts': { seconds: number };
  'auth/password-expired': Nothing;
  'auth/change-password-first': Nothing;
  'auth/weak-password': { least: number };
  'auth/same-password': Nothing;
  'auth/invalid-token': Nothing;
  'auth/missing-scope': { scope: string };
  'auth/scope-beyond-own': { scope: string };
  'auth/csrf': Nothing;
  'auth/second-factor-required': Nothing;
  'auth/second-factor-on': Nothing;
  'auth/wrong-code': Nothing;
  'auth/no-provider': Nothing;
  'auth/provider-expired': Nothing;
  'auth/provider-declined': Nothing;
  'auth/provider-failed': Nothing;
  'auth/unknown-account': Nothing;
}
