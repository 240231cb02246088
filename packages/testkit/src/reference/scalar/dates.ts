import {
  type CalendarSettings,
  type DayGrain,
  fromCivil,
  GRAINS,
  monthNumber,
  shiftDay,
  startOf,
  toCivil,
  weekday,
  weekOfYear,
} from '@plumbline/calendar';
import { coerce } from '../value/coerce.ts';
import { decimalOf } from '../value/decimal.ts';
import {
  dateValue,
  dayOf,
  isNumeric,
  MICROS_PER_DAY,
  microsOf,
  numberOf,
  type Value,
} from '../value/value.ts';
import { type CallContext, strict } from './scalar.ts';

function part(read: (day: number, value: Value, calendar: CalendarSettings) => number) {
  return strict(([value = null], { calendar }) => {
    const day = dayOf(value);
    return day === null ? null : decimalOf(read(day, value, calendar));
  });
}

const MICROS_PER = { minute: 60_000_000, hour: 3_600_000_000 } as const;
const clockOf = (value: Value, unit: 'hour' | 'minute') =>
  Math.floor((((microsOf(value) ?? 0) % MICROS_PER_DAY) + MICROS_PER_DAY) / MICROS_PER[unit]) %
  (unit === 'hour' ? 24 : 60);

export const dates = {
  year: part((day) => toCivil(day).year),
  month: part((day) => toCivil(day).month),
  quarter: part((day) => Math.ceil(toCivil(day).month / 3)),
  week: part((day, _, calendar) => weekOfYear(day, calendar).week),
  day: part((day) => toCivil(day).day),
  day_of_year: part((day) => day - fromCivil(toCivil(day).year, 1, 1) + 1),
  weekday: part((day) => weekday(day)),
  hour: part((_, value) => clockOf(value, 'hour')),
  minute: part((_, value) => clockOf(value, 'minute')),
  date_trunc: strict(([value = null], context) => truncate(value, grainOf(context), context.calendar)),
  date_diff: strict(([a = null, b = null], context) => {
    const unit = grainOf(context);
    const [x, y] = [unitIndex(a, unit, context.calendar), unitIndex(b, unit, context.calendar)];
    return x === null || y === null ? null : decimalOf(y - x);
  }),
  date_add: strict(([value = null, count = null], context) => addUnits(value, count, context)),
  parse_date: strict(([value = null], { option }) =>
    parseWith(String(coerce(value, { kind: 'text' })), option ?? ''),
  ),
};

type Unit = DayGrain | 'hour' | 'minute';

function grainOf({ option }: CallContext): Unit {
  const word = (option ?? 'day').toLowerCase().replace(/s$/, '');
  return GRAINS.find((grain) => grain === word) ?? 'day';
}

/** The start of the member of `grain` that holds the value. */
export function truncate(value: Value, grain: Unit, calendar: CalendarSettings): Value {
  if (grain === 'hour' || grain === 'minute') {
    const micros = microsOf(value);
    return micros === null
      ? null
      : { kind: 'timestamp', micros: Math.floor(micros / MICROS_PER[grain]) * MICROS_PER[grain] };
  }
  const day = dayOf(value);
  return day === null ? null : dateValue(startOf(grain, day, calendar));
}

/** How many unit starts lie between the epoch and the value. */
function unitIndex(value: Value, unit: Unit, calendar: CalendarSettings): number | null {
  const start = truncate(value, unit, calendar);
  if (start === null) return null;
  if (unit === 'hour' || unit === 'minute') return (microsOf(start) ?? 0) / MICROS_PER[unit];
  const day = dayOf(start) ?? 0;
  if (unit === 'day') return day;
  if (unit === 'week') return Math.floor(day / 7);
  const number = monthNumber(day, calendar);
  const months = { month: 1, quarter: 3, fiscal_quarter: 3, year: 12, fiscal_year: 12 }[unit];
  // A fiscal year of months begins in any of them; one of weeks with its first.
  return Math.floor(number / months);
}

function addUnits(value: Value, count: Value, context: CallContext): Value {
  const unit = grainOf(context);
  const [day, micros] = [dayOf(value), microsOf(value)];
  if (day === null || micros === null || !isNumeric(count)) return null;
  const steps = numberOf(count);
  if (unit === 'hour' || unit === 'minute')
    return { kind: 'timestamp', micros: micros + steps * MICROS_PER[unit] };
  const moved = shiftDay(day, { count: steps, unit });
  const isDate = typeof value === 'object' && value?.kind === 'date';
  return isDate ? dateValue(moved) : { kind: 'timestamp', micros: micros + (moved - day) * MICROS_PER_DAY };
}

const PATTERN_PARTS: { readonly [part: string]: string } = {
  yyyy: '(?<year>\\d{4})',
  MM: '(?<month>\\d{2})',
  dd: '(?<day>\\d{2})',
  M: '(?<month>\\d{1,2})',
  d: '(?<day>\\d{1,2})',
};

/** Null when the text does not follow the pattern or names no day. */
function parseWith(text: string, pattern: string): Value {
  const source = pattern.replace(/yyyy|MM|dd|M|d|[^A-Za-z0-9]/g, (p) => PATTERN_PARTS[p] ?? `\\${p}`);
  const found = new RegExp(`^${source}$`).exec(text)?.groups;
  if (!found) return null;
  const [year, month, day] = [Number(found.year), Number(found.month ?? 1), Number(found.day ?? 1)];
  const parsed = fromCivil(year, month, day);
  const civil = toCivil(parsed);
  return civil.year === year && civil.month === month && civil.day === day ? dateValue(parsed) : null;
}
