import type { CalendarSettings } from '@plumbline/calendar';
import type { ValueType } from '@plumbline/model';
import type { Value } from '../value/value.ts';

/** What a scalar call knows besides its arguments. */
export interface CallContext {
  /** The word that is no value: grain, unit, date pattern. */
  readonly option: string | null;
  readonly type: ValueType;
  readonly calendar: CalendarSettings;
}

export type Scalar = (args: readonly Value[], context: CallContext) => Value;

/** A function of arguments that are all present: any null argument makes the result null. */
export function strict(compute: Scalar): Scalar {
  return (args, context) => (args.includes(null) ? null : compute(args, context));
}
