import type { RouteName } from '@plumbline/client';
import { OWN_PASSWORD } from './browser.ts';
import type { Sample } from './sample.ts';

const admin = { login: 'admin', password: OWN_PASSWORD };

/** Calls of sessions, second factors and tokens of one’s own. */
export const SESSION_SAMPLES = {
  signIn: [
    { body: admin, status: 200 },
    { body: { ...admin, password: 'wrong' }, status: 401 },
    { body: { login: 'admin' }, status: 400 },
    { body: { ...admin, roles: ['administrator'] }, status: 400 },
  ],
  signInWays: [{ status: 200 }],
  signOut: [{ status: 204, withSession: true }],
  me: [{ status: 200 }, { status: 200, withSession: true }],
  changePassword: [
    { body: { current: OWN_PASSWORD, new: 'short' }, status: 400, withSession: true },
    { body: { current: OWN_PASSWORD, new: `${OWN_PASSWORD} too` }, status: 200, withSession: true },
    { body: { current: `${OWN_PASSWORD} too`, new: OWN_PASSWORD }, status: 200, withSession: true },
    { body: { current: OWN_PASSWORD, new: 'a token has no password' }, status: 401 },
  ],
  sessions: [{ status: 200, withSession: true }, { status: 401 }],
  endSession: [
    { path: '/api/v1/me/sessions/none', status: 404, withSession: true },
    { path: '/api/v1/me/sessions/none', status: 401 },
  ],
  endOtherSessions: [{ status: 200, withSession: true }, { status: 401 }],
  beginSecondFactor: [
    { body: { password: OWN_PASSWORD }, status: 200, withSession: true },
    { body: { password: 'wrong' }, status: 401, withSession: true },
    { body: {}, status: 400 },
    { body: { password: OWN_PASSWORD }, status: 401 },
  ],
  confirmSecondFactor: [
    { body: { code: '000000' }, status: 401, withSession: true },
    { body: {}, status: 400 },
  ],
  endSecondFactor: [
    { body: { code: '000000' }, status: 401, withSession: true },
    { body: {}, status: 400 },
  ],
  unlinkIdentities: [
    { path: '/api/v1/users/none/identities', status: 404 },
    { path: '/api/v1/users/admin/identities', status: 403 },
  ],
  clearSecondFactor: [
    { path: '/api/v1/users/none/second-factor', status: 404 },
    { path: '/api/v1/users/admin/second-factor', status: 403 },
  ],
  tokens: [{ status: 200 }],
  createToken: [
    { body: { name: 'x', scopes: ['read'] }, status: 201 },
    { body: { name: 'x', scopes: [] }, status: 400 },
    { body: { name: 'x', scopes: ['read'], days: 0 }, status: 400 },
  ],
  revokeToken: [{ path: '/api/v1/tokens/none', status: 404 }],
} satisfies { readonly [N in RouteName]?: readonly Sample[] };
