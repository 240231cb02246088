import { PlumblineError, report } from '@plumbline/diagnostics';
import type { Writer } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';

/**
 * Who does it, in whose place, and when: what is recorded beside every change. Throws PlumblineError `people/only-looking`
 * where somebody only looks, whatever a shell has let through.
 */
export function writerOf({ options }: Pick<Workings, 'options'>, principal: Principal): Writer {
  const { user, inPlaceOf, seenBy } = principal;
  if (seenBy !== undefined) throw new PlumblineError([report('people/only-looking', { login: user })]);
  return { by: user, now: options.now(), inPlaceOf };
}
