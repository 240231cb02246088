import type { CalendarSettings } from '@plumbline/calendar';
import { measureKey, scalarKey } from '../../identity.ts';
import type { Aggregate, Plan } from '../../node.ts';
import {
  allOf,
  anyOf,
  BIGINT,
  BOOLEAN,
  call,
  column,
  type Measure,
  number,
  type Scalar,
} from '../../scalar.ts';
import type { Context } from '../pass.ts';
import { type Bounded, boundsOf, hullOf } from './range-hull.ts';
import { type SourceForm, unionJoins, unionScan } from './source-form.ts';
import { holdsWholeMembers, onKey, timeKeyOf } from './time-slice.ts';

/** One scan that serves several aggregates. */
export interface Group {
  form: SourceForm;
  readonly readers: Reader[];
  /** The finer group that this one is taken from, with the value of each key there. */
  finer: { readonly group: Group; readonly keys: readonly Scalar[]; readonly slice: Scalar | null } | null;
  plan: Plan | null;
}

export interface Reader {
  readonly node: Aggregate;
  /** Name in the group of each measure of the aggregate. */
  readonly names: ReadonlyMap<string, string>;
  /** Groups that hold rows of this reader; null when all do. */
  readonly own: Scalar | null;
}

interface Member {
  readonly node: Aggregate;
  readonly form: SourceForm;
}

/** Conditions that all share stay below; date ranges become conditions on the key where they hold whole members; the rest go into the measures. */
export function toGroup(members: readonly Member[], context: Context): Group {
  const holders = new Map<string, number>();
  for (const m of members)
    for (const text of new Set(m.form.filters.map(scalarKey)))
      holders.set(text, (holders.get(text) ?? 0) + 1);
  const isCommon = (text: string) => holders.get(text) === members.length;
  // Ranges that differ at one end are different ranges.
  const ends = new Set(members.flatMap((m) => boundsOf(m.form.filters)?.conditions ?? []).map(scalarKey));
  const oneRange = [...ends].every(isCommon);
  const shared = (f: Scalar) => isCommon(scalarKey(f)) && (oneRange || !ends.has(scalarKey(f)));
  const [first] = members;
  if (first === undefined) throw new RangeError('a group has a member');
  const rests = members.map((m) => m.form.filters.filter((f) => !shared(f)));
  const sliced = sliceByKey(first.form, rests, context.model.workspace.calendar);
  const measures: Measure[] = [];
  const readers = members.map((m, i) => toReader(m, sliced[i] ?? { inMeasure: [], onKey: null }, measures));
  const form: SourceForm = {
    ...first.form,
    scan: members.map((m) => m.form.scan).reduce(unionScan),
    joins: members.map((m) => m.form.joins).reduce(unionJoins),
    filters: [...first.form.filters.filter(shared), ...eitherOf(rests)],
    derived: unionDerived(members.map((m) => m.form.derived)),
    measures,
    why: members.length > 1 ? 'one scan for all measures of these rows' : first.form.why,
  };
  return { form, readers, finer: null, plan: null };
}

/** What tells a reader's rows from the others': conditions inside its measures, and a condition on the groups. */
interface Slice {
  readonly inMeasure: readonly Scalar[];
  readonly onKey: Scalar | null;
}

function toReader(member: Member, slice: Slice, measures: Measure[]): Reader {
  const { node, form } = member;
  const where = allOf(slice.inMeasure);
  const names = new Map(
    form.measures.map((own) => [
      own.name,
      addMeasure(measures, { ...own, where: allOf([where, own.where]) }, form.keys),
    ]),
  );
  if (where === null || form.keys.length === 0) return { node, names, own: slice.onKey };
  const counted: Measure = {
    name: `${form.measures[0]?.name ?? 'row'}_rows`,
    fn: 'count',
    arg: null,
    where,
    p: null,
    type: BIGINT,
  };
  const some = call('gt', [column(addMeasure(measures, counted, form.keys), BIGINT), number(0)], BOOLEAN);
  return { node, names, own: allOf([slice.onKey, some]) };
}

/** Ranges that hold whole members of the time key are conditions on the key: no measure needs to look at them. */
function sliceByKey(
  form: SourceForm,
  rests: readonly (readonly Scalar[])[],
  calendar: CalendarSettings,
): readonly Slice[] {
  const plain = rests.map((rest): Slice => ({ inMeasure: rest, onKey: null }));
  const bounds = rests.map(boundsOf);
  const known = bounds.filter((b): b is Bounded => b !== null && !b.timed);
  const key = timeKeyOf(form, known[0]?.of ?? null);
  if (
    key === null ||
    known.length < rests.length ||
    known.some((b) => scalarKey(b.of) !== scalarKey(known[0]?.of ?? null))
  )
    return plain;
  const all = { from: Math.min(...known.map((b) => b.from)), end: Math.max(...known.map((b) => b.end)) };
  if (!known.every((b) => holdsWholeMembers(b, all, { grain: key.grain, calendar }))) return plain;
  const members = new Map<string, Scalar>();
  return known.map((b, i) => {
    const range = `${b.from} ${b.end}`;
    const held = members.get(range) ?? onKey(key, b, calendar);
    members.set(range, held);
    return { inMeasure: (rests[i] ?? []).filter((c) => !b.conditions.includes(c)), onKey: held };
  });
}

function unionDerived(lists: readonly SourceForm['derived'][]): SourceForm['derived'] {
  return [...new Map(lists.flat().map((d) => [d.name, d])).values()];
}

/** Rows that at least one reader wants. */
function eitherOf(rests: readonly (readonly Scalar[])[]): readonly Scalar[] {
  if (rests.some((r) => r.length === 0)) return [];
  const distinct = [...new Map(rests.map((r) => [r.map(scalarKey).join(' and '), r])).values()];
  const hull = hullOf(distinct);
  const any = anyOf(distinct.map((r) => allOf(r)).filter((r): r is Scalar => r !== null));
  return [...(hull?.conditions ?? []), ...(hull?.exact === true || any === null ? [] : [any])];
}

/** Adds a measure unless an equal one is there; its name in the list, which no key has. */
export function addMeasure(measures: Measure[], wanted: Measure, keys: readonly string[]): string {
  const key = measureKey(wanted);
  const same = measures.find((m) => measureKey(m) === key);
  if (same !== undefined) return same.name;
  let name = wanted.name;
  const isTaken = (text: string) => keys.includes(text) || measures.some((m) => m.name === text);
  for (let i = 2; isTaken(name); i++) name = `${wanted.name}_${i}`;
  measures.push({ ...wanted, name });
  return name;
}
