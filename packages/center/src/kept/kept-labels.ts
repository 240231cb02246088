import type { Text } from '@plumbline/model';
import type { Affected } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { labelOf } from './kept-bodies.ts';

/** Kinds whose objects have owners: only those that the principal may see are named. */
export const KEPT = ['view', 'dashboard'] as const;

/** What the views and dashboards among these are called, by `JSON.stringify([kind, id])`. */
export async function keptLabels(
  { holder }: Workings,
  { user }: Principal,
  reached: readonly Affected[],
): Promise<ReadonlyMap<string, Text>> {
  const visible = new Map<string, Text>();
  for (const kind of KEPT) {
    if (!reached.some((affected) => affected.kind === kind)) continue;
    for (const { id, name, body } of await holder.store.kept.list(kind, user))
      visible.set(JSON.stringify([kind, id]), labelOf(body) ?? { zh: name, en: name });
  }
  return visible;
}
