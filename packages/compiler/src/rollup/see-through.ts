import { type CalendarSettings, type Day, nests, parseDay, startOf } from '@plumbline/calendar';
import { scalarKey } from '../plan/identity.ts';
import type { Join } from '../plan/node.ts';
import { grainOf } from '../plan/passes/sources/key-grain.ts';
import { BOOLEAN, call, column, DATE, date, memberStart, type Scalar, withParts } from '../plan/scalar.ts';
import type { RollupPart } from './rollup-part.ts';

/** What expressions over the rows of a dataset can be told from. */
export interface View {
  readonly part: RollupPart;
  /** Joins of the question, which may be made on keys of the rollup. */
  readonly joins: readonly Join[];
  readonly calendar: CalendarSettings;
  /** First and last day of the dataset. */
  readonly first: Day | null;
  readonly last: Day | null;
}

/** Sees expressions over rows through the columns of a rollup; null where these do not tell. */
export class SeeThrough {
  readonly #view: View;
  readonly #keys: ReadonlyMap<string, Scalar>;
  /** Joins that some value needed, with what they are made on. */
  readonly joins = new Map<Join, Join['on']>();

  constructor(view: View) {
    this.#view = view;
    this.#keys = new Map(view.part.keys.map((k) => [scalarKey(k.value), this.column(k.field, k.value)]));
  }

  column(field: string, of: Pick<Scalar, 'type'>): Scalar {
    return column(`${this.#view.part.name}.${field}`, of.type);
  }

  see(scalar: Scalar): Scalar | null {
    const key = this.#keys.get(scalarKey(scalar));
    if (key !== undefined) return key;
    switch (scalar.kind) {
      case 'literal':
        return scalar;
      case 'column':
        return this.#attached(scalar);
      case 'rank':
      case 'tally':
        return null;
      case 'call':
        return this.#member(scalar) ?? this.#compared(scalar) ?? this.#parts(scalar);
      default:
        return this.#parts(scalar);
    }
  }

  seeAll(scalars: readonly Scalar[]): readonly Scalar[] | null {
    const seen: Scalar[] = [];
    for (const scalar of scalars) {
      const value = this.see(scalar);
      if (value === null) return null;
      seen.push(value);
    }
    return seen;
  }

  #parts(scalar: Scalar): Scalar | null {
    let isWhole = true;
    const changed = withParts(scalar, (part) => {
      const value = isWhole ? this.see(part) : null;
      if (value === null) isWhole = false;
      return value ?? part;
    });
    return isWhole ? changed : null;
  }

  /** An attribute of a row that the keys name. */
  #attached(scalar: Extract<Scalar, { kind: 'column' }>): Scalar | null {
    const join = this.#view.joins.find((j) => j.take.some((t) => t.as === scalar.name));
    if (join === undefined || join.asOf !== null) return null;
    if (!this.joins.has(join)) {
      const left = this.seeAll(join.on.map((o) => o.left));
      if (left === null) return null;
      this.joins.set(
        join,
        join.on.map((o, i) => ({ ...o, left: left[i] ?? o.left })),
      );
    }
    return scalar;
  }

  /** A coarser member of the time that the rollup is kept by. */
  #member(scalar: Extract<Scalar, { kind: 'call' }>): Scalar | null {
    const { part, calendar } = this.#view;
    const { time } = part;
    if (scalar.fn !== 'member_start' || time === null) return null;
    const wanted = grainOf(scalar);
    if (wanted === null || scalarKey(wanted.day) !== scalarKey(time.day)) return null;
    if (!nests(time.grain, wanted.grain, calendar)) return null;
    return memberStart(this.column(time.field, { type: DATE }), wanted.grain);
  }

  /** A day as the end of a range: at the end of a member, or where no row is beyond it. */
  #compared({ fn, args }: Extract<Scalar, { kind: 'call' }>): Scalar | null {
    const { time } = this.#view.part;
    const [left, right] = args;
    if (time === null || left === undefined || !this.#isTime(left)) return null;
    const key = this.column(time.field, { type: DATE });
    if (fn === 'is_null' || fn === 'is_not_null') return call(fn, [key], BOOLEAN);
    if (right?.kind !== 'literal' || right.type.kind !== 'date' || typeof right.value !== 'string')
      return null;
    const day = parseDay(right.value);
    if (day === null) return null;
    const isDate = left.type.kind === 'date';
    if (fn === 'ge') return this.#from(key, day);
    if (fn === 'gt' && isDate) return this.#from(key, day + 1);
    if (fn === 'lt') return this.#before(key, day);
    if (fn === 'le' && isDate) return this.#before(key, day + 1);
    return null;
  }

  #isTime(scalar: Scalar): boolean {
    const { time } = this.#view.part;
    if (time === null) return false;
    const text = scalarKey(scalar);
    if (text === scalarKey(time.day)) return true;
    const { day } = time;
    return day.kind === 'call' && day.fn === 'day_of' && day.args.some((arg) => scalarKey(arg) === text);
  }

  #from(key: Scalar, day: Day): Scalar | null {
    const start = this.#startOf(day);
    const { first, part } = this.#view;
    const isFree = part.time?.isOwn === true && first !== null && day <= first;
    return start === day || isFree ? call('ge', [key, date(start)], BOOLEAN) : null;
  }

  #before(key: Scalar, end: Day): Scalar | null {
    const { last, part } = this.#view;
    const isFree = part.time?.isOwn === true && last !== null && end > last;
    return this.#startOf(end) === end || isFree ? call('le', [key, date(end - 1)], BOOLEAN) : null;
  }

  #startOf(day: Day): Day {
    return startOf(this.#view.part.time?.grain ?? 'day', day, this.#view.calendar);
  }
}
