import { type Diagnostic, type Place, report } from '@plumbline/diagnostics';
import { flagAt, mapAt, mapsAt, textAt, textsAt } from '../../plain-value.ts';
import { type Entry, entriesUnder, readDocuments } from '../../read-documents.ts';
import { filtersAt } from './filters-at.ts';
import type {
  Dimension,
  Entity,
  Manifest,
  Measure,
  MetricFlowMetric,
  SavedQuery,
  SemanticModel,
  Table,
  TimeSpine,
} from './manifest.ts';
import { readMetric } from './read-metric.ts';

type Plain = Entry['value'];

/** The YAML files of a MetricFlow project: one object a document, or lists of them. */
export function readManifest(files: ReadonlyMap<string, string>): {
  readonly manifest: Manifest;
  readonly diagnostics: readonly Diagnostic[];
} {
  const { documents, diagnostics: read } = readDocuments(files);
  const diagnostics: Diagnostic[] = [...read];
  const under = (...keys: readonly string[]): readonly Entry[] =>
    documents.flatMap((document) => keys.flatMap((key) => entriesUnder(document, key)));
  const named = <T>(
    entries: readonly Entry[],
    read: (entry: Entry, name: string) => T | null,
  ): readonly T[] =>
    entries.flatMap((entry) => {
      const name = textAt(entry.value, 'name');
      const value = name === null ? null : read(entry, name);
      if (value === null) diagnostics.push(report('interchange/incomplete', {}, { at: entry.at }));
      return value === null ? [] : [value];
    });
  const models = named(under('semantic_model', 'semantic_models'), readModel);
  const declared = named(under('metric', 'metrics'), readMetric);
  const names = new Set(declared.map(({ name }) => name));
  const implied = models.flatMap((model) =>
    model.measures.flatMap((measure) =>
      measure.createMetric && !names.has(measure.name) ? [metricOfMeasure(measure, model.at)] : [],
    ),
  );
  const spines = [
    ...under('project_configuration').flatMap(({ value }) => mapsAt(value, 'time_spines')),
    ...under('time_spine', 'time_spines').map(({ value }) => value),
  ].flatMap(readSpine);
  const manifest: Manifest = {
    models,
    metrics: [...declared, ...implied],
    savedQueries: named(under('saved_query', 'saved_queries'), readSavedQuery),
    spines: [...spines, ...under('models').flatMap(({ value }) => readModelSpine(value))],
  };
  return { manifest, diagnostics };
}

function metricOfMeasure(measure: Measure, at: Place): MetricFlowMetric {
  const input = { measure: measure.name, filters: [], joinToSpine: false, fill: null };
  const { name, label, description } = measure;
  return { name, label, description, filters: [], grain: null, form: { kind: 'simple', input }, at };
}

function readModel({ value, at }: Entry, name: string): SemanticModel | null {
  const table = tableOf(value);
  if (table === null) return null;
  return {
    name,
    label: textAt(value, 'label'),
    description: textAt(value, 'description'),
    table,
    copyOf: null,
    aggTime: textAt(mapAt(value, 'defaults'), 'agg_time_dimension'),
    primaryEntity: textAt(value, 'primary_entity'),
    entities: mapsAt(value, 'entities').flatMap(readEntity),
    dimensions: mapsAt(value, 'dimensions').flatMap(readDimension),
    measures: mapsAt(value, 'measures').flatMap(readMeasure),
    at,
  };
}

/** `node_relation: {alias, schema_name}`, `node_relation: {relation_name}` or `model: ref('orders')`. */
function tableOf(value: Plain): Table | null {
  const relation = mapAt(value, 'node_relation');
  const alias = textAt(relation, 'alias');
  if (alias !== null) return { schema: textAt(relation, 'schema_name'), name: alias };
  const dotted = textAt(relation, 'relation_name') ?? textAt(value, 'sql_table') ?? referenced(value);
  if (dotted === null) return null;
  const parts = dotted.replaceAll(/["`]/g, '').split('.');
  return { schema: parts.at(-2) ?? null, name: parts.at(-1) ?? dotted };
}

function referenced(value: Plain): string | null {
  const model = textAt(value, 'model');
  if (model === null) return null;
  return /ref\(\s*(?:'[^']*'\s*,\s*)?['"]([^'"]+)['"]/.exec(model)?.[1] ?? model;
}

const ENTITY_TYPES: readonly Entity['type'][] = ['primary', 'unique', 'foreign', 'natural'];

function readEntity(value: Plain): readonly Entity[] {
  const name = textAt(value, 'name');
  const written = textAt(value, 'type')?.toLowerCase();
  const type = ENTITY_TYPES.find((one) => one === written);
  return name === null || type === undefined ? [] : [{ name, type, expr: textAt(value, 'expr') ?? name }];
}

function readDimension(value: Plain): readonly Dimension[] {
  const name = textAt(value, 'name');
  if (name === null) return [];
  const isTime = textAt(value, 'type')?.toLowerCase() === 'time';
  const params = mapAt(value, 'type_params');
  const validity = mapAt(params, 'validity_params');
  const dimension: Dimension = {
    name,
    label: textAt(value, 'label'),
    description: textAt(value, 'description'),
    expr: textAt(value, 'expr') ?? name,
    grain: isTime ? (textAt(params, 'time_granularity')?.toLowerCase() ?? 'day') : null,
    isPartition: flagAt(value, 'is_partition'),
    validity: flagAt(validity, 'is_start') ? 'start' : flagAt(validity, 'is_end') ? 'end' : null,
    later: [],
  };
  return [dimension];
}

function readMeasure(value: Plain): readonly Measure[] {
  const name = textAt(value, 'name');
  const agg = textAt(value, 'agg')?.toLowerCase();
  if (name === null || agg === undefined) return [];
  const params = mapAt(value, 'agg_params');
  const p = textAt(params, 'percentile');
  const nonAdditive = mapAt(value, 'non_additive_dimension');
  const time = textAt(nonAdditive, 'name');
  const measure: Measure = {
    name,
    label: textAt(value, 'label'),
    description: textAt(value, 'description'),
    agg,
    expr: textAt(value, 'expr') ?? name,
    aggTime: textAt(value, 'agg_time_dimension'),
    percentile:
      p === null
        ? null
        : {
            p,
            isDiscrete: flagAt(params, 'use_discrete_percentile'),
            isApproximate: flagAt(params, 'use_approximate_percentile'),
          },
    nonAdditive:
      time === null
        ? null
        : {
            time,
            choice: textAt(nonAdditive, 'window_choice')?.toLowerCase() ?? 'min',
            groupings: textsAt(nonAdditive, 'window_groupings'),
          },
    createMetric: flagAt(value, 'create_metric'),
  };
  return [measure];
}

function readSavedQuery({ value, at }: Entry, name: string): SavedQuery | null {
  const params = mapAt(value, 'query_params');
  const limit = Number(textAt(params, 'limit') ?? Number.NaN);
  return {
    name,
    label: textAt(value, 'label'),
    description: textAt(value, 'description'),
    metrics: textsAt(params, 'metrics'),
    groupBy: textsAt(params, 'group_by'),
    where: filtersAt(params, 'where'),
    orderBy: textsAt(params, 'order_by'),
    limit: Number.isInteger(limit) ? limit : null,
    at,
  };
}

function readSpine(value: Plain): readonly TimeSpine[] {
  const primary = mapAt(value, 'primary_column');
  const table = tableOf(value);
  const column = textAt(primary, 'name');
  if (table === null || column === null) return [];
  const grain = textAt(primary, 'time_granularity')?.toLowerCase() ?? 'day';
  return [{ table, column, grain, custom: customGrains(value) }];
}

/** A dbt model with a `time_spine:`. */
function readModelSpine(value: Plain): readonly TimeSpine[] {
  const spine = mapAt(value, 'time_spine');
  const column = textAt(spine, 'standard_granularity_column');
  const name = textAt(value, 'name');
  if (column === null || name === null) return [];
  const grain = mapsAt(value, 'columns').find((one) => textAt(one, 'name') === column);
  const written = grain === undefined ? null : textAt(grain, 'granularity');
  return [{ table: { schema: null, name }, column, grain: written ?? 'day', custom: customGrains(spine) }];
}

function customGrains(value: Plain): TimeSpine['custom'] {
  return mapsAt(value, 'custom_granularities').flatMap((one) => {
    const name = textAt(one, 'name');
    return name === null ? [] : [{ name, column: textAt(one, 'column_name') ?? name }];
  });
}
