import {
  type ClockGrain,
  type DayGrain,
  type Grain,
  grainName,
  type MemberGrain,
  type OwnGrain,
  type RowGrain,
} from '@plumbline/calendar';
import { type Diagnostic, report } from '@plumbline/diagnostics';
import {
  type CohortPart,
  type DimensionRef,
  isReservedWord,
  resolveDimension,
  type ValueType,
} from '@plumbline/model';
import type { ByItem, DatePart } from '../metric-query.ts';
import { addProblems, placeOf, type Resolving } from './resolving.ts';

/** One key of `by` before columns get their names. */
export type Key = TimeKey | FieldKey;
interface Written {
  /** Position in `by`. */
  readonly index: number;
  readonly text: string;
  readonly as: string | null;
}
export interface TimeKey extends Written {
  readonly kind: 'time';
  readonly grain: MemberGrain;
}
export interface FieldKey extends Written {
  readonly kind: 'dimension';
  readonly ref: DimensionRef;
  readonly type: ValueType;
  readonly grain: DayGrain | ClockGrain | null;
  readonly part: DatePart | null;
}

type ByObject = Exclude<ByItem, string>;

/** What names a cohort and its age, under a metric that has them. */
const COHORT_WORDS: readonly string[] = ['cohort', 'age'];
const COLUMN_NAME = /^[\p{L}_][\p{L}\p{N}\p{M}_]*$/u;

/** Names of `by` → dimensions; names of columns come later, when all are known. */
export function resolveBy(to: Resolving): readonly Key[] {
  const keys: Key[] = [];
  (to.query.by ?? []).forEach((item, index) => {
    const key = resolveItem(to, typeof item === 'string' ? { field: item } : item, index);
    if (key === null) return;
    if (keys.some((other) => isSameKey(other, key))) {
      to.diagnostics.push(report('query/duplicate-key', { name: key.text }, { at: placeOf(['by', index]) }));
    } else {
      keys.push(key);
    }
  });
  // In a calendar of whole weeks every year counts its own.
  return to.model.workspace.calendar.pattern === undefined ? asCounted(keys) : keys;
}

/** A week lies in one year only when that is the year it is counted in. */
function asCounted(keys: readonly Key[]): readonly Key[] {
  if (!keys.some((key) => key.kind === 'time' && key.grain === 'week')) return keys;
  return keys.map((key) =>
    key.kind === 'time' && key.grain === 'year' ? { ...key, grain: 'week_year' } : key,
  );
}

function resolveItem(to: Resolving, item: ByObject, index: number): Key | null {
  const refuse = (diagnostic: Diagnostic): null => {
    to.diagnostics.push({ ...diagnostic, at: placeOf(['by', index]) });
    return null;
  };
  const text = item.field.trim();
  if (item.as !== undefined && (!COLUMN_NAME.test(item.as) || isReservedWord(item.as))) {
    return refuse(report('query/bad-column-name', { name: item.as }));
  }
  if (COHORT_WORDS.includes(text) && !to.model.dimensions.has(text)) {
    return cohortKey(text as CohortPart, item, index, refuse);
  }
  const found = resolveDimension(text, to.scope);
  if (!('ref' in found)) {
    addProblems(
      to,
      [found],
      typeof to.query.by?.[index] === 'string' ? ['by', index] : ['by', index, 'field'],
      text,
    );
    return null;
  }
  const written = { index, text, as: item.as ?? null };
  const { ref } = found;
  if (ref.kind === 'grain' && isPartOfTime(ref.grain, item))
    return { ...written, kind: 'dimension', ref, type: found.type, grain: null, part: item.part ?? null };
  const problem =
    found.ref.kind === 'grain' ? timeProblem(found.ref.grain, item) : fieldProblem(text, found.type, item);
  if (problem !== null) return refuse(problem);
  if (ref.kind === 'grain' && isClockGrain(ref.grain))
    return { ...written, kind: 'dimension', ref, type: found.type, grain: ref.grain, part: null };
  if (ref.kind === 'grain') return { ...written, kind: 'time', grain: ref.grain as RowGrain };
  const grain = item.grain ?? null;
  return { ...written, kind: 'dimension', ref, type: found.type, grain, part: item.part ?? null };
}

/** `cohort` and `age` are what a metric of the query says: they take neither a grain nor a part. */
function cohortKey(
  part: CohortPart,
  item: ByObject,
  index: number,
  refuse: (diagnostic: Diagnostic) => null,
): Key | null {
  if (item.grain !== undefined || item.part !== undefined)
    return refuse(report('query/grain-of-cohort', { name: part }));
  const type: ValueType = part === 'cohort' ? { kind: 'date' } : { kind: 'integer' };
  const ref: DimensionRef = { kind: 'cohort', part };
  return { index, text: part, as: item.as ?? null, kind: 'dimension', ref, type, grain: null, part: null };
}

/** `day` is the day of each row's own time, and has the parts of a date. */
function isPartOfTime(grain: Grain | OwnGrain, { grain: cut, part }: ByObject): boolean {
  return grain === 'day' && cut === undefined && part !== undefined && part !== 'hour' && part !== 'minute';
}

/** Any other grain of the query's time takes neither a grain nor a part of its own. */
function timeProblem(grain: Grain | OwnGrain, item: ByObject): Diagnostic | null {
  if (item.grain !== undefined || item.part !== undefined)
    return report('query/grain-of-grain', { grain: grainName(grain) });
  return null;
}

function fieldProblem(field: string, type: ValueType, item: ByObject): Diagnostic | null {
  const { grain, part } = item;
  if (grain === undefined && part === undefined) return null;
  if (grain !== undefined && part !== undefined)
    return report('query/grain-and-part', { field, grain, part });
  if (type.kind !== 'date' && type.kind !== 'timestamp') {
    return report('query/not-a-time-field', { field, type: type.kind });
  }
  const clock = [part, grain].find((word) => word === 'hour' || word === 'minute');
  if (clock !== undefined && type.kind === 'date')
    return report('query/part-needs-timestamp', { field, part: clock });
  return null;
}

export function isClockGrain(grain: Grain | OwnGrain): grain is ClockGrain {
  return grain === 'hour' || grain === 'minute';
}

function isSameKey(a: Key, b: Key): boolean {
  if (a.kind === 'time' || b.kind === 'time') return a.kind === b.kind && a.grain === b.grain;
  return a.grain === b.grain && a.part === b.part && isSameRef(a.ref, b.ref);
}

/** True when both name the same attribute in the same way. */
export function isSameRef(a: DimensionRef, b: DimensionRef): boolean {
  if (a.kind === 'field') {
    return (
      b.kind === 'field' &&
      a.dataset === b.dataset &&
      a.field === b.field &&
      a.relationship === b.relationship
    );
  }
  if (a.kind === 'conformed') return b.kind === 'conformed' && a.name === b.name;
  if (a.kind === 'cohort') return b.kind === 'cohort' && a.part === b.part;
  return b.kind === 'grain' && a.grain === b.grain;
}
