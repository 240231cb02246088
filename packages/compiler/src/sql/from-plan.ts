import { InternalError } from '@plumbline/diagnostics';
import { inputsOf, readersOf } from '../plan/children.ts';
import { fieldOf } from '../plan/make.ts';
import { OWN } from '../plan/names.ts';
import type { Align, Expand, Join, Pick, Plan, Spine } from '../plan/node.ts';
import {
  BOOLEAN,
  call,
  column,
  columnsOf,
  DATE,
  date,
  type Measure,
  nothing,
  type Scalar,
  substitute,
} from '../plan/scalar.ts';
import type { Body, Item, JoinClause, Part, Relation, Select, Sql } from './ast.ts';
import { partName } from './part-name.ts';

/** A select that can still grow: rows, not yet grouped. */
interface Draft {
  readonly from: readonly Relation[];
  readonly joins: readonly JoinClause[];
  readonly where: readonly Scalar[];
  /** What each column of the plan node is, in terms of the relations. */
  readonly columns: ReadonlyMap<string, Scalar>;
}

interface Shared {
  readonly parts: Part[];
  readonly names: Set<string>;
  readonly sealed: Map<Plan, string>;
  readonly readers: ReadonlyMap<Plan, number>;
  /** Nodes of which a reader keeps only rows with some keys. */
  readonly filtered: ReadonlySet<Plan>;
}

const STACKED = 'one below the other, null where an input has no such column';

/** Plan → one statement. Nodes that two others read become one subquery. */
export function fromPlan(plan: Plan): Sql {
  const shared: Shared = {
    parts: [],
    names: tablesIn(plan),
    sealed: new Map(),
    readers: readersOf(plan),
    filtered: filteredIn(plan),
  };
  const body = bodyOf(plan, shared);
  return { parts: shared.parts, body };
}

/** The whole query of a node, as it stands at the end of the statement or in a part. */
function bodyOf(node: Plan, shared: Shared): Body {
  switch (node.kind) {
    case 'aggregate': {
      const draft = draftOf(node.input, shared);
      const keys = node.keys.map((k) => ({ name: k, value: see(draft, column(k, typeIn(node, k))) }));
      const items: Item[] = [
        ...keys.map((k) => ({ kind: 'value', value: k.value, as: k.name }) as const),
        ...node.measures.map(
          (m) => ({ kind: 'measure', measure: seenMeasure(m, draft), as: m.name }) as const,
        ),
      ];
      return { ...plain(draft), columns: items, groupBy: keys.map((k) => k.value) };
    }
    case 'arrange': {
      const draft = draftOf(node.input, shared);
      const orderBy = node.order.map((o) => ({ value: see(draft, o.value), desc: o.desc }));
      return { ...select(node, draft), orderBy, limit: node.limit };
    }
    case 'derive':
    case 'window': {
      const draft = draftOf(node.input, shared);
      const added = new Map(node.add.map((a) => [a.name, see(draft, a.value)]));
      return select(node, { ...draft, columns: new Map([...draft.columns, ...added]) });
    }
    case 'align':
      return node.keys.length === 0 ? select(node, grow(node, shared)) : aligned(node, shared);
    case 'spine':
      return node.across === null ? list(node) : select(node, grow(node, shared));
    default:
      return select(node, grow(node, shared));
  }
}

function draftOf(node: Plan, shared: Shared): Draft {
  return isSealed(node, shared) ? reference(node, shared) : grow(node, shared);
}

/** The node's own clause on top of its input. */
function grow(node: Plan, shared: Shared): Draft {
  switch (node.kind) {
    case 'scan':
      return {
        ...plainRows({ name: node.table, alias: node.dataset }),
        columns: new Map(
          node.columns.map((c) => [c.name, { ...column(fieldOf(c.name), c.type), table: node.dataset }]),
        ),
      };
    case 'filter': {
      const draft = draftOf(node.input, shared);
      return { ...draft, where: [...draft.where, see(draft, node.where)] };
    }
    case 'derive':
    case 'compute': {
      const draft = draftOf(node.input, shared);
      const added = (node.kind === 'derive' ? node.add : node.outputs).map(
        (a) => [a.name, see(draft, a.value)] as const,
      );
      return { ...draft, columns: new Map(node.kind === 'derive' ? [...draft.columns, ...added] : added) };
    }
    case 'shift': {
      const draft = draftOf(node.input, shared);
      const moved = call(
        'move',
        [see(draft, column(node.column, DATE))],
        DATE,
        `${node.by.count} ${node.by.unit}`,
      );
      return { ...draft, columns: new Map([...draft.columns, [node.column, moved]]) };
    }
    case 'join':
      return joined(node, shared);
    case 'expand':
      return expanded(node, shared);
    case 'pick':
      return picked(node, shared);
    case 'align':
      return crossed(node.inputs, shared);
    case 'spine':
      return across(node, shared);
    default:
      return reference(node, shared);
  }
}

/** Grouped, ordered, windowed and stacked relations, and rows that are joined for two readers, are subqueries of their own. */
function isSealed(node: Plan, shared: Shared): boolean {
  if (node.kind === 'aggregate' || node.kind === 'arrange' || node.kind === 'window') return true;
  if (node.kind === 'derive' && node.named) return true;
  if (node.kind === 'align') return node.keys.length > 0;
  if (node.kind === 'spine') return node.across === null;
  return (shared.readers.get(node) ?? 0) > 1 && !isCheap(node, shared);
}

/** A scan, or a projection or condition over a subquery: written again costs nothing. */
function isCheap(node: Plan, shared: Shared): boolean {
  if (node.kind === 'scan') return true;
  if (node.kind !== 'filter' && node.kind !== 'compute' && node.kind !== 'shift') return false;
  return isSealed(node.input, shared) || isCheap(node.input, shared);
}

function reference(node: Plan, shared: Shared): Draft {
  let name = shared.sealed.get(node);
  if (name === undefined) {
    const body = bodyOf(node, shared);
    name = partName(node, shared.names);
    shared.names.add(name);
    shared.sealed.set(node, name);
    const once = (shared.readers.get(node) ?? 0) <= 1;
    const fenced = !once && node.kind === 'aggregate' && shared.filtered.has(node);
    shared.parts.push({ name, why: whyOf(node), body, once, fenced });
  }
  return open(name, node);
}

function whyOf(node: Plan): string | null {
  if (node.why !== null) return node.why;
  if (node.kind === 'align' && !node.disjoint) return 'rows of equal keys become one row';
  return node.kind === 'derive' ? 'several columns below read these' : null;
}

function open(name: string, node: Plan): Draft {
  const relation: Relation = { name, alias: name };
  const columns = new Map(
    node.columns.map((c) => [c.name, { ...column(c.name, c.type), table: relation.alias } as Scalar]),
  );
  return { ...plainRows(relation), columns };
}

function plainRows(relation: Relation): Draft {
  return { from: [relation], joins: [], where: [], columns: new Map() };
}

function joined(node: Join, shared: Shared): Draft {
  const left = draftOf(node.input, shared);
  const right = apart(oneRelation(node.right, shared), left);
  const relation = right.from[0];
  if (relation === undefined) throw new InternalError('join without a right side');
  const on = node.on.map((o) => equal(see(left, o.left), seen(right, o.right), node.nullSafe));
  const columns = new Map(left.columns);
  for (const t of node.take) columns.set(t.as, seen(right, t.from));
  const mode = on.length === 0 && node.mode === 'inner' ? 'cross' : node.mode;
  return { ...left, joins: [...left.joins, { mode, relation, on }], columns };
}

function expanded(node: Expand, shared: Shared): Draft {
  const rows = draftOf(node.input, shared);
  const windows = apart(reference(node.windows, shared), rows);
  const day = see(rows, node.day);
  const on = [
    call('ge', [day, seen(windows, OWN.from)], BOOLEAN),
    call('le', [day, seen(windows, OWN.to)], BOOLEAN),
  ];
  const added = node.windows.columns.filter((c) => c.name !== OWN.from && c.name !== OWN.to);
  return attached(rows, windows, { on, take: added.map((c) => c.name) });
}

function picked(node: Pick, shared: Shared): Draft {
  const rows = draftOf(node.input, shared);
  const days = apart(reference(node.days, shared), rows);
  const on = [
    call('eq', [see(rows, node.day), seen(days, OWN.day)], BOOLEAN),
    ...node.on.map((o) => equal(see(rows, o.left), seen(days, o.right), true)),
  ];
  return attached(rows, days, { on, take: node.take });
}

/** A plan as one relation with plain columns: a projection of a subquery is that subquery. */
function oneRelation(node: Plan, shared: Shared): Draft {
  if (isSealed(node, shared) || !isCheap(node, shared)) return reference(node, shared);
  const draft = draftOf(node, shared);
  const isPlain =
    draft.from.length === 1 &&
    draft.joins.length === 0 &&
    draft.where.length === 0 &&
    [...draft.columns.values()].every((v) => v.kind === 'column');
  return isPlain ? draft : reference(node, shared);
}

/** A relation under an alias that the other draft does not use. */
function apart(draft: Draft, from: Draft): Draft {
  const taken = new Set([...from.from, ...from.joins.map((j) => j.relation)].map((r) => r.alias));
  const [relation] = draft.from;
  if (relation === undefined || !taken.has(relation.alias)) return draft;
  let alias = relation.alias;
  for (let i = 2; taken.has(alias); i++) alias = `${relation.alias}_${i}`;
  const columns = [...draft.columns].map(
    ([name, value]) => [name, value.kind === 'column' ? { ...value, table: alias } : value] as const,
  );
  return { ...draft, from: [{ name: relation.name, alias }], columns: new Map(columns) };
}

function attached(
  rows: Draft,
  other: Draft,
  how: { readonly on: readonly Scalar[]; readonly take: readonly string[] },
): Draft {
  const relation = other.from[0];
  if (relation === undefined) throw new InternalError('nothing to attach');
  const columns = new Map([...rows.columns, ...how.take.map((name) => [name, seen(other, name)] as const)]);
  return { ...rows, joins: [...rows.joins, { mode: 'inner', relation, on: how.on }], columns };
}

/** One-row relations side by side. */
function crossed(inputs: readonly Plan[], shared: Shared): Draft {
  let side: Draft = { from: [], joins: [], where: [], columns: new Map() };
  for (const input of inputs) {
    const next = apart(oneRelation(input, shared), side);
    const columns = new Map([...side.columns, ...next.columns]);
    side = { from: [...side.from, ...next.from], joins: [], where: [], columns };
  }
  return side;
}

function across(node: Spine, shared: Shared): Draft {
  if (node.across === null) return reference(node, shared);
  const theirs = new Set(node.across.columns.map((c) => c.name));
  const days: Plan = { ...node, across: null, columns: node.columns.filter((c) => !theirs.has(c.name)) };
  return crossed([days, node.across], shared);
}

/** Stacks the inputs with typed nulls for what each lacks, then brings equal keys together. */
function aligned(node: Align, shared: Shared): Body {
  const branches = node.inputs.map((input): Select => {
    const draft = draftOf(input, shared);
    const columns = node.columns.map((c): Item => {
      const value = draft.columns.get(c.name) ?? nothing(c.type);
      return { kind: 'value', value, as: c.name };
    });
    return { ...plain(draft), columns };
  });
  if (node.disjoint) return { kind: 'union', branches };
  const name = partName(node, shared.names, 'stacked');
  shared.names.add(name);
  const body: Body = { kind: 'union', branches };
  shared.parts.push({ name, why: STACKED, body, once: true, fenced: false });
  const draft = open(name, node);
  const keys = node.keys.map((k) => seen(draft, k));
  const columns = node.columns.map((c): Item => {
    const value = seen(draft, c.name);
    if (node.keys.includes(c.name)) return { kind: 'value', value, as: c.name };
    return {
      kind: 'measure',
      as: c.name,
      measure: { name: c.name, fn: 'any', arg: value, where: null, p: null, type: c.type },
    };
  });
  return { ...plain(draft), columns, groupBy: keys };
}

function list(node: Spine): Body {
  const rows = node.rows.map((row) => row.map((day) => (day === null ? nothing(DATE) : date(day))));
  return { kind: 'list', columns: node.columns.map((c) => ({ name: c.name, type: c.type })), rows };
}

function plain(draft: Draft): Select {
  return {
    kind: 'select',
    columns: [],
    from: draft.from,
    joins: draft.joins,
    where: draft.where,
    groupBy: null,
    orderBy: [],
    limit: null,
  };
}

function select(node: Plan, draft: Draft): Select {
  return {
    ...plain(draft),
    columns: node.columns.map((c) => ({ kind: 'value', value: seen(draft, c.name), as: c.name })),
  };
}

function see(draft: Draft, value: Scalar): Scalar {
  return substitute(value, (name) => seen(draft, name));
}

function seen(draft: Draft, name: string): Scalar {
  const value = draft.columns.get(name);
  if (value === undefined) throw new InternalError(`SQL: no column ${name}`);
  return value;
}

function seenMeasure(measure: Measure, draft: Draft): Measure {
  return {
    ...measure,
    arg: measure.arg && see(draft, measure.arg),
    where: measure.where && see(draft, measure.where),
  };
}

function equal(a: Scalar, b: Scalar, nullSafe: boolean): Scalar {
  return call(nullSafe ? 'same' : 'eq', [a, b], BOOLEAN);
}

function typeIn(node: Plan, name: string) {
  return node.columns.find((c) => c.name === name)?.type ?? DATE;
}

function filteredIn(plan: Plan): ReadonlySet<Plan> {
  const filtered = new Set<Plan>();
  const seen = new Set<Plan>();
  const visit = (node: Plan) => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind === 'filter' && [...columnsOf(node.where)].some((name) => node.grain?.includes(name)))
      filtered.add(node.input);
    for (const input of inputsOf(node)) visit(input);
  };
  visit(plan);
  return filtered;
}

/** Parts may not be called like a stored table. */
function tablesIn(plan: Plan): Set<string> {
  const names = new Set<string>();
  const visit = (node: Plan) => {
    if (node.kind === 'scan') names.add(node.table).add(node.dataset);
    for (const input of inputsOf(node)) visit(input);
  };
  visit(plan);
  return names;
}
