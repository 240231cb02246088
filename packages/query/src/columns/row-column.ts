import {
  type DimensionRef,
  formatDimension,
  type Model,
  type Text,
  type Unit,
  type ValueType,
} from '@plumbline/model';
import type { ResultColumn } from '../metric-result.ts';
import { columnType } from './column-type.ts';
import { isMeasuredIn, unitOfColumn } from './unit-of-column.ts';

export interface ShownField {
  readonly name: string;
  /** Null for what the rows count with, which is no field. */
  readonly ref: DimensionRef | null;
  readonly label: Text;
  readonly type: ValueType;
  readonly unit: Unit;
  /** The time by which the rows were chosen. */
  readonly isTime: boolean;
}

/** A column of rows. */
export function rowColumn({ name, ref, label, type, unit, isTime }: ShownField, model: Model): ResultColumn {
  return {
    name,
    role: isTime ? 'time' : 'dimension',
    type: columnType(type),
    ...(ref === null ? {} : { ref: formatDimension(ref) }),
    ...(isMeasuredIn(unit) ? unitOfColumn(unit, model) : {}),
    label,
  };
}
