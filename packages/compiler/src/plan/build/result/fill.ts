import { aggregate, compute, spine } from '../../make.ts';
import type { Plan } from '../../node.ts';
import { column } from '../../scalar.ts';
import type { Level } from '../cells/level.ts';

/** `fill`: every time member for each combination of the other keys that `rows` holds. */
export function fillerOf(level: Level, rows: Plan): Plan | null {
  const [key] = level.shape.timeKeys;
  if (key === undefined) return null;
  const others = level.keyNames.filter((name) => name !== key.name);
  const seen = others.length === 0 ? null : aggregate(rows, others, [], 'combinations seen in the period');
  const days = level.shape.rows.map((r) => [r.keys[0] ?? 0, r.member?.from ?? 0, r.member?.to ?? 0]);
  const filled = spine([key.name], days, [], seen);
  const outputs = level.keys.map((k) => ({ name: k.name, value: column(k.name, k.type), origin: k.origin }));
  return compute(filled, outputs, 'every time member, with or without rows');
}
