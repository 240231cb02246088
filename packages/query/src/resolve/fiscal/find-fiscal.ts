import { report } from '@plumbline/diagnostics';
import {
  type Child,
  type Dataset,
  type DimensionRef,
  isSameDimension,
  type LiteralExpr,
  type Metric,
  type Model,
  type RowExpr,
} from '@plumbline/model';
import { oncePerModel } from '../../once-per-model.ts';
import type { ResolvedQuery } from '../../resolved-query.ts';
import type { Key } from '../resolve-by.ts';
import { placeOf, type Resolving } from '../resolving.ts';
import { formulaNodes, nameOf } from '../time/formula-nodes.ts';

export interface Asked {
  /** Plans of comparisons included. */
  readonly metrics: readonly Metric[];
  readonly keys: readonly Key[];
  readonly where: RowExpr | null;
}

const FISCAL = /^\s*(FY\d|this\s+fiscal|last\s+\d+\s+fiscal)|\.\.\s*FY\d/i;

/** Whether a text of a period names fiscal years or quarters. */
export function isFiscalPeriod(text: string): boolean {
  return FISCAL.test(text);
}

/** Whether the fiscal grains and periods of the question are those of each entity. */
export function findFiscal(to: Resolving, asked: Asked): ResolvedQuery['fiscal'] {
  if (!usesFiscal(to, asked)) return null;
  const ofConditions = asked.where === null ? [] : namesIn([{ level: 'row', expr: asked.where }], to.model);
  const named = [...ofConditions].flatMap((name) => to.model.datasets.get(name) ?? []);
  const datasets = [...new Set([...datasetsRead(asked.metrics, to.model), ...named])];
  const [first] = datasets.flatMap((dataset) => (dataset.fiscal === undefined ? [] : [dataset]));
  if (first?.fiscal === undefined) return null;
  const { calendar } = first.fiscal;
  const other = datasets.find((dataset) => dataset.fiscal?.calendar !== calendar);
  if (other !== undefined)
    to.diagnostics.push(report('query/mixed-calendars', { left: first.name, right: other.name }));
  for (const dataset of datasets) requireEntity(to, dataset, asked);
  const only = asked.where === null ? null : fixedTo(asked.where, entityTest(to.model, first));
  return { calendar, only, peers: to.query.peers ?? 'label' };
}

/** Datasets whose rows the metrics aggregate. */
export function datasetsRead(metrics: readonly Metric[], model: Model): readonly Dataset[] {
  const names = new Set(metrics.toReversed().flatMap((metric) => [...namesRead(metric, model)]));
  return [...names].flatMap((name) => model.datasets.get(name) ?? []);
}

const namesRead = oncePerModel((metric: Metric, model) => namesIn([nameOf(metric)], model));

/** Conditions on who is a member included. */
function namesIn(roots: readonly Child[], model: Model): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { node } of formulaNodes(roots, model))
    if (node.expr.kind === 'aggregate') names.add(node.expr.dataset);
  return names;
}

function usesFiscal({ query }: Resolving, { keys }: Asked): boolean {
  const isGrain = keys.some(
    (key) => key.kind === 'time' && (key.grain === 'fiscal_year' || key.grain === 'fiscal_quarter'),
  );
  return isGrain || (query.period !== undefined && isFiscalPeriod(query.period));
}

/** Grouped by the entity, or fixed to one of them. */
function requireEntity(to: Resolving, dataset: Dataset, { keys, where }: Asked): void {
  const { model } = to;
  if (dataset.fiscal === undefined) return;
  const isEntity = entityTest(model, dataset);
  if (keys.some((key) => isEntityKey(key, isEntity)) || (where !== null && fixedTo(where, isEntity) !== null))
    return;
  const { calendar } = dataset.fiscal;
  const params = { dataset: dataset.name, calendar, entity: dataset.fiscal.entity };
  to.diagnostics.push(report('query/entity-calendar', params, { at: placeOf(['by']) }));
}

/** True for what names the entity of a row of the dataset. */
export function entityTest(model: Model, { name, fiscal }: Dataset): (ref: DimensionRef) => boolean {
  const own = { kind: 'field', dataset: name, field: fiscal?.entity ?? '', relationship: null } as const;
  return (ref) => isSameDimension(model, ref, own);
}

function isEntityKey(key: Key, isEntity: (ref: DimensionRef) => boolean): boolean {
  return key.kind === 'dimension' && key.grain === null && key.part === null && isEntity(key.ref);
}

/** `ticker = 'AAPL'`, `ticker in ('AAPL')`, alone or beside other terms: the value; null where it is not fixed. */
function fixedTo(term: RowExpr, isEntity: (ref: DimensionRef) => boolean): LiteralExpr | null {
  const constantOf = (field: RowExpr | undefined, value: RowExpr | undefined) =>
    field?.kind === 'field' && value?.kind === 'literal' && value.value !== null && isEntity(field.ref)
      ? value
      : null;
  if (term.kind === 'in')
    return term.negated || term.options.length !== 1 ? null : constantOf(term.value, term.options[0]);
  if (term.kind !== 'call') return null;
  if (term.fn === 'and') {
    for (const part of term.args) {
      const found = fixedTo(part, isEntity);
      if (found !== null) return found;
    }
    return null;
  }
  const [a, b] = term.args;
  return term.fn === 'eq' ? (constantOf(a, b) ?? constantOf(b, a)) : null;
}
