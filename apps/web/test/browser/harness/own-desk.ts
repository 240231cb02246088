import { inject } from 'vitest';
import { makePerson } from './person.ts';
import type { Session } from './signed-in.ts';

/** Somebody of one test file alone: files run side by side, and what one follows must not change under another. */
export async function ownDesk(login: string): Promise<{ readonly session?: Session }> {
  const web = inject('web');
  if (web.kind === 'missing') return {};
  const roles = ['administrator'];
  return { session: await makePerson({ url: web.url, session: web.session }, { login, name: login, roles }) };
}
