import type { Model, ValueType } from '@plumbline/model';
import type { DayOfRows } from './changed-days.ts';

/**
 * The field of one member of a union whose days are those of the union's rows, as it is stored; null where the day is written for
 * all of its rows, computed, or not there.
 */
export function memberDay(model: Model, { dataset, field }: DayOfRows, member: number): string | null {
  const union = model.datasets.get(dataset);
  const own = union?.fields.get(field);
  const one = union?.source.kind === 'union' ? union.source.members[member] : undefined;
  if (own === undefined || one === undefined) return null;
  const name = own.column ?? own.name;
  if (one.set.has(name) || one.set.has(own.name)) return null;
  const read = model.datasets.get(one.dataset)?.fields.get(name);
  const isStored = read !== undefined && read.expression === null && read.formula === null;
  return isStored && isPlainDay(read.type) && isPlainDay(own.type) ? name : null;
}

function isPlainDay(type: ValueType): boolean {
  return type.kind === 'date' || (type.kind === 'timestamp' && !type.zoned);
}
