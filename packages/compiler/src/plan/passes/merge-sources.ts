import { nests } from '@plumbline/calendar';
import type { Context } from '../build/context.ts';
import { inputsOf, rewrite } from '../children.ts';
import { mergeOf } from '../decompose.ts';
import { aggregate, compute, filter, typeOf } from '../make.ts';
import type { Aggregate, Plan } from '../node.ts';
import {
  allOf,
  anyOf,
  BIGINT,
  BOOLEAN,
  call,
  column,
  type Measure,
  memberStart,
  number,
  type Scalar,
} from '../scalar.ts';
import { hullOf } from './range-hull.ts';
import { readSource, type SourceForm, unionJoins, unionScan, writeSource } from './source-form.ts';

/** One scan that serves several aggregates. */
interface Group {
  form: SourceForm;
  readonly readers: Reader[];
  /** The finer group that this one is taken from, with the value of each key there. */
  finer: { readonly group: Group; readonly keys: readonly Scalar[] } | null;
  plan: Plan | null;
}

interface Reader {
  readonly node: Aggregate;
  /** Name in the group of each measure of the aggregate. */
  readonly names: ReadonlyMap<string, string>;
  /** Name of the count of this reader's own rows; null when every row of the group is one. */
  readonly count: string | null;
}

/**
 * Aggregates of the same rows by the same keys become one scan with conditional measures; those by fewer keys are
 * taken from a finer one where every measure merges.
 */
export function mergeSources(root: Plan, context: Context): Plan {
  const byKeys = new Map<string, { node: Aggregate; form: SourceForm }[]>();
  for (const node of aggregatesIn(root)) {
    const form = readSource(node);
    if (form === null) continue;
    const text = JSON.stringify([form.scan.table, form.keys, form.keys.map((k) => keyValue(form, k))]);
    byKeys.set(text, [...(byKeys.get(text) ?? []), { node, form }]);
  }
  const groups = [...byKeys.values()].map(toGroup);
  for (const group of [...groups].sort((a, b) => a.form.keys.length - b.form.keys.length))
    takeFromFiner(group, groups, context);
  const replaced = new Map<Plan, Plan>();
  for (const group of groups) {
    if (group.readers.length === 1 && group.finer === null && !groups.some((g) => g.finer?.group === group))
      continue;
    for (const reader of group.readers) replaced.set(reader.node, readerPlan(reader, planOf(group)));
  }
  return replaced.size === 0 ? root : rewrite(root, (node) => node, replaced);
}

function aggregatesIn(root: Plan): readonly Aggregate[] {
  const seen = new Set<Plan>();
  const found: Aggregate[] = [];
  const visit = (node: Plan) => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind === 'aggregate') found.push(node);
    for (const input of inputsOf(node)) visit(input);
  };
  visit(root);
  return found;
}

function keyValue(form: SourceForm, key: string): Scalar | null {
  return form.derived.find((d) => d.name === key)?.value ?? null;
}

/** Conditions that all share stay below; the rest go into the measures. */
function toGroup(members: readonly { readonly node: Aggregate; readonly form: SourceForm }[]): Group {
  const texts = members.map((m) => new Set(m.form.filters.map((f) => JSON.stringify(f))));
  const shared = (f: Scalar) => texts.every((t) => t.has(JSON.stringify(f)));
  const [first] = members;
  if (first === undefined) throw new RangeError('a group has a member');
  const measures: Measure[] = [];
  const rests = members.map((m) => m.form.filters.filter((f) => !shared(f)));
  const readers = members.map((m, i): Reader => {
    const rest = allOf(rests[i] ?? []);
    const names = new Map(
      m.form.measures.map((own) => [
        own.name,
        addMeasure(measures, { ...own, where: allOf([rest, own.where]) }),
      ]),
    );
    const count =
      rest === null || m.form.keys.length === 0
        ? null
        : addMeasure(measures, {
            name: `${m.form.measures[0]?.name ?? 'row'}_rows`,
            fn: 'count',
            arg: null,
            where: rest,
            p: null,
            type: BIGINT,
          });
    return { node: m.node, names, count };
  });
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

function unionDerived(lists: readonly SourceForm['derived'][]): SourceForm['derived'] {
  return [...new Map(lists.flat().map((d) => [d.name, d])).values()];
}

/** Rows that at least one reader wants. */
function eitherOf(rests: readonly (readonly Scalar[])[]): readonly Scalar[] {
  if (rests.some((r) => r.length === 0)) return [];
  const distinct = [...new Map(rests.map((r) => [JSON.stringify(r), r])).values()];
  const hull = hullOf(distinct);
  const any = anyOf(distinct.map((r) => allOf(r)).filter((r): r is Scalar => r !== null));
  return [...(hull?.conditions ?? []), ...(hull?.exact === true || any === null ? [] : [any])];
}

/** Adds a measure unless an equal one is there; its name in the list. */
function addMeasure(measures: Measure[], wanted: Measure): string {
  const same = measures.find(
    (m) => JSON.stringify({ ...m, name: '' }) === JSON.stringify({ ...wanted, name: '' }),
  );
  if (same !== undefined) return same.name;
  let name = wanted.name;
  for (let i = 2; measures.some((m) => m.name === name); i++) name = `${wanted.name}_${i}`;
  measures.push({ ...wanted, name });
  return name;
}

/** Looks for a group of the same rows by more keys. */
function takeFromFiner(group: Group, groups: readonly Group[], context: Context): void {
  if (!group.form.measures.every((m) => mergeOf(m.fn) !== null)) return;
  for (const other of groups) {
    if (other === group || other.finer !== null || other.form.keys.length < group.form.keys.length) continue;
    if (other.form.scan.table !== group.form.scan.table || !sameFilters(other.form, group.form)) continue;
    const keys = group.form.keys.map((k) => keyIn(other.form, keyValue(group.form, k), context));
    const found = keys.filter((k): k is Scalar => k !== null);
    if (
      found.length < keys.length ||
      (found.length === other.form.keys.length &&
        group.form.keys.length === other.form.keys.length &&
        isRenaming(found))
    )
      continue;
    const measures = [...other.form.measures];
    const names = new Map(group.form.measures.map((m) => [m.name, addMeasure(measures, m)]));
    other.form = {
      ...other.form,
      measures,
      scan: unionScan(other.form.scan, group.form.scan),
      joins: unionJoins(other.form.joins, group.form.joins),
    };
    group.finer = { group: other, keys: found };
    group.form = {
      ...group.form,
      measures: group.form.measures.map((m) => ({ ...m, arg: column(names.get(m.name) ?? m.name, m.type) })),
    };
    return;
  }
}

function isRenaming(keys: readonly Scalar[]): boolean {
  return keys.every((k) => k.kind === 'column');
}

function sameFilters(a: SourceForm, b: SourceForm): boolean {
  const texts = (f: SourceForm) => JSON.stringify(f.filters.map((s) => JSON.stringify(s)).sort());
  return texts(a) === texts(b);
}

/** The key of a coarser group in terms of the finer group's keys: the same value, or a coarser grain of the same day. */
function keyIn(finer: SourceForm, value: Scalar | null, context: Context): Scalar | null {
  if (value === null) return null;
  for (const key of finer.keys) {
    const own = keyValue(finer, key);
    if (own === null) continue;
    if (JSON.stringify(own) === JSON.stringify(value)) return column(key, own.type);
    const coarse = grainOf(value);
    const fine = grainOf(own);
    if (coarse === null || fine === null || JSON.stringify(coarse.day) !== JSON.stringify(fine.day)) continue;
    if (nests(fine.grain, coarse.grain, context.model.workspace.calendar))
      return memberStart(column(key, own.type), coarse.grain);
  }
  return null;
}

type Grain = Parameters<typeof nests>[0];

function grainOf(value: Scalar): { readonly day: Scalar; readonly grain: Grain } | null {
  if (value.type.kind !== 'date') return null;
  const [day] = value.kind === 'call' ? value.args : [];
  if (value.kind === 'call' && value.fn === 'member_start' && day !== undefined)
    return { day, grain: (value.option ?? 'day') as Grain };
  return { day: value, grain: 'day' };
}

function planOf(group: Group): Plan {
  if (group.plan !== null) return group.plan;
  const { finer, form } = group;
  group.plan = finer === null ? writeSource(form) : regrouped(form, planOf(finer.group), finer.keys);
  return group.plan;
}

function regrouped(form: SourceForm, finer: Plan, keys: readonly Scalar[]): Plan {
  const read = new Set(form.measures.flatMap((m) => (m.arg?.kind === 'column' ? [m.arg.name] : [])));
  const input = compute(finer, [
    ...form.keys.map((k, i) => ({ name: k, value: keys[i] ?? number(0), origin: k })),
    ...[...read].map((name) => ({
      name: `fine:${name}`,
      value: column(name, typeOf(finer, name)),
      origin: name,
    })),
  ]);
  const measures = form.measures.map((m): Measure => {
    const name = m.arg?.kind === 'column' ? m.arg.name : m.name;
    return { ...m, fn: mergeOf(m.fn) ?? m.fn, arg: column(`fine:${name}`, m.type), where: null, p: null };
  });
  return aggregate(input, form.keys, measures, 'taken from the finer groups');
}

/** What one of the original aggregates gave, from the shared one. */
function readerPlan(reader: Reader, shared: Plan): Plan {
  const { node, names, count } = reader;
  const rows =
    count === null ? shared : filter(shared, call('gt', [column(count, BIGINT), number(0)], BOOLEAN));
  return compute(rows, [
    ...node.keys.map((k) => ({ name: k, value: column(k, typeOf(shared, k)), origin: k })),
    ...node.measures.map((m) => ({
      name: m.name,
      value: column(names.get(m.name) ?? m.name, m.type),
      origin: m.fn,
    })),
  ]);
}
