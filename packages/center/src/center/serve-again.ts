import type { Day } from '@plumbline/calendar';
import { readServed } from './served.ts';
import type { Workings } from './workings.ts';

/** Serves what the catalog says on this day. */
export async function serveAgain({ snapshots, holder, options }: Workings, day: Day): Promise<void> {
  const { state } = snapshots.current();
  snapshots.publish(await readServed(holder.store, { state, day, env: options.env }));
}
