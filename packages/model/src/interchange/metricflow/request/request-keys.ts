import {
  type Counted,
  customTimeText,
  fieldText,
  isMetricTime,
  modelsOf,
  nameOf,
  QUERY_GRAINS,
  type Refusal,
  spineText,
} from '../formulas/condition.ts';
import { partOf } from '../formulas/date-part.ts';
import { type Graph, isClockGrain } from '../graph/graph.ts';
import { nameItem } from '../graph/name-item.ts';
import { type ItemRef, METRIC_TIME } from '../manifest/read-object.ts';
import type { TranslatedKey } from './request.ts';

/** One key of a question, and what it was asked as. */
export interface Key {
  readonly item: ItemRef;
  readonly by: TranslatedKey;
  /** The grain of the query's time; null for every other key. */
  readonly grain: string | null;
}

export interface KeyContext {
  readonly graph: Graph;
  readonly measures: readonly Counted[];
  /** The grain of `metric_time` where none is asked for. */
  readonly grain: string;
  /** True where a metric reads other days than those of its row. */
  readonly isMoving: boolean;
}

type Found = Key | { readonly refused: Refusal };

const feature = (text: string) => ({ refused: { why: 'feature', feature: text } as const });

/** Keys in order; the first that has no counterpart refuses all. */
export function translateKeys(
  items: readonly ItemRef[],
  context: KeyContext,
): readonly Key[] | { readonly refused: Refusal } {
  const keys: Key[] = [];
  const times = items.filter((item) => isTime(item, context)).map((item) => item.grain ?? context.grain);
  for (const [i, item] of items.entries()) {
    const column = `key_${i + 1}`;
    const key = isTime(item, context)
      ? timeKey(item, column, { ...context, times })
      : fieldKey(item, column, context);
    if ('refused' in key) return key;
    keys.push(key);
  }
  return keys;
}

function isTime(item: ItemRef, { measures }: KeyContext): boolean {
  return measures.some(({ time }) => time !== null) && isMetricTime(item, measures);
}

function timeKey(
  item: ItemRef,
  column: string,
  context: KeyContext & { readonly times: readonly string[] },
): Found {
  const { graph, isMoving, times, measures } = context;
  const grain = item.grain ?? context.grain;
  const field = timeField(context);
  if (item.part !== null) {
    if (isMoving || field === null) return feature(nameOf(item));
    return partKey(item, { field: { text: field }, column });
  }
  if (graph.custom.has(grain)) {
    const text = isMoving ? null : customTimeText(graph, measures, grain);
    return text === null
      ? feature(nameOf({ ...item, grain }))
      : { item, grain: null, by: { field: text, as: column } };
  }
  if (!QUERY_GRAINS.includes(grain)) return feature(`grain ${grain}`);
  if (!crosses(grain, times)) return { item, grain, by: grain };
  if (isMoving || field === null) return feature(times.join(' × '));
  return { item, grain: null, by: { field, grain, as: column } };
}

/** A week may lie in two months: only the finer one is the question's time, the other is a grain of the rows' own. */
function crosses(grain: string, times: readonly string[]): boolean {
  return times.includes('week') && ['month', 'quarter', 'year'].includes(grain);
}

/** The name that stands for the time of every measure; null where there is none. */
function timeField({ graph, measures }: KeyContext): string | null {
  const texts = new Set(measures.map(({ model, time }) => fieldText(graph, model, time ?? '')));
  const [text] = texts;
  if (text !== undefined && texts.size === 1) return text;
  const areDefault = measures.every(({ model, time }) => time !== null && time === model.aggTime);
  return areDefault ? (graph.times.get('day') ?? null) : null;
}

interface Column {
  readonly field: { readonly text: string };
  readonly column: string;
}

function partKey(item: ItemRef, { field, column }: Column): Found {
  const part = partOf(item.part ?? '');
  if (part === null) return feature(`date_part ${item.part ?? ''}`);
  return { item, grain: null, by: { field: field.text, part, as: column } };
}

function fieldKey(item: ItemRef, column: string, { graph, measures }: KeyContext): Found {
  const named = nameItem(graph, modelsOf(measures), item);
  if (typeof named === 'string') return { refused: { why: named, name: nameOf(item) } };
  const [first] = named.located;
  const base = first?.dimension?.grain ?? null;
  const plain: Found = { item, grain: null, by: { field: named.text, as: column } };
  if (first === undefined || base === null) return plain;
  const grain = item.grain ?? base;
  if (graph.custom.has(grain)) {
    const text = spineText(graph, { model: first.model, element: first.element, grain });
    return text === ''
      ? { refused: { why: 'unknown', name: nameOf(item) } }
      : { ...plain, by: { field: text, as: column } };
  }
  if (item.part !== null) return partKey(item, { field: named, column });
  const isOwn = grain === base && isClockGrain(grain);
  if (isOwn) return plain;
  return QUERY_GRAINS.includes(grain)
    ? { ...plain, by: { field: named.text, grain, as: column } }
    : feature(`grain ${grain}`);
}

/** From the finest to the coarsest. */
export const GRAINS: readonly string[] = ['minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'];

/** The finest grain of the query's time; null where it is not grouped by. */
export function finest(keys: readonly Key[]): string | null {
  const grains = keys.flatMap(({ grain }) => (grain === null ? [] : [grain]));
  return GRAINS.find((grain) => grains.includes(grain)) ?? null;
}

/** True for `metric_time` by that name. */
export function isMetricTimeName({ path, element }: ItemRef): boolean {
  return path.length === 0 && element === METRIC_TIME;
}
