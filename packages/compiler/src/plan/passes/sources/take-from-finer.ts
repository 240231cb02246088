import { nests } from '@plumbline/calendar';
import { mergeOf } from '../../decompose.ts';
import { scalarKey } from '../../identity.ts';
import { column, memberStart, type Scalar } from '../../scalar.ts';
import type { Context } from '../pass.ts';
import { grainOf, keyValue } from './key-grain.ts';
import { type Bounded, boundsOf } from './range-hull.ts';
import { type SourceForm, unionJoins, unionScan } from './source-form.ts';
import { addMeasure, type Group } from './source-group.ts';
import { holdsWholeMembers, onKey, timeKeyOf } from './time-slice.ts';

/** Looks for a group of the same rows by more keys. */
export function takeFromFiner(group: Group, groups: readonly Group[], context: Context): void {
  if (!group.form.measures.every((m) => mergeOf(m.fn) !== null)) return;
  for (const other of groups) {
    if (other === group || other.finer !== null || other.form.keys.length < group.form.keys.length) continue;
    if (other.form.scan.table !== group.form.scan.table) continue;
    const slice = sliceOf(group.form, other.form, context);
    if (slice === null) continue;
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
    const names = new Map(group.form.measures.map((m) => [m.name, addMeasure(measures, m, other.form.keys)]));
    other.form = {
      ...other.form,
      measures,
      scan: unionScan(other.form.scan, group.form.scan),
      joins: unionJoins(other.form.joins, group.form.joins),
    };
    group.finer = { group: other, keys: found, slice: slice.onKey };
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

/** Where the rows of the coarser group are in the finer one: everywhere, or in a slice of its time key; null when they cannot be told apart. */
function sliceOf(
  coarse: SourceForm,
  fine: SourceForm,
  context: Context,
): { readonly onKey: Scalar | null } | null {
  if (filterText(coarse.filters) === filterText(fine.filters)) return { onKey: null };
  const inner = boundsOf(coarse.filters);
  const outer = boundsOf(fine.filters);
  if (inner === null || outer === null || inner.timed || scalarKey(inner.of) !== scalarKey(outer.of))
    return null;
  const others = (form: SourceForm, range: Bounded) =>
    filterText(form.filters.filter((f) => !range.conditions.includes(f)));
  if (others(coarse, inner) !== others(fine, outer) || inner.from < outer.from || inner.end > outer.end)
    return null;
  const key = timeKeyOf(fine, inner.of);
  const { calendar } = context.model.workspace;
  if (key === null || !holdsWholeMembers(inner, outer, { grain: key.grain, calendar })) return null;
  return { onKey: onKey(key, inner, calendar) };
}

function filterText(filters: readonly Scalar[]): string {
  return filters.map(scalarKey).sort().join(' and ');
}

/** The key of a coarser group in terms of the finer group's keys: the same value, or a coarser grain of the same day. */
function keyIn(finer: SourceForm, value: Scalar | null, context: Context): Scalar | null {
  if (value === null) return null;
  for (const key of finer.keys) {
    const own = keyValue(finer, key);
    if (own === null) continue;
    if (scalarKey(own) === scalarKey(value)) return column(key, own.type);
    const coarse = grainOf(value);
    const fine = grainOf(own);
    if (coarse === null || fine === null || scalarKey(coarse.day) !== scalarKey(fine.day)) continue;
    if (nests(fine.grain, coarse.grain, context.model.workspace.calendar))
      return memberStart(column(key, own.type), coarse.grain);
  }
  return null;
}
