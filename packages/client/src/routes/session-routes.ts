import { create, get, post, remove } from './route-forms.ts';

/** Signing in and out, and the keys of programs. */
export const SESSION_ROUTES = {
  signIn: post('/api/v1/session', 'SignInRequest', 'SignedIn', {
    access: 'anyone',
    zh: '登录，取得会话 cookie',
    en: 'sign in and get a session cookie',
    problems: [401, 429],
  }),
  signInWays: get('/api/v1/session/ways', 'SignInWays', {
    access: 'anyone',
    zh: '除密码外的登录方式',
    en: 'ways to sign in beside a password',
  }),
  signOut: remove('/api/v1/session', { access: 'signed-in', zh: '退出登录', en: 'sign out' }),
  me: get('/api/v1/me', 'Me', {
    access: 'signed-in',
    zh: '当前用户、权限与工作区',
    en: 'who is calling, with permissions, and the workspace',
  }),
  changePassword: post('/api/v1/me/password', 'PasswordChange', 'SignedIn', {
    access: 'signed-in',
    zh: '更换自己的密码；其他会话随之失效',
    en: 'replace your own password; your other sessions end',
    problems: [429],
  }),
  sessions: get('/api/v1/me/sessions', 'OwnSessionList', {
    access: 'signed-in',
    zh: '自己的登录会话',
    en: 'the browsers you are signed in with',
  }),
  endSession: remove('/api/v1/me/sessions/{id}', {
    access: 'signed-in',
    zh: '结束自己的一个会话',
    en: 'sign one of your browsers out',
    problems: [404],
  }),
  endOtherSessions: {
    method: 'post',
    path: '/api/v1/me/sessions/end-others',
    access: 'signed-in',
    help: { zh: '结束自己其他的全部会话', en: 'sign every other browser of yours out' },
    ok: { status: 200, schema: 'SessionsEnded' },
  },
  beginSecondFactor: post('/api/v1/me/second-factor', 'SecondFactorBegin', 'SecondFactorSecret', {
    access: 'signed-in',
    zh: '取得验证器应用（TOTP）的密钥；确认后登录须提供验证码',
    en: 'get the secret for an authenticator app (TOTP); once confirmed, a code is asked for at sign-in',
    problems: [409, 429],
  }),
  confirmSecondFactor: post('/api/v1/me/second-factor/confirm', 'SecondFactorCode', 'RecoveryCodes', {
    access: 'signed-in',
    zh: '用一个验证码确认；得到只显示这一次的恢复码',
    en: 'confirm with a code; gives recovery codes, shown this once',
    problems: [429],
  }),
  endSecondFactor: {
    method: 'post',
    path: '/api/v1/me/second-factor/end',
    access: 'signed-in',
    help: { zh: '用一个验证码停用', en: 'end it, with a code' },
    body: 'SecondFactorCode',
    ok: { status: 204 },
    problems: [429],
  },
  tokens: get('/api/v1/tokens', 'TokenList', {
    access: 'signed-in',
    zh: '自己的访问令牌',
    en: 'your access tokens',
  }),
  createToken: create('/api/v1/tokens', 'TokenRequest', 'NewToken', {
    access: 'signed-in',
    zh: '新建访问令牌；令牌只显示这一次',
    en: 'make an access token; it is shown this once',
  }),
  revokeToken: remove('/api/v1/tokens/{id}', {
    access: 'signed-in',
    zh: '吊销自己的访问令牌',
    en: 'revoke one of your access tokens',
    problems: [404],
  }),
} as const;
