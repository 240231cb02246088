import { flagAt, listAt, mapAt, mapsAt, textAt } from '../../plain-value.ts';
import type { Entry } from '../../read-documents.ts';
import { filtersAt } from './filters-at.ts';
import type { MeasureInput, MetricFlowMetric, MetricForm, MetricInput } from './manifest.ts';

type Plain = Entry['value'];

/** A metric of any type; null where what its type needs is not written. */
export function readMetric({ value, at }: Entry, name: string): MetricFlowMetric | null {
  const type = textAt(value, 'type')?.toLowerCase() ?? 'simple';
  const read = Object.hasOwn(FORMS, type) ? FORMS[type] : undefined;
  const form = read === undefined ? { kind: 'unknown' as const, type } : read(mapAt(value, 'type_params'));
  if (form === null) return null;
  return {
    name,
    label: textAt(value, 'label'),
    description: textAt(value, 'description'),
    filters: filtersAt(value, 'filter'),
    grain: textAt(value, 'time_granularity')?.toLowerCase() ?? null,
    form,
    at,
  };
}

const FORMS: Readonly<Record<string, (params: Plain) => MetricForm | null>> = {
  simple: (params) => {
    const input = measureAt(params, 'measure');
    return input === null ? null : { kind: 'simple', input };
  },
  ratio: (params) => {
    const [numerator, denominator] = [metricAt(params, 'numerator'), metricAt(params, 'denominator')];
    return numerator === null || denominator === null ? null : { kind: 'ratio', numerator, denominator };
  },
  derived: (params) => {
    const expr = textAt(params, 'expr');
    const inputs = listAt(params, 'metrics').flatMap((item) => toMetricInput(item) ?? []);
    return expr === null || inputs.length === 0 ? null : { kind: 'derived', expr, inputs };
  },
  cumulative: readCumulative,
  conversion: readConversion,
};

function readCumulative(params: Plain): MetricForm | null {
  const more = mapAt(params, 'cumulative_type_params');
  const measure = measureAt(params, 'measure');
  const metric = metricAt(more, 'metric') ?? metricAt(params, 'metric');
  if (measure === null && metric === null) return null;
  return {
    kind: 'cumulative',
    input:
      measure === null
        ? { kind: 'metric', input: metric as MetricInput }
        : { kind: 'measure', input: measure },
    window: windowAt(more, 'window') ?? windowAt(params, 'window'),
    grainToDate: (textAt(more, 'grain_to_date') ?? textAt(params, 'grain_to_date'))?.toLowerCase() ?? null,
    periodAgg: textAt(more, 'period_agg')?.toLowerCase() ?? 'first',
  };
}

function readConversion(params: Plain): MetricForm | null {
  const more = mapAt(params, 'conversion_type_params');
  const base = measureAt(more, 'base_measure');
  const conversion = measureAt(more, 'conversion_measure');
  const entity = textAt(more, 'entity');
  if (base === null || conversion === null || entity === null) return null;
  return {
    kind: 'conversion',
    base,
    conversion,
    entity,
    window: windowAt(more, 'window'),
    calculation: textAt(more, 'calculation')?.toLowerCase() ?? 'conversion_rate',
    constants: mapsAt(more, 'constant_properties').flatMap((one) => {
      const [shared, converted] = [textAt(one, 'base_property'), textAt(one, 'conversion_property')];
      return shared === null || converted === null ? [] : [{ base: shared, conversion: converted }];
    }),
  };
}

/** `7 days`, or `{count: 7, granularity: day}`. */
function windowAt(params: Plain, key: string): string | null {
  const written = textAt(params, key);
  if (written !== null) return written;
  const { count, granularity } = {
    count: textAt(mapAt(params, key), 'count'),
    granularity: textAt(mapAt(params, key), 'granularity'),
  };
  return count === null || granularity === null ? null : `${count} ${granularity}`;
}

function measureAt(params: Plain, key: string): MeasureInput | null {
  const name = textAt(params, key);
  if (name !== null) return { measure: name, filters: [], joinToSpine: false, fill: null };
  const value = mapAt(params, key);
  const measure = textAt(value, 'name');
  if (measure === null) return null;
  return {
    measure,
    filters: filtersAt(value, 'filter'),
    joinToSpine: flagAt(value, 'join_to_timespine'),
    fill: textAt(value, 'fill_nulls_with'),
  };
}

function metricAt(params: Plain, key: string): MetricInput | null {
  return toMetricInput(params[key]);
}

function toMetricInput(item: unknown): MetricInput | null {
  if (typeof item === 'string' && item.trim() !== '')
    return { metric: item.trim(), alias: null, filters: [], offset: null, offsetToGrain: null };
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return null;
  const value = item as Plain;
  const metric = textAt(value, 'name');
  if (metric === null) return null;
  return {
    metric,
    alias: textAt(value, 'alias'),
    filters: filtersAt(value, 'filter'),
    offset: windowAt(value, 'offset_window'),
    offsetToGrain: textAt(value, 'offset_to_grain')?.toLowerCase() ?? null,
  };
}
