import type { ValueType } from '@plumbline/model';
import type { ColumnType } from '../metric-result.ts';

/** A column that is always null has to have some type. */
export function columnType(type: ValueType): ColumnType {
  return type.kind === 'null' ? 'double' : type.kind;
}
