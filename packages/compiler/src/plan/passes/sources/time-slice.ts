import { type CalendarSettings, type Day, endOf, type MemberGrain, startOf } from '@plumbline/calendar';
import { scalarKey } from '../../identity.ts';
import { BOOLEAN, call, column, DATE, date, type Scalar } from '../../scalar.ts';
import { grainOf, keyValue } from './key-grain.ts';
import type { SourceForm } from './source-form.ts';

interface TimeKey {
  readonly name: string;
  readonly grain: MemberGrain;
}

interface Days {
  readonly from: Day;
  /** Exclusive. */
  readonly end: Day;
}

/** The key of a source that is a grain of the given day. */
export function timeKeyOf(form: SourceForm, day: Scalar | null): TimeKey | null {
  for (const name of form.keys) {
    const value = keyValue(form, name);
    const grain = value === null ? null : grainOf(value);
    if (day !== null && grain !== null && scalarKey(grain.day) === scalarKey(day))
      return { name, grain: grain.grain };
  }
  return null;
}

/** True when every member of the grain that the inner range touches holds, within the outer range, only days of the inner one. */
export function holdsWholeMembers(
  inner: Days,
  outer: Days,
  by: { readonly grain: MemberGrain; readonly calendar: CalendarSettings },
): boolean {
  const last = inner.end - 1;
  return (
    (inner.from === outer.from || inner.from === startOf(by.grain, inner.from, by.calendar)) &&
    (inner.end === outer.end || last === endOf(by.grain, last, by.calendar))
  );
}

/** The members of a range as a condition on the key. */
export function onKey(key: TimeKey, range: Days, calendar: CalendarSettings): Scalar {
  const value = column(key.name, DATE);
  const from = date(startOf(key.grain, range.from, calendar));
  const to = date(startOf(key.grain, range.end - 1, calendar));
  return call('and', [call('ge', [value, from], BOOLEAN), call('le', [value, to], BOOLEAN)], BOOLEAN);
}
