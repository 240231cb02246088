import type { Writer } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';

/** Who does it, in whose place, and when: what is recorded beside every change. */
export function writerOf({ options }: Pick<Workings, 'options'>, { user, inPlaceOf }: Principal): Writer {
  return { by: user, now: options.now(), inPlaceOf };
}
