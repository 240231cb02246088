import { isClockGrain } from '../graph/graph.ts';
import { isColumn } from '../graph/name-objects.ts';
import type {
  Dimension,
  Look,
  Manifest,
  Measure,
  MeasureInput,
  MetricFlowMetric,
  MetricForm,
  MetricInput,
  RowDays,
  SemanticModel,
  Since,
} from '../manifest/manifest.ts';
import { DAY_UNITS, type Interval, readInterval } from '../manifest/read-interval.ts';

/** Copies of models and metrics whose rows are read at a later time: what an offset looks back at. */
export interface LaterRows {
  readonly models: Map<string, SemanticModel>;
  readonly metrics: Map<string, MetricFlowMetric>;
}

/** Units by which every moment moves to exactly one other; months do not: 31 March has no month ago. */
const EXACT_UNITS: readonly string[] = ['minute', 'hour', 'day', 'week'];

/** What a metric looks back at, as its definition writes it. */
export type LookBack =
  | { readonly offset: string; readonly toGrain: null }
  | { readonly offset: null; readonly toGrain: string };

/** A shift by which every moment moves to one other, or days of a table that look back. */
type Move =
  | { readonly kind: 'later'; readonly interval: Interval }
  | { readonly kind: 'looks'; readonly looks: Look };

/** The name of the metric as it was where `back` looks; null where copies cannot say it. */
export function laterMetric(
  manifest: Manifest,
  { metric: name, back }: { readonly metric: string; readonly back: LookBack },
  into: LaterRows,
): string | null {
  const move = moveOf(manifest, back);
  return move === null ? null : moved(name, [move], { manifest, into, within: [] });
}

function moveOf({ spines }: Manifest, { offset, toGrain }: LookBack): Move | null {
  if (toGrain !== null)
    return PERIODS.includes(toGrain) ? { kind: 'looks', looks: { kind: 'start', grain: toGrain } } : null;
  const interval = readInterval(offset);
  if (interval === null) return null;
  if (EXACT_UNITS.includes(interval.unit)) return { kind: 'later', interval };
  if (PERIODS.includes(interval.unit)) return { kind: 'looks', looks: { kind: 'before', interval } };
  const custom = spines.flatMap((spine) => (spine.grain === 'day' ? spine.custom : []));
  const own = custom.find((one) => one.name === interval.unit);
  const count = Number(interval.text.split(' ')[0]);
  return own === undefined ? null : { kind: 'looks', looks: { kind: 'custom', column: own.column, count } };
}

const PERIODS: readonly string[] = ['week', 'month', 'quarter', 'year'];

/** A cumulative metric as a value for each day; null where its rows cannot stand for it. */
export function dailyMetric(
  manifest: Manifest,
  metric: MetricFlowMetric,
  into: LaterRows,
): MetricForm | null {
  const { form } = metric;
  if (form.kind !== 'cumulative' || form.input.kind !== 'measure' || metric.filters.some(readsTime))
    return null;
  return cumulated(form, [], { manifest, into, within: [] });
}

interface Moving {
  readonly manifest: Manifest;
  readonly into: LaterRows;
  readonly within: readonly string[];
}

function moved(name: string, by: readonly Move[], context: Moving): string | null {
  const { manifest, into, within } = context;
  const metric = manifest.metrics.find((one) => one.name === name);
  if (metric === undefined || within.includes(name) || by.length > 10) return null;
  if (by.length > 1 && by.some(({ kind }) => kind === 'looks')) return null;
  const later = nameLater(name, by);
  if (into.metrics.has(later)) return later;
  if (metric.filters.some(readsTime)) return null;
  const form = movedForm(metric.form, by, { ...context, within: [...within, name] });
  if (form === null) return null;
  into.metrics.set(later, { ...metric, name: later, label: null, description: null, form });
  return later;
}

function movedForm(form: MetricForm, by: readonly Move[], context: Moving): MetricForm | null {
  const input = (one: MetricInput) => movedInput(one, by, context);
  if (form.kind === 'simple') {
    const measure = movedMeasure(form.input, by, { ...context, since: null });
    return measure === null ? null : { kind: 'simple', input: measure };
  }
  if (form.kind === 'ratio') {
    const [numerator, denominator] = [input(form.numerator), input(form.denominator)];
    return numerator === null || denominator === null ? null : { kind: 'ratio', numerator, denominator };
  }
  if (form.kind === 'derived') {
    const inputs = form.inputs.map(input);
    return inputs.every((one) => one !== null) ? { ...form, inputs } : null;
  }
  return form.kind === 'cumulative' ? cumulated(form, by, context) : null;
}

type Cumulative = Extract<MetricForm, { readonly kind: 'cumulative' }>;

/** Of a window rows are read at each of the days whose window holds them. */
function cumulated(form: Cumulative, by: readonly Move[], context: Moving): MetricForm | null {
  const since = sinceOf(form);
  if (since === null || form.input.kind !== 'measure') return null;
  const input = movedMeasure(form.input.input, by, { ...context, since });
  return input === null ? null : { kind: 'daily', input, periodAgg: form.periodAgg };
}

function sinceOf({ window, grainToDate }: Cumulative): Since | null {
  if (grainToDate !== null)
    return PERIODS.includes(grainToDate) ? { kind: 'start', grain: grainToDate } : null;
  if (window === null) return { kind: 'ever' };
  const interval = readInterval(window);
  return interval === null || !DAY_UNITS.includes(interval.unit) ? null : { kind: 'window', interval };
}

/** Its own offset comes on top; it keeps the name that the expression has for it. */
function movedInput(input: MetricInput, by: readonly Move[], context: Moving): MetricInput | null {
  const back = lookBackOf(input);
  const own = back === null ? [] : [moveOf(context.manifest, back)];
  if (input.filters.some(readsTime)) return null;
  const all = [...by, ...own];
  if (!all.every((one) => one !== null)) return null;
  const metric = moved(input.metric, all, context);
  return metric === null
    ? null
    : { ...input, metric, alias: input.alias ?? input.metric, offset: null, offsetToGrain: null };
}

/** What an input looks back at; null for nothing. */
export function lookBackOf({ offset, offsetToGrain }: MetricInput): LookBack | null {
  if (offset !== null) return { offset, toGrain: null };
  return offsetToGrain === null ? null : { offset: null, toGrain: offsetToGrain };
}

function movedMeasure(
  input: MeasureInput,
  by: readonly Move[],
  { manifest, into, since }: Moving & { readonly since: Since | null },
): MeasureInput | null {
  const model = manifest.models.find(({ measures }) => measures.some(({ name }) => name === input.measure));
  const measure = model?.measures.find(({ name }) => name === input.measure);
  const time = measure?.aggTime ?? model?.aggTime ?? null;
  const dimension = model?.dimensions.find(({ name }) => name === time);
  if (model === undefined || measure === undefined || time === null || dimension === undefined) return null;
  if (measure.nonAdditive !== null || input.filters.some(readsTime)) return null;
  const days = daysOf(manifest, { by, since, dimension });
  if (days === 'unknown') return null;
  const words = [nameLater(model.name, by), ...(since === null ? [] : [sinceName(since)]), 'by', time];
  const name = words.join('_');
  const copy = into.models.get(name) ?? movedModel(model, { name, time, by, days });
  const own = [nameLater(measure.name, by), ...(since === null ? [] : [sinceName(since)])].join('_');
  const later: Measure = { ...measure, name: own, createMetric: false };
  if (!copy.measures.some((one) => one.name === later.name))
    into.models.set(name, { ...copy, measures: [...copy.measures, later] });
  return { ...input, measure: later.name };
}

interface OfRows {
  readonly by: readonly Move[];
  readonly since: Since | null;
  readonly dimension: Dimension;
}

/** null where each row stays one row at another time; `unknown` where days cannot be told. */
function daysOf({ spines }: Manifest, { by, since, dimension }: OfRows): RowDays | null | 'unknown' {
  const [move, ...more] = by;
  const looks = move?.kind === 'looks' ? move.looks : null;
  if (looks === null && since === null) return null;
  const spine = spines.find(({ grain }) => grain === 'day');
  const isDays = dimension.grain !== null && !isClockGrain(dimension.grain) && isColumn(dimension.expr);
  if (spine === undefined || !isDays || more.length > 0) return 'unknown';
  if (move?.kind === 'later')
    return { spine, column: dimension.expr, looks: { kind: 'before', interval: move.interval }, since };
  return { spine, column: dimension.expr, looks, since };
}

interface Copy {
  readonly name: string;
  readonly time: string;
  readonly by: readonly Move[];
  readonly days: RowDays | null;
}

/** What rows point to stays; nothing points to the copy. */
function movedModel(model: SemanticModel, { name, time, by, days }: Copy): SemanticModel {
  const shifts = days === null ? by.flatMap((move) => (move.kind === 'later' ? [move.interval] : [])) : [];
  const later = (dimension: Dimension): Dimension =>
    dimension.name === time ? { ...dimension, later: shifts } : dimension;
  return {
    ...model,
    name,
    label: null,
    description: null,
    table: days === null ? model.table : { ...model.table, days },
    copyOf: model.name,
    aggTime: time,
    entities: model.entities.map((entity) => ({ ...entity, type: 'foreign' })),
    dimensions: model.dimensions.map(later),
    measures: [],
  };
}

function nameLater(name: string, by: readonly Move[]): string {
  if (by.length === 0) return name;
  return `${name}_${by.map(moveName).join('_')}_later`;
}

function moveName(move: Move): string {
  if (move.kind === 'later') return move.interval.text.replaceAll(' ', '_');
  const { looks } = move;
  if (looks.kind === 'before') return looks.interval.text.replaceAll(' ', '_');
  return looks.kind === 'start' ? `from_start_of_${looks.grain}` : `${looks.count}_${looks.column}`;
}

function sinceName(since: Since): string {
  if (since.kind === 'ever') return 'so_far';
  return since.kind === 'start'
    ? `since_${since.grain}`
    : `within_${since.interval.text.replaceAll(' ', '_')}`;
}

/** A condition on a time is of the rows as they were. */
function readsTime(filter: string): boolean {
  return /TimeDimension|metric_time/i.test(filter);
}
