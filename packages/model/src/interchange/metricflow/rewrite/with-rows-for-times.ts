import { isColumn } from '../graph/name-objects.ts';
import type {
  Manifest,
  Measure,
  MeasureInput,
  MetricFlowMetric,
  MetricForm,
  MetricInput,
  SemanticModel,
} from '../manifest/manifest.ts';
import { readInterval } from '../manifest/read-interval.ts';
import { dailyMetric, type LaterRows, laterMetric, lookBackOf } from './later-rows.ts';

/**
 * The same project with rows for what MetricFlow makes of its tables of time: copies of models at a later time for
 * offsets, rows of the table of days for metrics that are joined to it. Then any grain, part of a date or condition is one of rows.
 */
export function withRowsForTimes(manifest: Manifest): Manifest {
  const into: LaterRows = { models: new Map(), metrics: new Map() };
  const rewriting = { manifest, into };
  const metrics = manifest.metrics.map((metric) =>
    joined({ ...metric, form: lookedBack(metric.form, manifest, into) }, rewriting),
  );
  for (const [name, metric] of [...into.metrics]) into.metrics.set(name, joined(metric, rewriting));
  return {
    ...manifest,
    models: [...numbered(manifest), ...into.models.values()],
    metrics: [...metrics, ...into.metrics.values()],
  };
}

/** Rows that are converted are told apart by their number where nothing else does. */
function numbered({ models, metrics }: Manifest): readonly SemanticModel[] {
  const opened = new Set(
    metrics.flatMap(({ form }) => (form.kind === 'conversion' ? [form.base.measure] : [])),
  );
  return models.map((model) => {
    const hasKey = model.entities.some(({ type }) => type === 'primary');
    const isOpened = model.measures.some(({ name }) => opened.has(name));
    return hasKey || !isOpened ? model : { ...model, table: { ...model.table, numbered: 'number_of_row' } };
  });
}

interface Rewriting {
  readonly manifest: Manifest;
  readonly into: LaterRows;
}

function lookedBack(form: MetricForm, manifest: Manifest, into: LaterRows): MetricForm {
  const input = (one: MetricInput): MetricInput => {
    const back = lookBackOf(one);
    const metric = back === null ? null : laterMetric(manifest, { metric: one.metric, back }, into);
    if (back === null || metric === null) return one;
    const alias = one.alias ?? one.metric;
    return { ...one, metric, alias, offset: null, offsetToGrain: null, ofFirstDay: back.toGrain !== null };
  };
  if (form.kind === 'ratio')
    return { ...form, numerator: input(form.numerator), denominator: input(form.denominator) };
  if (form.kind === 'derived') return { ...form, inputs: form.inputs.map(input) };
  return form;
}

/** `join_to_timespine`: there is a row wherever the table of time has one. */
function joined(metric: MetricFlowMetric, rewriting: Rewriting): MetricFlowMetric {
  const { form } = metric;
  if (form.kind === 'cumulative') return windowed(metric, rewriting);
  if (form.kind !== 'simple' || !form.input.joinToSpine) return metric;
  const counted = membersOf(form.input, rewriting);
  if (counted === null) return metric;
  const { into } = rewriting;
  const [rows, members] = [`${metric.name}_of_rows`, `${metric.name}_of_members`];
  const plain = { ...form.input, joinToSpine: false, fill: null };
  const bare = { ...metric, label: null, description: null };
  into.metrics.set(rows, { ...bare, name: rows, form: { kind: 'simple', input: plain } });
  into.metrics.set(members, {
    ...bare,
    name: members,
    filters: [],
    form: { kind: 'simple', input: counted },
  });
  const filters = [...metric.filters, ...form.input.filters];
  const { fill } = form.input;
  return {
    ...metric,
    filters: [],
    form: { kind: 'joined', rows: plainInput(rows), members: plainInput(members), fill, filters },
  };
}

const plainInput = (metric: string): MetricInput => ({
  metric,
  alias: null,
  filters: [],
  offset: null,
  offsetToGrain: null,
});

/** Counts the rows of a measure and the members of the table of time that fits its time. */
function membersOf({ measure: name }: MeasureInput, { manifest, into }: Rewriting): MeasureInput | null {
  const models = [...manifest.models, ...into.models.values()];
  const found = models.find(({ measures }) => measures.some((one) => one.name === name));
  const model = models.find((one) => one.name === (found?.copyOf ?? found?.name));
  const time = found?.measures.find((one) => one.name === name)?.aggTime ?? found?.aggTime;
  const dimension = model?.dimensions.find((one) => one.name === time);
  if (model === undefined || dimension === undefined || !isColumn(dimension.expr)) return null;
  const wanted = ['minute', 'hour'].includes(dimension.grain ?? '') ? dimension.grain : 'day';
  const spine = manifest.spines.find(({ grain }) => grain === wanted);
  if (spine === undefined) return null;
  const copy = `${model.name}_and_members_by_${dimension.name}`;
  const measure = `count_of_${copy}`;
  const counted: Measure = {
    name: measure,
    label: null,
    description: null,
    agg: 'sum',
    expr: '1',
    aggTime: null,
    percentile: null,
    nonAdditive: null,
    createMetric: false,
  };
  into.models.set(copy, {
    ...model,
    name: copy,
    label: null,
    description: null,
    table: { ...model.table, members: { spine, column: dimension.expr } },
    copyOf: model.name,
    aggTime: dimension.name,
    entities: model.entities.map((entity) => ({ ...entity, type: 'foreign' })),
    measures: [counted],
  });
  return { measure, filters: [], joinToSpine: false, fill: null };
}

/** More members than this are not added one by one. */
const MOST_STEPS = 48;

/** A window of hours over a sum: each row counts in each of the hours that follow it. */
function windowed(metric: MetricFlowMetric, { manifest, into }: Rewriting): MetricFlowMetric {
  const { form } = metric;
  if (form.kind !== 'cumulative' || form.input.kind !== 'measure') return metric;
  const each = form.input.input.joinToSpine ? null : dailyMetric(manifest, metric, into);
  const daily = each === null ? metric : { ...metric, form: each };
  if (form.window === null) return daily;
  const interval = readInterval(form.window);
  const { input } = form.input;
  const measure = manifest.models
    .flatMap(({ measures }) => measures)
    .find(({ name }) => name === input.measure);
  const count = Number(interval?.text.split(' ')[0]);
  const isSum = measure !== undefined && ['sum', 'count', 'sum_boolean'].includes(measure.agg);
  if (interval === null || !['hour', 'minute'].includes(interval.unit)) return daily;
  if (!isSum || count > MOST_STEPS) return metric;
  const first = `${metric.name}_of_rows`;
  const plain: MetricFlowMetric = { ...metric, name: first, form: { kind: 'simple', input } };
  const within: Manifest = { ...manifest, metrics: [...manifest.metrics, plain] };
  const names = Array.from({ length: count }, (_, i) =>
    i === 0
      ? first
      : laterMetric(
          within,
          { metric: first, back: { offset: `${i} ${interval.unit}`, toGrain: null } },
          into,
        ),
  );
  if (!names.every((name) => name !== null)) return metric;
  into.metrics.set(first, plain);
  const expr = names.map((name) => `coalesce(${name}, 0)`).join(' + ');
  return { ...metric, filters: [], form: { kind: 'derived', expr, inputs: names.map(plainInput) } };
}
