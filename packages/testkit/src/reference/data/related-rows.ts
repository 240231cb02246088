import { type Dataset, type History, type Relationship, validityOf } from '@plumbline/model';
import { keyOf, type Value } from '../value/value.ts';
import { datasetOf } from './dataset-of.ts';
import { isInForce, latestUpTo } from './nearest-row.ts';
import { Refusal } from './refusal.ts';
import type { Relations, Row } from './relations.ts';
import { historyKeyText } from './versions-of-keys.ts';

/** A null key, and a key that is not found, point to no row. */
export function follow(
  relations: Relations,
  row: Row,
  step: Relationship,
  happened: () => Value,
): Row | null {
  const keys = step.fromColumns.map((column) => relations.field(row, column));
  if (keys.includes(null)) return null;
  requireFound(relations, step, keys);
  const rows = relations.targets(step, keys.map(keyOf).join());
  const valid = validityOf(relations.model, step);
  const read = (field: string) => (target: Row) => relations.field(target, field);
  if (step.asOf !== null) return latestUpTo(rows, read(step.asOf.to), relations.field(row, step.asOf.from));
  if (valid === null) return rows.at(-1) ?? null;
  const ends = (version: Row) => [read(valid.from)(version), read(valid.to)(version)] as const;
  const at = happened();
  return rows.find((version) => isInForce(ends(version), valid, at)) ?? null;
}

/** Versions that tie agree in all that says which row of their key is found. */
function requireFound(relations: Relations, step: Relationship, keys: readonly Value[]): void {
  const dataset = datasetOf(relations.model, step.to);
  if (!hasHistory(dataset)) return;
  const valid = validityOf(relations.model, step);
  const told = step.toColumns.flatMap((field, i) =>
    dataset.history.key.includes(field) ? [{ field, i }] : [],
  );
  const isOfKey = (row: Row) =>
    told.every(({ field, i }) => keyOf(relations.field(row, field)) === keyOf(keys[i] ?? null));
  const ends = step.asOf === null ? [valid?.from, valid?.to] : [step.asOf.to];
  for (const row of relations.known(step.to).filter(isOfKey))
    for (const field of [...step.toColumns, ...ends])
      if (field !== undefined) requireOne(relations, row, field);
}

/** Versions that tie are one row where they agree in what is read of it. */
export function requireOne(relations: Relations, row: Row, field: string): void {
  const dataset = datasetOf(relations.model, row.dataset);
  if (!hasHistory(dataset)) return;
  const tied = relations.versions(dataset).get(historyKeyText(relations, dataset.history, row)) ?? [];
  if (new Set(tied.map((one) => keyOf(relations.field(one, field)))).size > 1)
    throw new Refusal('query/tied-versions', row.dataset);
}

type Recorded = Dataset & { readonly history: History };

export function hasHistory(dataset: Dataset): dataset is Recorded {
  return dataset.history !== null;
}

function targetsOf(relations: Relations, step: Relationship): readonly Row[] {
  const dataset = datasetOf(relations.model, step.to);
  const valid = validityOf(relations.model, step);
  const told = [...step.toColumns, step.asOf?.to, valid?.from];
  if (hasHistory(dataset) && !dataset.history.key.every((field) => told.includes(field)))
    throw new Refusal('query/related-by-other-key', step.name);
  return relations.known(step.to);
}

/** The rows that a relationship may lead to, by the values of its target columns. */
export function rowsByKey(relations: Relations, step: Relationship): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of targetsOf(relations, step)) {
    const key = step.toColumns.map((column) => keyOf(relations.field(row, column))).join();
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return found;
}
