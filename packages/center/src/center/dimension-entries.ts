import { type Grain, grainName } from '@plumbline/calendar';
import { type Diagnostic, didYouMean, report } from '@plumbline/diagnostics';
import {
  type AggregateExpr,
  bridgeTo,
  type DimensionRef,
  type MetricExpr,
  type Model,
  pathTo,
  type ValueType,
  walkExpression,
} from '@plumbline/model';
import { addsUpAlong, type ColumnType, resolveQuery } from '@plumbline/query';
import type { Listed } from './center.ts';
import type { DimensionEntry } from './listing.ts';

const GRAINS: { readonly [G in Grain]?: DimensionEntry['label'] } = {
  day: { zh: '日', en: 'Day' },
  week: { zh: '周', en: 'Week' },
  month: { zh: '月', en: 'Month' },
  quarter: { zh: '季度', en: 'Quarter' },
  year: { zh: '年', en: 'Year' },
  fiscal_quarter: { zh: '财季', en: 'Fiscal quarter' },
  fiscal_year: { zh: '财年', en: 'Fiscal year' },
};

/** What every measure of these metrics reaches: grains, then conformed dimensions, then fields; without metrics, everything. */
export function dimensionEntries(model: Model, names: readonly string[]): Listed<DimensionEntry> {
  const unknown = names.filter((name) => !model.metrics.has(name));
  if (unknown.length > 0)
    return { items: [], diagnostics: unknown.map((name) => unknownMetric(name, model)) };
  const inside = names.flatMap((name) => formsOf(model, name));
  const aggregates = inside.flatMap((expr) => (expr.kind === 'aggregate' ? [expr] : []));
  const measures = new Set(aggregates.map(({ dataset }) => dataset));
  const isConverted = inside.some(({ kind }) => kind === 'convert');
  const isReached = (ref: DimensionRef) =>
    [...measures].every((dataset) => pathTo(model, dataset, ref).kind === 'found');
  const isBridged = (ref: DimensionRef, entry: DimensionEntry) =>
    aggregates.every((one) => isReachedOrShared(model, one, { ref, isConverted })) &&
    resolveQuery({ metrics: names, by: [entry.ref] }, model).query !== null;
  const metrics = names.flatMap((name) => model.metrics.get(name) ?? []);
  const isWhole = (ref: DimensionRef) => metrics.every((metric) => addsUpAlong(metric, ref, model));
  return {
    items: [
      ...candidates(model).flatMap(({ ref, entry }) => {
        const isPlain = isReached(ref);
        if (!isPlain && !isBridged(ref, entry)) return [];
        return [
          {
            ...entry,
            ...(isWhole(ref) ? {} : { additive: false as const }),
            ...(isPlain ? {} : { bridged: true as const }),
          },
        ];
      }),
      ...ownGrains(model, names),
      ...ofTheseMetrics(model, names),
    ],
    diagnostics: [],
  };
}

/** A row has one member, or several behind a bridge: it counts whole in each, or weights share out what can be shared. */
function isReachedOrShared(
  model: Model,
  { dataset, fn, type }: AggregateExpr,
  { ref, isConverted }: { readonly ref: DimensionRef; readonly isConverted: boolean },
): boolean {
  if (pathTo(model, dataset, ref).kind === 'found') return true;
  const found = bridgeTo(model, dataset, ref);
  if (found.kind !== 'found') return false;
  if (found.path.bridge.weight === null || WITHOUT_WEIGHT.has(fn)) return true;
  return fn === 'sum' && (type.kind === 'decimal' || type.kind === 'double') && !isConverted;
}

/** Extremes and distinct members are those of all rows of a group. */
const WITHOUT_WEIGHT: ReadonlySet<AggregateExpr['fn']> = new Set(['min', 'max', 'count_distinct']);

/** Keys that only some metrics have: hours and minutes of a time of day, a cohort and its age. */
const OWN: readonly (readonly [together: readonly string[], entry: DimensionEntry])[] = [
  [['hour'], ownEntry('hour', { zh: '小时', en: 'Hour' }, 'timestamp')],
  [['minute'], ownEntry('minute', { zh: '分钟', en: 'Minute' }, 'timestamp')],
  [['cohort', 'age'], ownEntry('cohort', { zh: '同期群', en: 'Cohort' }, 'date')],
  [['cohort', 'age'], ownEntry('age', { zh: '第几期', en: 'Periods since' }, 'integer')],
];

function ownEntry(ref: string, label: DimensionEntry['label'], type: ColumnType): DimensionEntry {
  const kind = type === 'timestamp' ? 'grain' : 'conformed';
  return { ref, kind, label, type, dataset: null, fields: [] };
}

function ofTheseMetrics(model: Model, names: readonly string[]): readonly DimensionEntry[] {
  if (names.length === 0) return [];
  const known = (ref: string) => model.dimensions.has(ref);
  const isAsked = (by: readonly string[]) => resolveQuery({ metrics: names, by }, model).query !== null;
  return OWN.flatMap(([together, entry]) => (!known(entry.ref) && isAsked(together) ? [entry] : []));
}

/** Grains that calendars of the company list: what is counted by years of its own cannot be asked by them. */
function ownGrains(model: Model, names: readonly string[]): readonly DimensionEntry[] {
  return [...model.calendars.values()].flatMap(({ grain, label }) => {
    if (grain === null) return [];
    const ref = grainName(grain);
    const isAsked = names.length === 0 || resolveQuery({ metrics: names, by: [ref] }, model).query !== null;
    return isAsked ? [{ ref, kind: 'grain', label, type: 'date', dataset: null, fields: [] }] : [];
  });
}

interface Candidate {
  readonly ref: DimensionRef;
  readonly entry: DimensionEntry;
}

function candidates(model: Model): readonly Candidate[] {
  const grains = (Object.entries(GRAINS) as [Grain, DimensionEntry['label']][]).map(
    ([grain, label]): Candidate => ({
      ref: { kind: 'grain', grain },
      entry: { ref: grain, kind: 'grain', label, type: 'date', dataset: null, fields: [] },
    }),
  );
  const conformed = [...model.dimensions.values()].map(
    ({ name, label, type, fields }): Candidate => ({
      ref: { kind: 'conformed', name },
      entry: {
        ref: name,
        kind: 'conformed',
        label,
        type: columnType(type),
        dataset: null,
        fields: fields.map(({ dataset, field }) => `${dataset}.${field}`),
      },
    }),
  );
  const fields = [...model.datasets.values()].flatMap((dataset) =>
    [...dataset.fields.values()]
      .filter(({ unit }) => unit.kind !== 'money')
      .map(
        ({ name, label, type }): Candidate => ({
          ref: { kind: 'field', dataset: dataset.name, field: name, relationship: null },
          entry: {
            ref: `${dataset.name}.${name}`,
            kind: 'field',
            label,
            type: columnType(type),
            dataset: dataset.name,
            fields: [],
          },
        }),
      ),
  );
  return [...grains, ...conformed, ...fields];
}

/** Types of the formula language that no column has are shown as text. */
function columnType({ kind }: ValueType): ColumnType {
  return COLUMN_TYPES.find((type) => type === kind) ?? 'text';
}

const COLUMN_TYPES: readonly ColumnType[] = [
  'text',
  'boolean',
  'date',
  'timestamp',
  'integer',
  'bigint',
  'decimal',
  'double',
];

/** Every expression of metrics inside a metric, through the names that it takes. */
function formsOf(model: Model, name: string): readonly MetricExpr[] {
  const found: MetricExpr[] = [];
  const seen = new Set([name]);
  const open = [model.metrics.get(name)?.expr];
  for (let expr: MetricExpr | undefined = open.pop(); expr !== undefined; expr = open.pop())
    walkExpression({ level: 'metric', expr }, (node) => {
      if (node.level === 'row') return false;
      found.push(node.expr);
      if (node.expr.kind === 'metric' && !seen.has(node.expr.name)) {
        seen.add(node.expr.name);
        open.push(model.metrics.get(node.expr.name)?.expr);
      }
      return true;
    });
  return found;
}

function unknownMetric(name: string, model: Model): Diagnostic {
  return report(
    'model/unknown-reference',
    { kind: 'metric', name },
    { hints: didYouMean(name, model.metrics.keys(), 1) },
  );
}
