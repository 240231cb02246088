import { clockOf, type ResolvedBy, type ResolvedQuery } from '@plumbline/query';
import type { Key } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { keyOf, type Value } from '../value/value.ts';
import { lineOf, ordered, passes } from './arrange.ts';
import { columnsOf } from './column.ts';
import { placesOf } from './places.ts';

/** The dimension whose members are cut to the first `limit`, and the members kept. */
export interface Kept {
  readonly item: Extract<ResolvedBy, { kind: 'dimension' }>;
  readonly members: readonly Value[];
}

/** Over the whole period and all other dimensions; null unless the query asks for others. */
export function keptMembers(ev: Evaluation): Kept | null {
  const { query } = ev;
  const item = query.by.filter((by) => by.kind === 'dimension').findLast((by) => clockOf(query, by) === null);
  if (!query.others || query.limit === null || item === undefined) return null;
  const places = placesOf(ev, { by: [item], others: null, isRanked: false });
  const lines = places.map((place) => lineOf(ev, columnsOf(ev, [item]), place));
  const best = ordered(ev, lines, [rankingOrder(query)]).filter((line) => passes(ev, line));
  const at = query.by.indexOf(item);
  return { item, members: best.slice(0, query.limit).map((line) => line.keys[at] ?? null) };
}

type OrderTerm = ResolvedQuery['order'][number];

/** By the first metric in `order`, else the first metric, largest first. */
function rankingOrder(query: ResolvedQuery): OrderTerm {
  const asked = query.order.find(({ by }) => by.kind !== 'key');
  if (asked) return asked;
  const first = query.metrics[0];
  if (!first) throw new Error('others needs a metric');
  const { name, type, unit } = first;
  return { by: { kind: 'metric', name, type, unit, span: { start: 0, end: 0 } }, desc: true };
}

/** The condition that a row belongs to none of the members kept. */
export function othersKey({ item, members }: Kept): Key {
  const dimension = { ref: item.ref, grain: item.grain, part: item.part };
  return { dimension, level: 0, is: { kind: 'not_in', kept: members } };
}

export function isKept({ members }: Kept, value: Value): boolean {
  return members.some((member) => keyOf(member) === keyOf(value));
}
