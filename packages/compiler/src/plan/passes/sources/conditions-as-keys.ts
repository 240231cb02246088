import { scalarKey } from '../../identity.ts';
import { BOOLEAN, column, type Measure, partsOf, type Scalar } from '../../scalar.ts';
import type { Context } from '../pass.ts';
import { valuesOf } from './estimate.ts';
import type { SourceForm } from './source-form.ts';

/** A column with at most so many values may become a key so that conditions on it are checked on groups. */
const FEW_VALUES = 64;

/** A condition that is checked on groups: the columns or the flag it needs as keys. */
export interface Lifted {
  readonly keys: readonly { readonly name: string; readonly value: Scalar; readonly origin: string }[];
  readonly above: Scalar;
}

/**
 * Conditions of measures on columns with few values are checked on those columns, or on a flag for each where that makes
 * fewer groups; one that several measures share is a flag however many values its columns have.
 */
export function liftedConditions(form: SourceForm, context: Context): ReadonlyMap<Measure, Lifted> {
  const byText = new Map<string, { readonly where: Scalar; readonly measures: Measure[] }>();
  for (const measure of form.measures) {
    const { where } = measure;
    if (where === null) continue;
    const known = byText.get(scalarKey(where));
    if (known === undefined) byText.set(scalarKey(where), { where, measures: [measure] });
    else known.measures.push(measure);
  }
  const askedOf = new Map<string, number>();
  for (const { where } of byText.values())
    for (const name of columnsIn(where).keys()) askedOf.set(name, (askedOf.get(name) ?? 0) + 1);
  const flagsAreFewer = (name: string, values: number) => 2 ** (askedOf.get(name) ?? 0) < values;
  const lifted = new Map<Measure, Lifted>();
  let flags = 0;
  for (const { where, measures } of byText.values()) {
    const columns = columnsIn(where);
    if (form.derived.some((d) => columns.has(d.name))) continue;
    const counts = [...columns].map(([name, c]) => ({ name, values: valuesOf(c, form, context) }));
    const few = counts.every(({ values }) => values <= FEW_VALUES);
    if (!few && measures.length === 1) continue;
    const asColumns = few && !counts.some(({ name, values }) => flagsAreFewer(name, values));
    const entry = asColumns ? onColumns(where, columns) : asFlag(where, `condition_${++flags}`);
    for (const measure of measures) lifted.set(measure, entry);
  }
  return lifted;
}

function onColumns(where: Scalar, columns: ReadonlyMap<string, Scalar>): Lifted {
  return { keys: [...columns].map(([name, value]) => ({ name, value, origin: name })), above: where };
}

function asFlag(where: Scalar, name: string): Lifted {
  return { keys: [{ name, value: where, origin: 'condition' }], above: column(name, BOOLEAN) };
}

function columnsIn(scalar: Scalar, into = new Map<string, Scalar>()): ReadonlyMap<string, Scalar> {
  if (scalar.kind === 'column') into.set(scalar.name, scalar);
  else for (const part of partsOf(scalar)) columnsIn(part, into);
  return into;
}
