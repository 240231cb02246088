import { InternalError } from '@plumbline/diagnostics';
import { addedBy } from '../../plan/make.ts';
import { OWN } from '../../plan/names.ts';
import type { Expand, Join, Pick } from '../../plan/node.ts';
import { BIGINT, BOOLEAN, call, number, type Scalar } from '../../plan/scalar.ts';
import type { JoinClause, Relation } from '../ast.ts';
import { type Draft, see, seen } from './draft.ts';

/** `right` is one relation, as are `windows` and `days` below. */
export function joined(node: Join, left: Draft, right: Draft): Draft {
  const other = apart(right, left);
  const on = node.on.map((o) => equal(see(left, o.left), seen(other, o.right), node.nullSafe));
  if (node.asOf !== null && node.asOf.until === null) {
    const near = call('ge', [see(left, node.asOf.left), seen(other, node.asOf.right)], BOOLEAN);
    return attached(left, other, { mode: node.mode, asOf: true, on: [...on, near], take: node.take });
  }
  if (node.asOf !== null) on.push(...inForce(see(left, node.asOf.left), other, node.asOf));
  const mode = on.length === 0 && node.mode === 'inner' ? 'cross' : node.mode;
  return attached(left, other, { mode, on, take: node.take });
}

/** Comparisons alone, so that the engine looks the versions of a key up: an open end is infinitely far. */
function inForce(at: Scalar, other: Draft, { right, until }: NonNullable<Join['asOf']>): readonly Scalar[] {
  if (until === null) return [];
  const end = (name: string, value: string): Scalar => {
    const given = seen(other, name);
    return call('coalesce', [given, { kind: 'literal', value, type: given.type }], given.type);
  };
  return [
    call('ge', [at, end(right, '-infinity')], BOOLEAN),
    call(until.inclusive ? 'le' : 'lt', [at, end(until.column, 'infinity')], BOOLEAN),
  ];
}

export function expanded(node: Expand, rows: Draft, set: Draft): Draft {
  const other = apart(set, rows);
  const take = addedBy(node).map((c) => ({ from: c.name, as: c.name }));
  const also = node.also.map((o) => equal(see(rows, o.left), seen(other, o.right), false));
  const on = [...matching(node, rows, other), ...also];
  return attached(rows, other, { mode: node.keepsAll ? 'left' : 'inner', on, take });
}

function matching(node: Expand, rows: Draft, set: Draft): readonly Scalar[] {
  if (node.on !== null) return [equal(see(rows, node.by), seen(set, node.on), false)];
  return set.column(OWN.units) === undefined ? withinDays(node, rows, set) : sharesUnit(node, rows, set);
}

function withinDays(node: Expand, rows: Draft, windows: Draft): readonly Scalar[] {
  const day = see(rows, node.by);
  const last = node.last === null ? day : see(rows, node.last.value);
  const after = node.last === null || node.last.inclusive ? 'ge' : 'gt';
  return [
    call(after, [last, seen(windows, OWN.from)], BOOLEAN),
    call('le', [day, seen(windows, OWN.to)], BOOLEAN),
  ];
}

function sharesUnit(node: Expand, rows: Draft, windows: Draft): readonly Scalar[] {
  const shared = call('bit_and', [see(rows, node.by), seen(windows, OWN.units)], BIGINT);
  return [call('ne', [shared, number(0)], BOOLEAN)];
}

export function picked(node: Pick, rows: Draft, days: Draft): Draft {
  const other = apart(days, rows);
  const on = [
    call('eq', [see(rows, node.day), seen(other, OWN.day)], BOOLEAN),
    ...node.on.map((o) => equal(see(rows, o.left), seen(other, o.right), true)),
  ];
  return attached(rows, other, {
    mode: 'inner',
    on,
    take: node.take.map((name) => ({ from: name, as: name })),
  });
}

/** One-row relations side by side. */
export function crossed(inputs: readonly Draft[]): Draft {
  const nothing: Draft = { from: [], joins: [], where: [], column: () => undefined };
  return inputs.reduce((side, input) => {
    const next = apart(input, side);
    const column = (name: string) => next.column(name) ?? side.column(name);
    return { from: [...side.from, ...next.from], joins: [], where: [], column };
  }, nothing);
}

interface How extends Omit<JoinClause, 'relation' | 'asOf'> {
  readonly asOf?: boolean;
  readonly take: Join['take'];
}

function attached(rows: Draft, other: Draft, { mode, asOf = false, on, take }: How): Draft {
  const column = (name: string) => {
    const taken = take.find((t) => t.as === name);
    return taken === undefined ? rows.column(name) : seen(other, taken.from);
  };
  return { ...rows, joins: [...rows.joins, { mode, asOf, relation: relationOf(other), on }], column };
}

/** A relation under an alias that the other draft does not use. */
function apart(draft: Draft, from: Draft): Draft {
  const taken = new Set([...from.from, ...from.joins.map((j) => j.relation)].map((r) => r.alias));
  const relation = relationOf(draft);
  if (!taken.has(relation.alias)) return draft;
  let alias = relation.alias;
  for (let i = 2; taken.has(alias); i++) alias = `${relation.alias}_${i}`;
  const column = (name: string) => {
    const value = draft.column(name);
    return value?.kind === 'column' ? { ...value, table: alias } : value;
  };
  return { ...draft, from: [{ name: relation.name, alias }], column };
}

function relationOf({ from }: Draft): Relation {
  const [relation] = from;
  if (relation === undefined) throw new InternalError('SQL: nothing to attach');
  return relation;
}

function equal(a: Scalar, b: Scalar, nullSafe: boolean): Scalar {
  return call(nullSafe ? 'same' : 'eq', [a, b], BOOLEAN);
}
