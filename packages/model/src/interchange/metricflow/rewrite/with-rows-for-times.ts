import type {
  Manifest,
  MeasureInput,
  MetricFlowMetric,
  MetricForm,
  MetricInput,
  SemanticModel,
} from '../manifest/manifest.ts';
import { readInterval } from '../manifest/read-interval.ts';
import { type LaterRows, laterMetric } from './later-rows.ts';

/**
 * The same project with rows for what MetricFlow makes of its tables of time: copies of models at a later time for
 * offsets, rows of the table of days for metrics that are joined to it. Then any grain, part of a date or condition is one of rows.
 */
export function withRowsForTimes(manifest: Manifest): Manifest {
  const into: LaterRows = { models: new Map(), metrics: new Map() };
  const spines = spineModels(manifest);
  const known: Manifest = { ...manifest, models: [...manifest.models, ...spines] };
  const metrics = manifest.metrics.map((metric) => {
    const looked = { ...metric, form: lookedBack(metric.form, known, into) };
    return joined(looked, { manifest: known, into });
  });
  return {
    ...known,
    models: [...known.models, ...into.models.values()],
    metrics: [...metrics, ...into.metrics.values()],
  };
}

interface Rewriting {
  readonly manifest: Manifest;
  readonly into: LaterRows;
}

function lookedBack(form: MetricForm, manifest: Manifest, into: LaterRows): MetricForm {
  const input = (one: MetricInput): MetricInput => {
    if (one.offset === null) return one;
    const metric = laterMetric(manifest, { metric: one.metric, offset: one.offset }, into);
    return metric === null ? one : { ...one, metric, alias: one.alias ?? one.metric, offset: null };
  };
  if (form.kind === 'ratio')
    return { ...form, numerator: input(form.numerator), denominator: input(form.denominator) };
  if (form.kind === 'derived') return { ...form, inputs: form.inputs.map(input) };
  return form;
}

/** One row for each member of a table of time, counted. */
function spineModels({ spines, models }: Manifest): readonly SemanticModel[] {
  const at = models[0]?.at;
  if (at === undefined) return [];
  return spines.flatMap(({ table, column, grain }): readonly SemanticModel[] => {
    if (!['minute', 'hour', 'day'].includes(grain)) return [];
    const model: SemanticModel = {
      name: `members_of_${table.name}`,
      label: null,
      description: null,
      table,
      copyOf: null,
      aggTime: 'member',
      primaryEntity: null,
      entities: [],
      dimensions: [
        {
          name: 'member',
          label: null,
          description: null,
          expr: column,
          grain,
          isPartition: false,
          validity: null,
          later: [],
        },
      ],
      measures: [
        {
          name: `count_of_${table.name}`,
          label: null,
          description: null,
          agg: 'sum',
          expr: '1',
          aggTime: null,
          percentile: null,
          nonAdditive: null,
          createMetric: false,
        },
      ],
      at,
    };
    return [model];
  });
}

/** `join_to_timespine`: there is a row wherever the table of time has one. */
function joined(metric: MetricFlowMetric, rewriting: Rewriting): MetricFlowMetric {
  const { form } = metric;
  if (form.kind === 'cumulative') return windowed(metric, rewriting);
  if (form.kind !== 'simple' || !form.input.joinToSpine) return metric;
  const { manifest, into } = rewriting;
  const spine = spineOf(form.input, manifest);
  if (spine === null) return metric;
  const [rows, members] = [`${metric.name}_of_rows`, `${metric.name}_of_members`];
  const plain = { ...form.input, joinToSpine: false, fill: null };
  const bare = { ...metric, label: null, description: null };
  into.metrics.set(rows, { ...bare, name: rows, form: { kind: 'simple', input: plain } });
  const counted: MeasureInput = { measure: spine, filters: [], joinToSpine: false, fill: null };
  into.metrics.set(members, {
    ...bare,
    name: members,
    filters: metric.filters.filter((filter) => /metric_time/.test(filter)),
    form: { kind: 'simple', input: counted },
  });
  const value = form.input.fill === null ? rows : `coalesce(${rows}, ${form.input.fill})`;
  const inputs = [rows, members].map(plainInput);
  return {
    ...metric,
    filters: [],
    form: { kind: 'derived', expr: `case when ${members} >= 0 then ${value} end`, inputs },
  };
}

const plainInput = (metric: string): MetricInput => ({
  metric,
  alias: null,
  filters: [],
  offset: null,
  offsetToGrain: null,
});

/** The count of the members of the table of time that fits the time of a measure. */
function spineOf({ measure: name }: MeasureInput, { models }: Manifest): string | null {
  const model = models.find(({ measures }) => measures.some((one) => one.name === name));
  const measure = model?.measures.find((one) => one.name === name);
  const time = measure?.aggTime ?? model?.aggTime;
  const grain = model?.dimensions.find((one) => one.name === time)?.grain ?? 'day';
  const wanted = ['minute', 'hour'].includes(grain) ? grain : 'day';
  const found = models.find(
    ({ aggTime, dimensions }) => aggTime === 'member' && dimensions[0]?.grain === wanted,
  );
  return found?.measures[0]?.name ?? null;
}

/** More members than this are not added one by one. */
const MOST_STEPS = 48;

/** A window of hours over a sum: each row counts in each of the hours that follow it. */
function windowed(metric: MetricFlowMetric, { manifest, into }: Rewriting): MetricFlowMetric {
  const { form } = metric;
  if (form.kind !== 'cumulative' || form.input.kind !== 'measure' || form.window === null) return metric;
  const interval = readInterval(form.window);
  const { input } = form.input;
  const measure = manifest.models
    .flatMap(({ measures }) => measures)
    .find(({ name }) => name === input.measure);
  const count = Number(interval?.text.split(' ')[0]);
  const isSum = measure !== undefined && ['sum', 'count', 'sum_boolean'].includes(measure.agg);
  if (interval === null || !['hour', 'minute'].includes(interval.unit) || !isSum || count > MOST_STEPS)
    return metric;
  const first = `${metric.name}_of_rows`;
  const plain: MetricFlowMetric = { ...metric, name: first, form: { kind: 'simple', input } };
  const within: Manifest = { ...manifest, metrics: [...manifest.metrics, plain] };
  const names = Array.from({ length: count }, (_, i) =>
    i === 0 ? first : laterMetric(within, { metric: first, offset: `${i} ${interval.unit}` }, into),
  );
  if (!names.every((name) => name !== null)) return metric;
  into.metrics.set(first, plain);
  const expr = names.map((name) => `coalesce(${name}, 0)`).join(' + ');
  return { ...metric, filters: [], form: { kind: 'derived', expr, inputs: names.map(plainInput) } };
}
