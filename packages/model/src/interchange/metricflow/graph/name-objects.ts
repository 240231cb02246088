import { type Diagnostic, report } from '@plumbline/diagnostics';
import { isReservedWord } from '../../../formula/read/token.ts';
import type { Manifest, SemanticModel } from '../manifest/manifest.ts';
import { METRIC_TIME } from '../manifest/read-object.ts';
import { constantKeys } from './constant-keys.ts';
import type { CustomGrain, Graph } from './graph.ts';
import { timedModels } from './timed-models.ts';

type Names = Pick<
  Graph,
  | 'constants'
  | 'steps'
  | 'twins'
  | 'datasets'
  | 'metrics'
  | 'conformed'
  | 'fields'
  | 'columns'
  | 'custom'
  | 'daySpine'
  | 'times'
>;

const GRAINS: ReadonlySet<string> = new Set([
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'fiscal_quarter',
  'fiscal_year',
]);

/** Metrics keep their names; datasets and dimensions give way, since they share one space here. */
export function nameObjects(manifest: Manifest, diagnostics: Diagnostic[]): Names {
  const taken = new Set<string>();
  const claim = (name: string, suffix: string): string => {
    const plain = plainName(name);
    let free = taken.has(plain) || GRAINS.has(plain) ? `${plain}${suffix}` : plain;
    for (let n = 2; taken.has(free); n++) free = `${plain}${suffix}_${n}`;
    taken.add(free);
    return free;
  };
  const told = (name: string, to: string, at: SemanticModel['at'] | undefined): string => {
    if (name !== to) diagnostics.push(report('interchange/renamed', { name, to }, { at, severity: 'note' }));
    return to;
  };
  const metrics = new Map(
    manifest.metrics.map(({ name, at }) => [name, told(name, claim(name, '_metric'), at)]),
  );
  const datasets = new Map(
    manifest.models.map(({ name, at }) => [name, told(name, claim(name, '_rows'), at)]),
  );
  const custom = new Map<string, CustomGrain>();
  let daySpine: Names['daySpine'] = null;
  for (const spine of manifest.spines) {
    if (spine.custom.length === 0 && (spine.grain !== 'day' || daySpine !== null)) continue;
    const dataset = claim(spine.table.name, '_rows');
    if (spine.grain === 'day') daySpine ??= { name: dataset, column: plainName(spine.column), spine };
    for (const { name, column } of spine.custom)
      custom.set(name, { spine, dataset, column: plainName(column) });
  }
  const shared = entitiesOfSeveral(manifest);
  const conformed = new Map(shared.map((entity) => [entity, claim(entity, '_key')]));
  const times = timedModels(manifest).length < 2 ? [] : ['day', ...custom.keys()];
  const named = times.map(
    (grain) => [grain, claim(grain === 'day' ? METRIC_TIME : `${METRIC_TIME}_${grain}`, '_key')] as const,
  );
  const fields = new Map(manifest.models.map((model) => [model.name, fieldNames(model)]));
  const columns = new Map(
    manifest.models.map((model) => [model.name, columnNames(model, fields.get(model.name))]),
  );
  const constants = constantKeys(manifest, { fields }, (name) => claim(name, '_key'));
  const twins = twinNames(manifest, claim);
  return {
    constants,
    steps: stepNames(manifest, claim),
    twins,
    datasets,
    metrics,
    conformed,
    fields,
    columns,
    custom,
    daySpine,
    times: new Map(named),
  };
}

/** A conversion names a metric where a side is counted by another date than its model's. */
function stepNames(
  { metrics, models }: Manifest,
  claim: (name: string, suffix: string) => string,
): Graph['steps'] {
  const sides = metrics.flatMap(({ form }) =>
    form.kind === 'conversion' ? [form.base.measure, form.conversion.measure] : [],
  );
  const hasOwnTime = (name: string) =>
    models.some(({ measures, aggTime }) =>
      measures.some((one) => one.name === name && one.aggTime !== null && one.aggTime !== aggTime),
    );
  return new Map(
    [...new Set(sides)].filter(hasOwnTime).map((name) => [name, claim(`${name}_by_its_date`, '_metric')]),
  );
}

/** A dimension of a model and of its copies is one. */
function twinNames({ models }: Manifest, claim: (name: string, suffix: string) => string): Graph['twins'] {
  const copied = models.filter(({ name }) => models.some(({ copyOf }) => copyOf === name));
  return new Map(
    copied.map(({ name, dimensions }) => [
      name,
      new Map(dimensions.map((one) => [one.name, claim(`${name}_${one.name}`, '_key')])),
    ]),
  );
}

/** Entities that are columns of more than one model. */
function entitiesOfSeveral({ models }: Manifest): readonly string[] {
  const counts = new Map<string, number>();
  for (const { entities } of models)
    for (const { name } of entities) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].flatMap(([name, count]) => (count > 1 ? [name] : []));
}

function fieldNames(model: SemanticModel): ReadonlyMap<string, string> {
  const elements = [...model.entities, ...model.dimensions].map(({ name }) => name);
  return new Map(elements.map((name) => [name, plainName(name)]));
}

/** A column that an element renames is known by that name only. */
function columnNames(
  model: SemanticModel,
  fields: ReadonlyMap<string, string> | undefined,
): ReadonlyMap<string, string> {
  const columns = new Map<string, string>();
  for (const { name, expr } of elementsOf(model)) {
    if (isColumn(expr) && !columns.has(expr)) columns.set(expr, fields?.get(name) ?? name);
  }
  for (const { name, expr } of elementsOf(model))
    if (name === expr) columns.set(expr, fields?.get(name) ?? name);
  return columns;
}

function elementsOf(model: SemanticModel): readonly { readonly name: string; readonly expr: string }[] {
  return [...model.entities, ...model.dimensions.filter(({ grain }) => grain === null)];
}

export function isColumn(expr: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(expr);
}

/** Names here are small letters, digits and underscores, and no word of the formula language. */
export function plainName(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, '_')
    .replace(/^[^a-z]+/, '');
  const safe = plain === '' ? 'unnamed' : plain;
  return isReservedWord(safe) ? `${safe}_` : safe;
}
