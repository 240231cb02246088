import type { Field } from '@plumbline/model';
import { BARE_CELL } from '../cell/bare-cell.ts';
import type { Key } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { datasetOf } from '../data/dataset-of.ts';
import { Refusal } from '../data/refusal.ts';
import type { Relations, Row } from '../data/relations.ts';
import { datasetsBehind } from '../formula/formula-datasets.ts';
import { openEnd } from '../time/coverage.ts';
import type { Value } from '../value/value.ts';

/** A field with an aggregate formula: over all history, over the rows that point to this one. */
export function attributeValue(ev: Evaluation, relations: Relations, row: Row, { formula }: Field): Value {
  if (formula === null) return null;
  const { model } = relations;
  const { primaryKey: declared, history, name } = datasetOf(model, row.dataset);
  const primaryKey = history?.key ?? declared;
  if (primaryKey.length === 0) throw new Refusal('model/dataset-without-single-key', name);
  const keys = primaryKey.map((field): Key => {
    const ref = { kind: 'field', dataset: name, field, relationship: null } as const;
    const value = relations.field(row, field);
    return { dimension: { ref, grain: null, part: null }, level: 0, is: { kind: 'value', value } };
  });
  const known = [...datasetsBehind(model, formula)].flatMap(
    (dataset) => ev.coverage(dataset, BARE_CELL) ?? [],
  );
  const firsts = known.flatMap(({ first }) => first ?? []);
  const lasts = known.flatMap((coverage) => openEnd(coverage) ?? []);
  const range = { from: Math.min(...firsts), to: Math.max(...lasts) };
  const moves = firsts.length === 0 || lasts.length === 0 ? [] : [{ kind: 'at', range } as const];
  const versions = { first: false, until: relations.until };
  const isCount = formula.kind === 'aggregate' && (formula.fn === 'count' || formula.fn === 'count_distinct');
  const empty = { declared: null, isAlone: false, isCount };
  return ev.value(formula, { ...BARE_CELL, keys, moves, empty, unshortened: true, versions });
}
