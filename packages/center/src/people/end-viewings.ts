import type { Workings } from '../center/workings.ts';
import type { Viewing } from './viewing-case.ts';

/** `left`: by who looked; `time`: it was over; `stop`: the server stopped. */
export type EndOfViewing = 'left' | 'time' | 'stop';

/** Ends looks and writes their last lines: those whose time is over, or with `stop` every one. */
export async function endViewings(workings: Workings, how: 'time' | 'stop'): Promise<void> {
  const now = workings.options.now().toISOString();
  for (const viewing of [...workings.viewings.values()])
    if (how === 'stop' || viewing.until <= now) await endViewing(workings, viewing, how);
}

export async function endViewing(
  { viewings, holder, options }: Workings,
  { id, by, userId, login }: Viewing,
  how: EndOfViewing,
): Promise<void> {
  if (!viewings.delete(id)) return;
  await holder.store.events.append(
    { action: 'view-as/end', objectKind: 'user', objectId: userId, details: { id, login, how } },
    { by, now: options.now() },
  );
}
