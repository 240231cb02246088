import type { ValueType } from '../formula/value-type.ts';

/** Column of a source as found by inspection. */
export interface InspectedColumn {
  readonly name: string;
  readonly type: ValueType;
}
