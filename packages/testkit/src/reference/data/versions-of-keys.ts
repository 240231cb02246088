import type { Dataset, History } from '@plumbline/model';
import { compareValues, dayOf, keyOf } from '../value/value.ts';
import type { Relations, Row } from './relations.ts';

/** Which recorded version of each key counts: the first, or the last known on a day (null: of all). */
export interface Choice {
  readonly first: boolean;
  readonly until: number | null;
}

/** Of each key the version that counts, and those that tie with it. */
export function versionsOfKeys(
  relations: Relations,
  { name, history }: Dataset & { readonly history: History },
  choice: Choice,
): ReadonlyMap<string, readonly Row[]> {
  const best = new Map<string, readonly Row[]>();
  const order: History['prefer'] = [{ field: history.recordedAt, desc: !choice.first }, ...history.prefer];
  for (const row of relations.rows(name)) {
    const known = dayOf(relations.field(row, history.recordedAt));
    if (known === null || (choice.until !== null && known > choice.until)) continue;
    const key = historyKeyText(relations, history, row);
    const before = best.get(key) ?? [];
    const place = before[0] === undefined ? -1 : compared(relations, order, row, before[0]);
    if (place <= 0) best.set(key, place === 0 ? [...before, row] : [row]);
  }
  return best;
}

export function historyKeyText(relations: Relations, { key }: History, row: Row): string {
  return JSON.stringify(key.map((field) => keyOf(relations.field(row, field))));
}

/** Negative where `a` counts before `b`; nulls come last. */
function compared(relations: Relations, order: History['prefer'], a: Row, b: Row): number {
  for (const { field, desc } of order) {
    const [x, y] = [relations.field(a, field), relations.field(b, field)];
    if (x === null || y === null) {
      if (x !== y) return x === null ? 1 : -1;
      continue;
    }
    const sign = compareValues(x, y);
    if (sign !== 0) return desc ? -sign : sign;
  }
  return 0;
}
