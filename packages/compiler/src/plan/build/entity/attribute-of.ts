import type { DateRange } from '@plumbline/calendar';
import { report } from '@plumbline/diagnostics';
import type { MetricExpr } from '@plumbline/model';
import { compute } from '../../make.ts';
import type { Plan } from '../../node.ts';
import { BOOLEAN, call, column, nothing, type Scalar, truth } from '../../scalar.ts';
import { type Attribute, type Context, refuse } from '../cells/context.ts';
import { NO_EMPTY_RULE, NO_FRAME, type Versions } from '../cells/frame.ts';
import { Level } from '../cells/level.ts';
import { emptyRuleOf } from '../forms/empty.ts';
import { datasetsBehind } from '../rows/datasets-of.ts';
import { keyOfRows } from '../rows/key-of-rows.ts';
import { knownOn } from '../rows/known-on.ts';
import { clockOf } from '../rows/related-versions.ts';

const KEY = (i: number) => `attribute:key_${i + 1}`;
const VALUE = 'attribute:value';
const FOUND = 'attribute:found';

/** The first order of a customer, what he is worth: aggregated over all history, whatever the question asks of its own rows. */
export const attributeOf: Context['attributeOf'] = (attribute, source) => {
  const { dataset, field, steps, keys } = attribute;
  const { context } = source;
  const { formula } = field;
  if (formula === null || !isPossible(attribute, formula, context)) return nothing(field.type);
  const versions = clockOf(source.versions);
  const built = valuesOf(attribute, formula, versions, context);
  const name = `attribute ${dataset.name}.${field.name}${knownOn(versions)}`;
  const set = context.sets.get(name) ?? built.set;
  context.sets.set(name, set);
  const as = [name, ...steps.map((step) => step.name)].join(':');
  source.attach({
    set,
    on: keys.map((left, i) => ({ left, right: KEY(i) })),
    flag: as,
    nullSafe: false,
    take: [{ from: VALUE, as }, ...(built.isFoundNull ? [{ from: FOUND, as: `${as}:found` }] : [])],
  });
  const value = column(as, field.type);
  const { without, isFoundNull } = built;
  if (without === null) return value;
  if (!isFoundNull) return call('coalesce', [value, without], field.type);
  const when = call('is_not_null', [column(`${as}:found`, BOOLEAN)], BOOLEAN);
  return { kind: 'case', whens: [{ when, then: value }], otherwise: without, type: field.type };
};

function isPossible({ dataset }: Attribute, formula: MetricExpr, context: Context): boolean {
  const missing = [...datasetsBehind(formula, context.model)].filter(
    (name) => !context.facts.datasets.has(name),
  );
  for (const name of missing) refuse(context, report('query/not-loaded', { dataset: name }));
  const key = keyOfRows(dataset);
  if (key.length === 0)
    refuse(context, report('model/dataset-without-single-key', { dataset: dataset.name, fields: 0 }));
  return missing.length === 0 && key.length > 0;
}

/** The value of each entity that has rows, and what it is for one without. */
function valuesOf(
  { dataset, field }: Attribute,
  formula: MetricExpr,
  versions: Versions,
  context: Context,
): { readonly set: Plan; readonly without: Scalar | null; readonly isFoundNull: boolean } {
  const dimensions = keyOfRows(dataset).map((name, i) => ({
    name: KEY(i),
    ref: { kind: 'field', dataset: dataset.name, field: name, relationship: null } as const,
    grain: null,
    part: null,
    type: dataset.fields.get(name)?.type ?? ({ kind: 'text' } as const),
    kept: null,
  }));
  const rows = [{ keys: [], member: null }];
  const shape = { timeKeys: [], dimensions, rows, cell: [], isRanked: false, isLookedUp: true } as const;
  const level = new Level(context, shape);
  const range = allHistory(formula, context);
  const empty = emptyRuleOf({ empty: null, expr: formula }, NO_EMPTY_RULE);
  const ops = range === null ? [] : [{ kind: 'at', range } as const];
  const value = context.lower(
    formula,
    { ...NO_FRAME, versions, whole: true, ops, hint: field.name, empty },
    level,
  );
  const without = level.withoutRows(value);
  // Reports of which no chain gives a figure are rows, too.
  const isFoundNull = without !== null && level.reports.size > 0;
  const found = isFoundNull ? [{ name: FOUND, value: truth(true) }] : [];
  const relation = level.relation([{ name: VALUE, value }, ...found]);
  const outputs = relation.columns.map((c) => ({
    name: c.name,
    value: column(c.name, c.type),
    origin: c.origin,
  }));
  const set = compute(relation, outputs, `${dataset.name}.${field.name}, over all history`);
  return { set, without, isFoundNull };
}

/** From the first row to the edge of the datasets that have a time, those included that a condition asks who is a member. */
function allHistory(formula: MetricExpr, { model, edges }: Context): DateRange | null {
  const known = [...datasetsBehind(formula, model)].flatMap((name) => edges.get(name) ?? []);
  const firsts = known.flatMap(({ first }) => first ?? []);
  const lasts = known.flatMap(({ last, lastRow }) =>
    last !== null && Number.isFinite(last) ? last : (lastRow ?? []),
  );
  if (firsts.length === 0 || lasts.length === 0) return null;
  return { from: Math.min(...firsts), to: Math.max(...lasts) };
}
