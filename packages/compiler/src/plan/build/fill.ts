import type { BoundQuery } from '../../bind/bind.ts';
import { aggregate, compute, spine } from '../make.ts';
import type { Plan } from '../node.ts';
import { column } from '../scalar.ts';
import type { Level } from './level.ts';

/** `fill`: every time member up to the latest edge, for each combination of the other keys that `rows` holds. */
export function fillerOf(bound: BoundQuery, level: Level, rows: Plan): Plan | null {
  const { context } = bound;
  const [key] = level.shape.timeKeys;
  if (key === undefined) return null;
  const lasts = bound.datasets.map((d) => context.edges.get(d)?.last ?? null);
  const latest = lasts.includes(null) ? null : Math.max(...lasts.map((l) => l ?? 0));
  const members = level.shape.rows.filter((r) => latest === null || r.range.from <= latest);
  const others = level.keyNames().filter((name) => name !== key.name);
  const seen = others.length === 0 ? null : aggregate(rows, others, [], 'combinations seen in the period');
  const days = members.map((r) => [r.keys[0] ?? 0, r.range.from, r.range.to]);
  const filled = spine([key.name], days, [], seen);
  const outputs = level
    .keys()
    .map((k) => ({ name: k.name, value: column(k.name, k.type), origin: k.origin }));
  return compute(filled, outputs, 'every time member, with or without rows');
}
