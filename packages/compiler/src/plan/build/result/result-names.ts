import type { ClockGrain } from '@plumbline/calendar';
import { clockOf, type ResolvedBy, type ResolvedQuery } from '@plumbline/query';
import { OWN } from '../../names.ts';
import { call, column, DATE, memberStart, type Scalar, substitute } from '../../scalar.ts';
import type { Level } from '../cells/level.ts';
import { startOfPart } from '../time/clock-parts.ts';
import type { Output } from './columns.ts';

export interface Named {
  readonly name: string;
  readonly value: Scalar;
}

/** Coarser grains beside the finest one are labels of it; parts of days are put together of the day and the time on it. */
export function labelOf(
  item: ResolvedBy,
  level: Level,
  query: Pick<ResolvedQuery, 'clock'>,
): readonly Named[] {
  const [key] = level.shape.timeKeys;
  const clock: ClockGrain | null = clockOf(query, item);
  if (clock !== null && key !== undefined)
    return [{ name: item.name, value: startOfPart(clock, key.name, (part) => OWN[part]) }];
  if (item.kind !== 'time' || key === undefined || item.name === key.name) return [];
  const member = column(key.name, DATE);
  if (item.grain !== 'week_year') return [{ name: item.name, value: memberStart(member, item.grain) }];
  const week = key.grain === 'day' ? memberStart(member, 'week') : member;
  return [{ name: item.name, value: memberStart(call('move', [week], DATE, '3 day'), 'year') }];
}

/** `result:x` columns stand for outputs of the same row. */
export function inline(
  value: Scalar,
  outputs: readonly Output[],
  { query, items }: { readonly query: Pick<ResolvedQuery, 'clock'>; readonly items: readonly ResolvedBy[] },
  level: Level,
): Scalar {
  return substitute(value, (c) => {
    if (!c.name.startsWith('result:')) return c;
    const wanted = c.name.slice(7);
    const output = outputs.find((o) => o.name === wanted);
    if (output !== undefined) return output.value;
    const label = items.flatMap((b) => labelOf(b, level, query)).find((l) => l.name === wanted);
    return label?.value ?? column(wanted, level.keys.find((k) => k.name === wanted)?.type ?? c.type);
  });
}
