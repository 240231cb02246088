import type { Facts } from '@plumbline/query';
import { oncePerObject } from '../plan/once-per-object.ts';
import type { RowAccess } from './restrict.ts';

const seenBy = oncePerObject((facts: Facts) =>
  oncePerObject(
    (access: RowAccess): Facts => ({ ...facts, total: new Set([...facts.total].filter(isOpenIn(access))) }),
  ),
);

/** What loading measured, as far as it holds of the rows that are seen: a row may point to one that is hidden. */
export function factsSeen(facts: Facts, access: RowAccess): Facts {
  return seenBy(facts)(access);
}

/** Whether every row that a relationship leads to is seen. */
function isOpenIn({ whole, rows }: RowAccess): (relationship: string) => boolean {
  const open = new Set(whole.relationships.flatMap(({ name, to }) => (rows.get(to) === null ? [name] : [])));
  return (name) => open.has(name);
}
