import { unbracketed } from '../../sql/bracketed.ts';
import { type Counted, carryCondition, isMetricTime, nameOf, type Refusal } from '../formulas/condition.ts';
import { allOf } from '../formulas/measure-text.ts';
import { metricFormula, reference } from '../formulas/metric-formula.ts';
import { inputsOf, kindsUnder, measuresUnder } from '../formulas/metric-inputs.ts';
import { ownTime } from '../formulas/own-time.ts';
import type { Reading } from '../formulas/reading.ts';
import type { Graph } from '../graph/graph.ts';
import type { MetricFlowMetric } from '../manifest/manifest.ts';
import type { ItemRef } from '../manifest/read-object.ts';
import { readTemplate } from '../manifest/read-template.ts';
import { membersRequest } from './members/members-request.ts';
import { minMaxRequest } from './members/min-max-request.ts';
import { spineOnly } from './members/spine-request.ts';
import { startModel } from './members/start-model.ts';
import { choosesMembers, placeFilters } from './place-filters.ts';
import type {
  MetricDraft,
  MetricFlowRequest,
  TranslatedQuery,
  Translation,
  TranslationOptions,
} from './request.ts';
import { finest, GRAINS, isMetricTimeName, type Key, translateKeys } from './request-keys.ts';
import { periodOf } from './request-period.ts';
import { rowsOf } from './request-rows.ts';

const feature = (text: string) => ({ refused: { why: 'feature', feature: text } as const });

/** A request to MetricFlow as a MetricQuery over the imported definitions. */
export function translateRequest(
  graph: Graph,
  request: MetricFlowRequest,
  options: TranslationOptions,
): Translation {
  const { metrics: names, groupBy } = request;
  const metrics = names.flatMap((name) => graph.manifest.metrics.find((one) => one.name === name) ?? []);
  const unknown = names.find((name) => !metrics.some((metric) => metric.name === name));
  if (unknown !== undefined) return { refused: { why: 'unknown', name: unknown } };
  const members = metrics.length === 0 ? membersRequest(graph, request, options) : null;
  if (members !== null) return members;
  if (metrics.length === 0 && groupBy.every(isMetricTimeName))
    return spineOnly(graph, request, options.prefix);
  const measures =
    metrics.length === 0
      ? startMeasures(graph, request)
      : names.flatMap((name) => measuresUnder(graph, name));
  if (measures === null) return feature('dimensions of several tables without a metric');
  if (request.minMaxOnly) return minMaxRequest(graph, request, { measures, prefix: options.prefix });
  const kinds = new Set(metrics.flatMap((metric) => [...kindsUnder(metric, graph)]));
  const isMoving = [...kinds].some((kind) => MOVING.includes(kind)) || hasOffset(graph, metrics);
  const grain = defaultGrain(metrics, measures);
  const keys = translateKeys(groupBy, { graph, measures, grain, isMoving });
  if ('refused' in keys) return keys;
  const isChosen = metrics.length > 0 && metrics.every(({ form }) => form.kind === 'conversion');
  const { where } = request;
  const placing = { graph, measures, groupBy, grain };
  if (metrics.some((metric) => choosesMembers(metric, where, graph)))
    return feature('join_to_timespine with a filter on time');
  const placed = isChosen
    ? { metrics: metrics.map(choosing(where)), where: [] }
    : placeFilters(metrics, where, placing);
  const asked = { metrics: placed.metrics, request: { ...request, where: placed.where } };
  return translate({ graph, options, measures, grain, keys, kinds, ...asked });
}

/** Conditions choose what is converted, not what it is converted to. */
const choosing =
  (where: readonly string[]) =>
  (metric: MetricFlowMetric): MetricFlowMetric =>
    where.length === 0 ? metric : { ...metric, filters: [...metric.filters, ...where] };

const MOVING: readonly string[] = ['cumulative', 'offset_to_grain'];

interface Asked {
  readonly graph: Graph;
  readonly request: MetricFlowRequest;
  readonly options: TranslationOptions;
  readonly metrics: readonly MetricFlowMetric[];
  readonly measures: readonly Counted[];
  readonly grain: string;
  readonly keys: readonly Key[];
  readonly kinds: ReadonlySet<string>;
}

function translate(asked: Asked): Translation {
  const { request, keys } = asked;
  const where = conditions(asked);
  if ('refused' in where) return where;
  const needed: MetricDraft[] = [];
  const names: string[] = [];
  for (const metric of asked.metrics) {
    const found = askedMetric(metric, asked, needed);
    if (typeof found !== 'string') return found;
    names.push(found);
  }
  const rows = rowsOf(asked, needed);
  if ('refused' in rows) return rows;
  const period = periodOf(request.days, finest(keys) ?? asked.grain) ?? rows.period;
  const order = orders(asked, names);
  const query: TranslatedQuery = {
    metrics: names,
    by: keys.map(({ by }) => by),
    ...(period === undefined ? {} : { period }),
    ...(where.text === '' ? {} : { where: where.text }),
    ...rows.query,
    ...(order.length === 0 ? {} : { order }),
    ...(request.limit === null ? {} : { limit: request.limit }),
  };
  return { query, metrics: needed };
}

/** The metric of the workspace, or one of the request's own where the question reads it otherwise. */
function askedMetric(
  metric: MetricFlowMetric,
  { graph, keys, request, options, measures }: Asked,
  needed: MetricDraft[],
): string | { readonly refused: Refusal } {
  const reading = {
    ...readingOf(keys, request.where.length > 0 || hasFilters(metric, graph)),
    ...timesSeen(graph, request, measures),
  };
  const context = { graph, reading, within: [] };
  const isOfProject = graph.manifest.metrics.includes(metric);
  const carried = isOfProject ? reference(metric, context) : metricFormula(metric, context);
  if ('refused' in carried) return carried;
  const own = graph.metrics.get(metric.name) ?? metric.name;
  if (carried.text === own) return own;
  const name = `${options.prefix}${own}`;
  needed.push({
    name,
    label: null,
    description: null,
    formula: unbracketed(carried.text),
    time: ownTime(graph, metric),
  });
  return name;
}

/** Whether the question's time is seen at all, and day by day. */
function timesSeen(
  graph: Graph,
  { groupBy, where }: MetricFlowRequest,
  measures: readonly Counted[],
): Pick<Reading, 'seesTime' | 'seesDays'> {
  const custom = new Set(graph.custom.keys());
  const refs = where.flatMap((text) => readTemplate(text, custom)?.refs ?? []);
  const isTime = (item: ItemRef) => isMetricTime(item, measures);
  const asked = refs.filter((ref) => ref.kind === 'item').filter(isTime);
  const isDay = ({ grain, part }: ItemRef) => part === null && (grain === null || grain === 'day');
  return { seesTime: groupBy.some(isTime), seesDays: asked.some(isDay) };
}

function readingOf(keys: readonly Key[], hasConditions: boolean): Omit<Reading, 'seesTime' | 'seesDays'> {
  const others = keys.filter(({ grain }) => grain === null).map(({ item }) => nameOf(item));
  return { grain: finest(keys), keys: others, hasConditions };
}

function hasFilters(metric: MetricFlowMetric, graph: Graph): boolean {
  if (metric.filters.length > 0) return true;
  return inputsOf(metric).some((input) => {
    const found = graph.manifest.metrics.find(({ name }) => name === input.metric);
    return input.filters.length > 0 || (found !== undefined && hasFilters(found, graph));
  });
}

/** The coarsest grain that a metric is shown by, or that a time is known by. */
function defaultGrain(metrics: readonly MetricFlowMetric[], measures: readonly Counted[]): string {
  const shown = metrics.flatMap(({ grain }) => (grain === null ? [] : [grain]));
  const known = measures.map(
    ({ model, time }) => model.dimensions.find(({ name }) => name === time)?.grain ?? 'day',
  );
  const wanted = shown.length === 0 ? 'day' : coarsest(shown);
  return coarsest([wanted, ...known]);
}

function coarsest(grains: readonly string[]): string {
  return GRAINS.findLast((grain) => grains.includes(grain)) ?? 'day';
}

function conditions({
  graph,
  request,
  measures,
  grain,
}: Asked): { readonly text: string } | { readonly refused: Refusal } {
  const measuresOf = (metric: string) => measuresUnder(graph, metric);
  const texts: string[] = [];
  for (const filter of request.where) {
    const carried = carryCondition(filter, { graph, measures, grain, measuresOf });
    if ('refused' in carried) return carried;
    texts.push(carried.text);
  }
  return { text: allOf(texts) };
}

function hasOffset(graph: Graph, metrics: readonly MetricFlowMetric[]): boolean {
  return metrics.some((metric) =>
    inputsOf(metric).some((input) => {
      const found = graph.manifest.metrics.find(({ name }) => name === input.metric);
      return input.offset !== null || (found !== undefined && hasOffset(graph, [found]));
    }),
  );
}

/** The measures of no metric: the rows of one model. */
function startMeasures(graph: Graph, { groupBy, where }: MetricFlowRequest): readonly Counted[] | null {
  const custom = new Set(graph.custom.keys());
  const mentioned = where.flatMap((text) => readTemplate(text, custom)?.refs ?? []);
  const items = [...groupBy, ...mentioned.filter((ref) => ref.kind === 'item')];
  const model = startModel(graph, items);
  return model === null ? null : [{ model, time: null }];
}

function orders(
  { request, keys, metrics, grain }: Asked,
  names: readonly string[],
): readonly { by: string; desc: boolean }[] {
  return request.orderBy.flatMap(({ item, descending }) => {
    const by =
      typeof item === 'string'
        ? names[metrics.findIndex(({ name }) => name === item)]
        : keyColumn(item, keys, grain);
    return by === undefined ? [] : [{ by, desc: descending }];
  });
}

function keyColumn(item: ItemRef, keys: readonly Key[], grain: string): string | undefined {
  const isSame = ({ item: key }: Key) =>
    key.element === item.element &&
    key.path.join() === item.path.join() &&
    (item.grain === null || item.grain === (key.grain ?? grain));
  const by = keys.find(isSame)?.by;
  return by === undefined || typeof by === 'string' ? by : by.as;
}
