/** The password that the tests give to the administrator. */
export const PASSWORD = 'a plumb line hangs true';
export const LOGIN = 'admin';

export interface Session {
  readonly name: string;
  readonly value: string;
}

/** Signs in without a browser, and turns a one-time password into `PASSWORD`. */
export async function signIn(url: string, oneTime: string | null = null, login = LOGIN): Promise<Session> {
  const first = await post(`${url}/api/v1/session`, { login, password: oneTime ?? PASSWORD });
  if (oneTime === null) return first.session;
  const change = { current: oneTime, new: PASSWORD };
  return (await post(`${url}/api/v1/me/password`, change, first)).session;
}

interface SignedIn {
  readonly session: Session;
  readonly csrf: string;
}

async function post(address: string, body: object, former?: SignedIn): Promise<SignedIn> {
  const response = await fetch(address, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: new URL(address).origin,
      ...(former === undefined
        ? {}
        : { cookie: `${former.session.name}=${former.session.value}`, 'x-csrf-token': former.csrf }),
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
  const { csrf_token: csrf } = (await response.json()) as { csrf_token: string };
  const [name = '', value = ''] = (response.headers.get('set-cookie') ?? '').split(';')[0]?.split('=') ?? [];
  return { session: { name, value }, csrf };
}
