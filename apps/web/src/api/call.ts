import { type CallOptions, createSessionClient, type RouteName } from '@plumbline/client';
import { firstLocale } from '../words/first-locale.ts';
import { Refusal } from './refusal.ts';

const told = document.querySelector<HTMLMetaElement>('meta[name=plumbline-session]')?.content;

/** Who is signed in, as far as calls need it. `ended`: what to do when the server does not know the reader any more. */
export const session: { csrf: string | null; mayExist: boolean; ended: () => void } = {
  csrf: null,
  mayExist: told !== 'none',
  ended: () => {},
};

const client = createSessionClient({ locale: firstLocale, csrf: () => session.csrf });

/** One call; a refusal is thrown as `Refusal`. */
export async function call<N extends RouteName>(name: N, options?: CallOptions<N>) {
  const answer = await client.call(name, options);
  if (answer.kind === 'answered') return answer.value;
  if (answer.status === 401 && name !== 'signIn' && name !== 'me') session.ended();
  throw new Refusal(answer.status, answer.diagnostics, answer.current);
}

/** A file that the server makes; a refusal is thrown as `Refusal`. */
export async function download<N extends RouteName>(name: N, accept: string, options?: CallOptions<N>) {
  const answer = await client.download(name, accept, options);
  if (answer.kind === 'answered') return answer.value;
  throw new Refusal(answer.status, answer.diagnostics);
}
