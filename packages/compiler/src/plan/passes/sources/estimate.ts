import type { Day } from '@plumbline/calendar';
import { fieldOf } from '../../make.ts';
import type { Scalar } from '../../scalar.ts';
import type { Context } from '../pass.ts';
import { grainOf } from './key-grain.ts';
import { boundsOf } from './range-hull.ts';
import type { SourceForm } from './source-form.ts';

const daysIn: Readonly<Record<string, number>> = {
  week: 7,
  month: 30,
  quarter: 91,
  year: 365,
  fiscal_quarter: 91,
  fiscal_year: 365,
};

/** How many rows of its dataset a source reads, by the days it asks for. */
export function rowsRead(form: SourceForm, context: Context): number {
  const known = context.facts.datasets.get(form.scan.dataset);
  if (known === undefined) return 0;
  const days = daysRead(form, context);
  if (days === null || known.first === null || known.last === null) return known.rows;
  return known.rows * (Math.max(0, days.end - days.from) / (known.last - known.first + 1));
}

/** The days that a source asks for and its dataset has; null without time. `end` is exclusive. */
export function daysRead(
  form: SourceForm,
  { facts }: Context,
): { readonly from: Day; readonly end: Day } | null {
  const known = facts.datasets.get(form.scan.dataset);
  if (known === undefined || known.first === null || known.last === null) return null;
  const asked = boundsOf(form.filters);
  const all = { from: known.first, end: known.last + 1 };
  return asked === null ? all : { from: Math.max(asked.from, all.from), end: Math.min(asked.end, all.end) };
}

/** How many different values an expression over the rows of a source can have. Infinite where nobody counted. */
export function valuesOf(value: Scalar, form: SourceForm, context: Context): number {
  if (value.type.kind === 'boolean') return 2;
  const counted = value.kind === 'column' ? distinctOf(value.name, form, context) : undefined;
  const time = grainOf(value);
  if (time === null) return counted ?? Number.POSITIVE_INFINITY;
  const members = daysOf(form, context) / (daysIn[time.grain] ?? 1) + 1;
  return Math.min(members, counted ?? members);
}

function distinctOf(name: string, form: SourceForm, { facts }: Context): number | undefined {
  if (form.scan.columns.some((c) => c.name === name))
    return facts.datasets.get(form.scan.dataset)?.distinct.get(fieldOf(name));
  for (const { take, right } of form.joins) {
    const taken = take.find((t) => t.as === name);
    if (taken !== undefined && right.kind === 'scan')
      return facts.datasets.get(right.dataset)?.distinct.get(fieldOf(taken.from));
  }
  return undefined;
}

function daysOf(form: SourceForm, { facts, period }: Context): number {
  const asked = boundsOf(form.filters);
  if (asked !== null) return asked.end - asked.from;
  const known = facts.datasets.get(form.scan.dataset);
  if (known !== undefined && known.first !== null && known.last !== null) return known.last - known.first + 1;
  return period.to - period.from + 1;
}
