import type { RowExpr } from '@plumbline/model';
import type { Relations } from '../data/relations.ts';
import { keyOf, type Value } from '../value/value.ts';
import { isFiscal } from './fiscal-model.ts';
import { entityOf } from './period-of.ts';

/** Every entity that has rows. */
export function entitiesOf(relations: Relations): readonly Value[] {
  const found = new Map<string, Value>();
  for (const dataset of relations.model.datasets.values()) {
    if (!isFiscal(dataset)) continue;
    for (const row of relations.rows(dataset.name)) {
      const entity = entityOf(relations, row);
      if (entity !== null) found.set(keyOf(entity), entity);
    }
  }
  return [...found.values()];
}

/** Rows of one entity, in the datasets whose rows belong to one. */
export function ofEntity(base: Relations, entity: Value): Relations {
  const kept = new Map<string, ReturnType<Relations['rows']>>();
  const rows: Relations['rows'] = (name) => {
    const dataset = base.model.datasets.get(name);
    if (dataset === undefined || !isFiscal(dataset)) return base.rows(name);
    const known = kept.get(name);
    if (known !== undefined) return known;
    const own = base.rows(name).filter((row) => {
      const value = entityOf(base, row);
      return value !== null && entity !== null && keyOf(value) === keyOf(entity);
    });
    kept.set(name, own);
    return own;
  };
  return { ...base, rows };
}

/** What the constants are that a condition compares with. */
export function constantsOf(condition: RowExpr | null): readonly unknown[] {
  if (condition === null) return [];
  if (condition.kind === 'literal') return [condition.value];
  if (condition.kind === 'call') return condition.args.flatMap(constantsOf);
  return condition.kind === 'in' ? condition.options.flatMap(constantsOf) : [];
}
