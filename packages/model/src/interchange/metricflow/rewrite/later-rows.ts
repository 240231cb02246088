import type {
  Dimension,
  Manifest,
  Measure,
  MeasureInput,
  MetricFlowMetric,
  MetricForm,
  MetricInput,
  SemanticModel,
} from '../manifest/manifest.ts';
import { type Interval, readInterval } from '../manifest/read-interval.ts';

/** Copies of models and metrics whose rows are read at a later time: what an offset looks back at. */
export interface LaterRows {
  readonly models: Map<string, SemanticModel>;
  readonly metrics: Map<string, MetricFlowMetric>;
}

/** Units by which every moment moves to exactly one other; months do not: 31 March has no month ago. */
const EXACT_UNITS: readonly string[] = ['minute', 'hour', 'day', 'week'];

/** The name of the metric as it was `offset` ago; null where copies cannot say it. */
export function laterMetric(
  manifest: Manifest,
  { metric: name, offset }: { readonly metric: string; readonly offset: string },
  into: LaterRows,
): string | null {
  const interval = readInterval(offset);
  if (interval === null || !EXACT_UNITS.includes(interval.unit)) return null;
  return moved(name, [interval], { manifest, into, within: [] });
}

interface Moving {
  readonly manifest: Manifest;
  readonly into: LaterRows;
  readonly within: readonly string[];
}

function moved(name: string, by: readonly Interval[], context: Moving): string | null {
  const { manifest, into, within } = context;
  const metric = manifest.metrics.find((one) => one.name === name);
  if (metric === undefined || within.includes(name) || by.length > 10) return null;
  const later = nameLater(name, by);
  if (into.metrics.has(later)) return later;
  if (metric.filters.some(readsTime)) return null;
  const form = movedForm(metric.form, by, { ...context, within: [...within, name] });
  if (form === null) return null;
  into.metrics.set(later, { ...metric, name: later, label: null, description: null, form });
  return later;
}

function movedForm(form: MetricForm, by: readonly Interval[], context: Moving): MetricForm | null {
  const input = (one: MetricInput) => movedInput(one, by, context);
  if (form.kind === 'simple') {
    const measure = movedMeasure(form.input, by, context);
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
  if (form.kind !== 'cumulative' || form.input.kind !== 'measure' || form.grainToDate !== null) return null;
  const window = form.window === null ? null : readInterval(form.window);
  if (form.window !== null && (window === null || !EXACT_UNITS.includes(window.unit))) return null;
  const measure = movedMeasure(form.input.input, by, context);
  return measure === null ? null : { ...form, input: { kind: 'measure', input: measure } };
}

/** Its own offset comes on top; it keeps the name that the expression has for it. */
function movedInput(input: MetricInput, by: readonly Interval[], context: Moving): MetricInput | null {
  const own = input.offset === null ? [] : [readInterval(input.offset)];
  if (input.offsetToGrain !== null || input.filters.some(readsTime)) return null;
  const all = [...by, ...own];
  if (!all.every((one): one is Interval => one !== null && EXACT_UNITS.includes(one.unit))) return null;
  const metric = moved(input.metric, all, context);
  return metric === null ? null : { ...input, metric, alias: input.alias ?? input.metric, offset: null };
}

function movedMeasure(
  input: MeasureInput,
  by: readonly Interval[],
  { manifest, into }: Moving,
): MeasureInput | null {
  const model = manifest.models.find(({ measures }) => measures.some(({ name }) => name === input.measure));
  const measure = model?.measures.find(({ name }) => name === input.measure);
  const time = measure?.aggTime ?? model?.aggTime ?? null;
  if (model === undefined || measure === undefined || time === null) return null;
  if (measure.nonAdditive !== null || input.filters.some(readsTime)) return null;
  const name = `${nameLater(model.name, by)}_by_${time}`;
  const copy = into.models.get(name) ?? movedModel(model, { name, time, by });
  const later: Measure = { ...measure, name: nameLater(measure.name, by), createMetric: false };
  if (!copy.measures.some((one) => one.name === later.name))
    into.models.set(name, { ...copy, measures: [...copy.measures, later] });
  return { ...input, measure: later.name };
}

interface Copy {
  readonly name: string;
  readonly time: string;
  readonly by: readonly Interval[];
}

/** What rows point to stays; nothing points to the copy. */
function movedModel(model: SemanticModel, { name, time, by }: Copy): SemanticModel {
  const later = (dimension: Dimension): Dimension =>
    dimension.name === time ? { ...dimension, later: by } : dimension;
  return {
    ...model,
    name,
    label: null,
    description: null,
    copyOf: model.name,
    aggTime: time,
    entities: model.entities.map((entity) => ({ ...entity, type: 'foreign' })),
    dimensions: model.dimensions.map(later),
    measures: [],
  };
}

function nameLater(name: string, by: readonly Interval[]): string {
  return `${name}_${by.map(({ text }) => text.replaceAll(' ', '_')).join('_')}_later`;
}

/** A condition on a time is of the rows as they were. */
function readsTime(filter: string): boolean {
  return /TimeDimension|metric_time/i.test(filter);
}
