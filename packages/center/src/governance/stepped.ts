import type { Diagnostic } from '@plumbline/diagnostics';
import type { Advanced } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { refused } from './called-by-name.ts';
import type { Stepped } from './change-requests-case.ts';
import { entryOf } from './request-entry.ts';

/** Throws PlumblineError with the reason for which a step was refused. */
export async function stepped(
  workings: Workings,
  principal: Principal,
  done: Advanced<Diagnostic>,
): Promise<Stepped> {
  if (done.kind === 'refused') return refused(workings, done.reason);
  return done.kind === 'gone'
    ? done
    : { kind: 'done', request: await entryOf(workings, principal, done.request) };
}
