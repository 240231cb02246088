import { isOwnGrain } from '@plumbline/calendar';
import type { AggregateExpr, Model, Rollup } from '@plumbline/model';
import { type Facts, resolveQuery } from '@plumbline/query';
import { bind } from '../bind/bind.ts';
import { endsApart } from '../plan/build/cells/formula-in-force.ts';
import type { OpenedMeasure } from '../plan/build/cells/opened-measure.ts';
import { textOf } from '../plan/build/cells/text-of.ts';
import { lowerNamed } from '../plan/build/forms/metric.ts';
import { baseFrame, openLevel } from '../plan/build/result/open-level.ts';
import { type Leaf, measureOf, openLeaf } from '../plan/build/rows/leaf.ts';
import { mergeOf } from '../plan/decompose.ts';
import { measureKey, scalarKey } from '../plan/identity.ts';
import { aggregate, derive } from '../plan/make.ts';
import { oncePerObject } from '../plan/once-per-object.ts';
import { readSource, type SourceForm, unionJoins, unionScan } from '../plan/passes/sources/source-form.ts';
import { BIGINT, conjuncts, type Measure, memberStart, type Scalar } from '../plan/scalar.ts';
import type { KeptKey, NotKept, RollupPart, Slice } from './rollup-part.ts';

export interface RollupParts {
  readonly parts: readonly RollupPart[];
  readonly notKept: readonly (NotKept & { readonly rollup: string })[];
}

/** Tables that the rollups of a model are kept in, as its formulas mean them over the tables loaded now. */
export function rollupParts(model: Model, facts: Facts): RollupParts {
  return model.rollups.size === 0 ? NONE : partsWith(facts)(model);
}

const NONE: RollupParts = { parts: [], notKept: [] };

const partsWith = oncePerObject((facts: Facts) => oncePerObject((model: Model) => allParts(model, facts)));

function allParts(model: Model, facts: Facts): RollupParts {
  if ([...model.datasets.keys()].some((name) => !facts.datasets.has(name))) return NONE;
  const all = [...model.rollups.values()].map((rollup) => partsOf(rollup, model, facts));
  return { parts: all.flatMap(({ parts }) => parts), notKept: all.flatMap(({ notKept }) => notKept) };
}

function partsOf(rollup: Rollup, model: Model, facts: Facts): RollupParts {
  const drafts = new Map<string, Draft>();
  const notKept: (NotKept & { readonly rollup: string })[] = [];
  for (const metric of rollup.metrics) {
    for (const opened of openedBy(metric, rollup, model, facts)) {
      const reason = addMeasures(drafts, opened);
      if (reason === null) continue;
      notKept.push({ rollup: rollup.name, metric, formula: textOf(opened.of), reason });
    }
  }
  const counted = new Map<string, number>();
  const parts = [...drafts.values()].map((draft) => {
    const count = (counted.get(draft.scan.dataset) ?? 0) + 1;
    counted.set(draft.scan.dataset, count);
    return partOf(draft, rollup.name, count);
  });
  return { parts, notKept };
}

/** What a metric is made of in the cells of a rollup; nothing where it cannot be asked by these keys. */
function openedBy(metric: string, { by }: Rollup, model: Model, facts: Facts): readonly OpenedMeasure[] {
  const { query } = resolveQuery({ metrics: [metric], by }, model);
  if (query === null) return [];
  // Which day it is changes what cells read, never what rows are made of.
  const bound = bind({ query, model, facts, today: 0 });
  const opened = new Map<string, OpenedMeasure>();
  const context = { ...bound.context, opened, diagnostics: [], isEmpty: true };
  const level = openLevel({ ...bound, context }, query.by, null);
  for (const one of query.metrics) {
    const frame = { ...baseFrame(query), hint: one.name };
    const changes = endsApart(one.expr, context);
    if (changes.length === 0) lowerNamed(one, frame, level);
    for (const cellEnds of changes) lowerNamed(one, { ...frame, cellEnds }, level);
  }
  return [...opened.values()];
}

/** A part while measures are added to it. */
interface Draft {
  scan: SourceForm['scan'];
  joins: SourceForm['joins'];
  readonly keys: SourceForm['derived'];
  readonly time: (Omit<NonNullable<RollupPart['time']>, 'field'> & { readonly key: string }) | null;
  readonly slices: Map<string, { readonly conditions: readonly Scalar[]; readonly measures: Measure[] }>;
}

/** Adds what a measure is made of to the draft that groups the rows of its dataset alike; says why not. */
function addMeasures(drafts: Map<string, Draft>, opened: OpenedMeasure): NotKept['reason'] | null {
  if (opened.kind !== 'flow') return 'composed';
  const { frame, level } = opened;
  if (frame.climbs.length > 0 || frame.money !== null) return 'composed';
  const added = piecesOf(opened.of);
  if (!added.every(({ fn }) => mergeOf(fn) !== null)) return 'not-additive';
  const leaf = openLeaf(opened.of, frame, level);
  if (leaf === null || leaf.dataset.history !== null || leaf.factors.length > 0) return 'not-rows';
  const { timeKeys } = level.shape;
  const { day } = leaf;
  // What a company lists itself is no member that a row could tell of its own day.
  if (timeKeys.length > 0 && (day === null || timeKeys.some(({ grain }) => isOwnGrain(grain))))
    return 'not-rows';
  const measures = added.map((piece) => measureOf({ ...leaf, aggregate: piece }, frame.hint));
  const times = timeKeys.flatMap(({ name, grain }) =>
    day === null ? [] : [{ name, value: memberStart(day, grain), origin: grain }],
  );
  const keys = [...times, ...leaf.keys];
  const names = keys.map(({ name }) => name);
  const form = readSource(aggregate(derive(leaf.source.plan(), keys), names, []));
  if (form === null || !form.joins.every(isPlain)) return 'not-rows';
  const draft = draftFor(drafts, form, leaf);
  draft.scan = unionScan(draft.scan, form.scan);
  draft.joins = unionJoins(draft.joins, form.joins);
  const conditions = conjuncts(leaf.conditions);
  const text = conditions.map(scalarKey).sort().join(' and ');
  const slice = draft.slices.get(text) ?? { conditions, measures: [] };
  draft.slices.set(text, slice);
  for (const measure of measures) {
    const known = slice.measures.some((m) => measureKey(m) === measureKey(measure));
    if (!known && !(measure.fn === 'count' && measure.arg === null)) slice.measures.push(measure);
  }
  return null;
}

/** An average is a sum and a count. */
function piecesOf(expr: AggregateExpr): readonly AggregateExpr[] {
  if (expr.fn !== 'avg') return [expr];
  return [
    { ...expr, fn: 'sum' },
    { ...expr, fn: 'count', type: BIGINT },
  ];
}

/** A to-one relationship to the rows of a table, as they are. */
function isPlain(join: SourceForm['joins'][number]): boolean {
  return join.right.kind === 'scan' && join.asOf === null && !join.nullSafe;
}

function draftFor(drafts: Map<string, Draft>, form: SourceForm, leaf: Leaf): Draft {
  const { level, day, dataset, frame } = leaf;
  const keys = form.derived.map((d) => `${JSON.stringify(d.name)}:${scalarKey(d.value)}`);
  const text = `${form.scan.dataset} ${keys.join()}`;
  const known = drafts.get(text);
  if (known !== undefined) return known;
  const [first] = level.shape.timeKeys;
  const time =
    first === undefined || day === null
      ? null
      : { key: first.name, day, grain: first.grain, isOwn: !frame.times.has(dataset.name) };
  const draft: Draft = { scan: form.scan, joins: form.joins, keys: form.derived, time, slices: new Map() };
  drafts.set(text, draft);
  return draft;
}

function partOf(draft: Draft, rollup: string, count: number): RollupPart {
  const { scan, joins, time } = draft;
  const fields = new Set<string>();
  const keys = draft.keys.map((k): KeptKey & { readonly name: string } => ({
    field: fieldName(k.name, fields),
    value: k.value,
    name: k.name,
  }));
  const slices = [...draft.slices.values()].map(({ conditions, measures }): Slice => {
    const rows = fieldName('rows', fields);
    const kept = measures.map((measure) => ({ field: fieldName(measure.name, fields), measure }));
    return { conditions, rows, measures: kept };
  });
  const right = joins.flatMap((join) => (join.right.kind === 'scan' ? [join.right.dataset] : []));
  return {
    name: `rollup:${rollup}:${scan.dataset}${count === 1 ? '' : `:${count}`}`,
    rollup,
    dataset: scan.dataset,
    scan,
    joins,
    keys: keys.map(({ field, value }) => ({ field, value })),
    time:
      time === null
        ? null
        : {
            field: keys.find((k) => k.name === time.key)?.field ?? '',
            day: time.day,
            grain: time.grain,
            isOwn: time.isOwn,
          },
    slices,
    definition: JSON.stringify([
      keys.map(({ field, value }) => [field, scalarKey(value)]),
      slices.map(({ conditions, rows, measures }) => [
        rows,
        conditions.map(scalarKey),
        measures.map(({ field, measure }) => [field, measureKey(measure)]),
      ]),
    ]),
    inputs: [...new Set([scan.dataset, ...right])],
  };
}

/** The last word of a name, told apart from those before it. */
function fieldName(name: string, taken: Set<string>): string {
  const word = name.slice(name.lastIndexOf('.') + 1).replace(/:/g, '_');
  let field = word;
  for (let i = 2; taken.has(field); i++) field = `${word}_${i}`;
  taken.add(field);
  return field;
}
