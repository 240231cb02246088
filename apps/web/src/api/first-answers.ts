import type { Wire } from '@plumbline/client';
import { call, session } from './call.ts';

interface FirstAnswers {
  readonly me: Wire<'Me'>;
  /** Null: nothing to see before there is a new password. */
  readonly metrics: Wire<'MetricList'> | null;
}

const onTheirWay: { [K in keyof FirstAnswers]?: Promise<FirstAnswers[K]> } = {};

/** What every page needs, on its way before the app is there: who is signed in, then what there is to see. */
export function askFirst(): void {
  if (!session.mayExist) return;
  const me = call('me');
  const metrics = me.then((reader) => (reader.must_change_password ? null : call('metrics')));
  // Whoever takes them hears of a failure; nobody has to.
  for (const answer of [me, metrics]) answer.catch(() => undefined);
  Object.assign(onTheirWay, { me, metrics });
}

/** The answer that was asked for first; undefined: there is none, or it has been taken. */
export function takeFirst<K extends keyof FirstAnswers>(name: K): Promise<FirstAnswers[K]> | undefined {
  const answer = onTheirWay[name];
  delete onTheirWay[name];
  return answer;
}
