import { typeOf } from '../columns.ts';
import { mergeOf } from '../decompose.ts';
import { scalarKey } from '../identity.ts';
import { aggregate, compute, filter } from '../make.ts';
import type { Aggregate, Plan } from '../node.ts';
import { nodesIn } from '../nodes-in.ts';
import { rewrite } from '../rewrite.ts';
import { column, type Measure, number, type Scalar } from '../scalar.ts';
import type { Context } from './pass.ts';
import { keptApart } from './sources/apart.ts';
import { keyValue } from './sources/key-grain.ts';
import { boundsOf } from './sources/range-hull.ts';
import { readSource, type SourceForm, withOwnMeasures, writeSource } from './sources/source-form.ts';
import { type Group, type Reader, toGroup } from './sources/source-group.ts';
import { takeFromFiner } from './sources/take-from-finer.ts';

/**
 * Aggregates of the same rows by the same keys become one scan with conditional measures; those by fewer keys are
 * taken from a finer one where every measure merges.
 */
export function mergeSources(root: Plan, context: Context): Plan {
  const byKeys = new Map<string, { node: Aggregate; form: SourceForm }[]>();
  for (const node of nodesIn(root)) {
    const read = node.kind === 'aggregate' ? readSource(node) : null;
    if (node.kind !== 'aggregate' || read === null) continue;
    const form = withOwnMeasures(read);
    const keys = form.keys.map((k) => `${JSON.stringify(k)}:=${scalarKey(keyValue(form, k))}`);
    const text = `${form.scan.table} ${keys.join()} ${apartBy(form)}`;
    byKeys.set(text, [...(byKeys.get(text) ?? []), { node, form }]);
  }
  const groups = [...byKeys.values()]
    .flatMap((members) => keptApart(members, context))
    .map((members) => toGroup(members, context));
  for (const group of [...groups].sort((a, b) => a.form.keys.length - b.form.keys.length))
    takeFromFiner(group, groups, context);
  const replaced = new Map<Plan, Plan>();
  for (const group of groups) {
    if (group.readers.length === 1 && group.finer === null && !groups.some((g) => g.finer?.group === group))
      continue;
    const slices = new Map<Scalar | null, Plan>();
    for (const reader of group.readers) {
      const slice = slices.get(reader.own) ?? filter(planOf(group), reader.own);
      slices.set(reader.own, slice);
      replaced.set(reader.node, readerPlan(reader, slice));
    }
  }
  return replaced.size === 0 ? root : rewrite(root, (node) => node, replaced);
}

/** Without keys every range is read by a scan of its own: rows are stored by time, so each skips what the others need. */
function apartBy(form: SourceForm): string {
  return form.keys.length > 0 ? '' : (boundsOf(form.filters)?.conditions ?? []).map(scalarKey).join();
}

function planOf(group: Group): Plan {
  if (group.plan !== null) return group.plan;
  const { finer, form } = group;
  group.plan =
    finer === null
      ? writeSource(form)
      : regrouped(form, filter(planOf(finer.group), finer.slice), finer.keys);
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

/** What one of the original aggregates gave, from its part of the shared one. */
function readerPlan({ node, names }: Reader, slice: Plan): Plan {
  return compute(slice, [
    ...node.keys.map((k) => ({ name: k, value: column(k, typeOf(slice, k)), origin: k })),
    ...node.measures.map((m) => ({
      name: m.name,
      value: column(names.get(m.name) ?? m.name, m.type),
      origin: m.fn,
    })),
  ]);
}
