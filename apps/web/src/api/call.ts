import { type CallOptions, createSessionClient, type RouteName } from '@plumbline/client';
import { firstLocale } from '../words/first-locale.ts';
import { Refusal } from './refusal.ts';

const told = document.querySelector<HTMLMetaElement>('meta[name=plumbline-session]')?.content;

interface Session {
  csrf: string | null;
  mayExist: boolean;
  /** The look through the eyes of another that this tab takes part in. */
  viewing: string | null;
  /** What to do when the server does not know the reader any more. */
  ended: () => void;
  /** What to do when the look is over. */
  viewEnded: () => void;
}

/** Who is signed in, as far as calls need it. */
export const session: Session = {
  csrf: null,
  mayExist: told !== 'none',
  viewing: sessionStorage.getItem('plumbline.view-as'),
  ended: () => {},
  viewEnded: () => {
    sessionStorage.removeItem('plumbline.view-as');
    location.assign('/');
  },
};

const client = createSessionClient({
  locale: firstLocale,
  csrf: () => session.csrf,
  viewing: () => session.viewing,
});

/** One call; a refusal is thrown as `Refusal`. */
export async function call<N extends RouteName>(name: N, options?: CallOptions<N>) {
  const answer = await client.call(name, options);
  if (answer.kind === 'answered') return answer.value;
  // Who has ended the look is on the way elsewhere; what was asked before comes back late.
  const isLooking = session.viewing !== null;
  if (isLooking && answer.diagnostics[0]?.code === 'people/view-over') session.viewEnded();
  if (answer.status === 401 && name !== 'signIn' && name !== 'me') session.ended();
  throw new Refusal(answer.status, answer.diagnostics, answer.current);
}

/** A file that the server makes; a refusal is thrown as `Refusal`. */
export async function download<N extends RouteName>(name: N, accept: string, options?: CallOptions<N>) {
  const answer = await client.download(name, accept, options);
  if (answer.kind === 'answered') return answer.value;
  throw new Refusal(answer.status, answer.diagnostics);
}
