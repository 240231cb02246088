import { scalarKey } from '../../identity.ts';
import type { Context } from '../pass.ts';
import { valuesOf } from './estimate.ts';
import { keyValue } from './key-grain.ts';
import type { SourceForm } from './source-form.ts';

/** From so many groups on (measured, three conditions on 3.3 M of 10 M rows: 0.65 of one scan; below, conditions become keys). */
const MANY_GROUPS = 16_384;

/**
 * Sources of the same table and keys whose conditions give one column different values share no row: with many groups
 * each value's sources keep to themselves, because each group would carry the state of measures that read other rows.
 */
export function keptApart<M extends { readonly form: SourceForm }>(
  members: readonly M[],
  context: Context,
): readonly (readonly M[])[] {
  const [first] = members;
  if (first === undefined || members.length < 2 || groupsOf(first.form, context) < MANY_GROUPS)
    return [members];
  for (const column of equalities(first.form).keys()) {
    const byValue = new Map<string, M[]>();
    for (const member of members) {
      const value = equalities(member.form).get(column);
      if (value === undefined) break;
      byValue.set(value, [...(byValue.get(value) ?? []), member]);
    }
    const found = [...byValue.values()];
    if (found.length > 1 && found.flat().length === members.length) return found;
  }
  return [members];
}

function groupsOf(form: SourceForm, context: Context): number {
  return form.keys.reduce((groups, key) => {
    const value = keyValue(form, key);
    return value === null ? groups : groups * valuesOf(value, form, context);
  }, 1);
}

/** Columns that conditions hold at one value, and the value, by their texts. */
function equalities(form: SourceForm): ReadonlyMap<string, string> {
  const held = new Map<string, string>();
  for (const condition of form.filters) {
    if (condition.kind !== 'call' || condition.fn !== 'eq') continue;
    const [left, right] = condition.args;
    if (left?.kind === 'column' && right?.kind === 'literal' && right.value !== null)
      held.set(scalarKey(left), scalarKey(right));
  }
  return held;
}
