import { PASSWORD, type Session } from './signed-in.ts';

export interface PersonWish {
  readonly login: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** Makes an account as the administrator does, and signs it in with `PASSWORD`. */
export async function makePerson(admin: Caller, wish: PersonWish): Promise<Session> {
  await send(admin, 'POST', 'users', wish);
  const { password } = (await send(admin, 'POST', `users/${wish.login}/password`)).body;
  const first = await send({ ...admin, session: null }, 'POST', 'session', { login: wish.login, password });
  const change = { current: password, new: PASSWORD };
  return (await send({ ...admin, session: first.session }, 'POST', 'me/password', change)).session;
}

export interface Caller {
  readonly url: string;
  readonly session: Session | null;
}

interface Sent {
  readonly body: Readonly<Record<string, string>>;
  readonly session: Session;
}

/** One call as somebody; what a page sends along, it sends. */
export async function send(
  { url, session }: Caller,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: object,
): Promise<Sent> {
  const cookie = session === null ? {} : { cookie: `${session.name}=${session.value}` };
  const me = session === null ? null : await fetch(`${url}/api/v1/me`, { headers: cookie });
  const csrf =
    me === null ? {} : { 'x-csrf-token': ((await me.json()) as { csrf_token: string }).csrf_token };
  const response = await fetch(`${url}/api/v1/${path}`, {
    method,
    headers: { 'content-type': 'application/json', origin: new URL(url).origin, ...cookie, ...csrf },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  const [name = '', value = ''] = (response.headers.get('set-cookie') ?? '').split(';')[0]?.split('=') ?? [];
  const text = await response.text();
  return {
    body: text === '' ? {} : JSON.parse(text),
    session: name === '' ? (session ?? { name, value }) : { name, value },
  };
}
