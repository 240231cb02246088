import type { Dataset, ValueType } from '@plumbline/model';
import { call, DATE, type Scalar } from '../../scalar.ts';
import type { Context } from '../cells/context.ts';

/** Where the instants of a dataset are cut into days, and read from the clock. */
export function zoneOfDataset({ timezone }: Dataset, { model }: Context): string {
  return timezone ?? model.workspace.timezone;
}

/** The calendar day of a date or timestamp; instants are seen in `zone`. */
export function dayOf(value: Scalar, zone: string): Scalar {
  return value.type.kind === 'date' ? value : call('day_of', [inZone(value, zone)], DATE);
}

/** An instant as clocks in `zone` show it; anything else as it is. */
export function inZone(value: Scalar, zone: string): Scalar {
  return isInstant(value.type) ? call('local', [value], clockType(value.type), zone) : value;
}

/** The instant at which clocks in `zone` show a time. */
export function instantIn(value: Scalar, zone: string): Scalar {
  return call('local', [value], { kind: 'timestamp', zoned: true }, zone);
}

/** The type of a value that is made of instants as clocks show them. */
export function clockType(type: ValueType): ValueType {
  return isInstant(type) ? { kind: 'timestamp', zoned: false } : type;
}

export function isInstant(type: ValueType): boolean {
  return type.kind === 'timestamp' && type.zoned;
}
