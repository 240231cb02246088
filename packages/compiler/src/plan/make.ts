import type { Day, Interval } from '@plumbline/calendar';
import { InternalError } from '@plumbline/diagnostics';
import type { ValueType } from '@plumbline/model';
import { OWN } from './names.ts';
import type {
  Aggregate,
  Align,
  Arrange,
  Compute,
  Derive,
  Expand,
  Filter,
  Join,
  Pick,
  Plan,
  PlanColumn,
  Scan,
  Shift,
  Spine,
  Window,
} from './node.ts';
import { columnsOf, DATE, type Measure, type Scalar } from './scalar.ts';

type Why = string | null;
type Added = { readonly name: string; readonly value: Scalar; readonly origin: string };
type Equality = { readonly left: Scalar; readonly right: string };

/** Columns are called `dataset.field`, so that keys may have the names of fields. */
export function scan(
  dataset: string,
  table: string,
  fields: readonly { readonly field: string; readonly type: ValueType }[],
  key: readonly string[] | null,
): Scan {
  const columns = fields.map((f) => ({
    name: `${dataset}.${f.field}`,
    type: f.type,
    origin: `${dataset}.${f.field}`,
  }));
  return {
    kind: 'scan',
    dataset,
    table,
    columns,
    grain: key?.map((k) => `${dataset}.${k}`) ?? null,
    why: null,
  };
}

/** The stored field behind a column of a scan. */
export function fieldOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

export function filter(input: Plan, where: Scalar | null, why: Why = null): Plan {
  if (where === null) return input;
  need(input, columnsOf(where), 'filter');
  const node: Filter = { kind: 'filter', input, where, grain: input.grain, columns: input.columns, why };
  return node;
}

/** Columns under names of their own, for expressions that several others read. */
export function define(input: Plan, add: readonly Added[], why: Why = null): Plan {
  const node = derive(input, add, why);
  return node.kind === 'derive' && node !== input ? { ...node, named: true } : node;
}

export function derive(input: Plan, add: readonly Added[], why: Why = null): Plan {
  if (add.length === 0) return input;
  for (const a of add) need(input, columnsOf(a.value), 'derive');
  const node: Derive = {
    kind: 'derive',
    named: false,
    input,
    add,
    grain: input.grain,
    columns: [...input.columns, ...add.map(toColumn)],
    why,
  };
  return unique(node);
}

export function join(
  input: Plan,
  right: Plan,
  how: Omit<Join, 'kind' | 'input' | 'right' | 'grain' | 'columns' | 'why'> & { why?: string },
): Join {
  const keys = how.on.map((o) => o.right);
  const grain = right.grain;
  if (grain === null || grain.some((g) => !keys.includes(g))) {
    throw new InternalError(
      `join on ${keys.join(', ')} may multiply rows: right grain is ${grain?.join(', ') ?? 'unknown'}`,
    );
  }
  for (const o of how.on) need(input, columnsOf(o.left), 'join');
  const taken = how.take.map(({ from, as }) => ({ ...find(right, from), name: as }));
  return unique({
    kind: 'join',
    input,
    right,
    on: how.on,
    mode: how.mode,
    proven: how.proven,
    nullSafe: how.nullSafe,
    take: how.take,
    grain: input.grain,
    columns: [...input.columns, ...taken],
    why: how.why ?? null,
  });
}

/** What a window reads; the other columns of a list of windows are the keys it adds. */
export const WINDOW: ReadonlySet<string> = new Set([OWN.from, OWN.to, OWN.units]);

export function expand(input: Plan, windows: Spine, day: Scalar, why: Why = null): Expand {
  need(input, columnsOf(day), 'expand');
  const added = windows.columns.filter((c) => !WINDOW.has(c.name));
  return unique({
    kind: 'expand',
    input,
    windows,
    day,
    grain: null,
    columns: [...input.columns, ...added],
    why,
  });
}

export function pick(
  input: Plan,
  days: Plan,
  how: {
    readonly day: Scalar;
    readonly on: readonly Equality[];
    readonly take: readonly string[];
    readonly why?: string;
  },
): Pick {
  need(input, columnsOf(how.day), 'pick');
  const added = how.take.map((name) => find(days, name));
  return unique({
    kind: 'pick',
    input,
    days,
    day: how.day,
    on: how.on,
    take: how.take,
    grain: null,
    columns: [...input.columns, ...added],
    why: how.why ?? null,
  });
}

export function aggregate(
  input: Plan,
  keys: readonly string[],
  measures: readonly Measure[],
  why: Why = null,
): Aggregate {
  need(input, new Set(keys), 'aggregate');
  for (const m of measures) need(input, columnsOf(m.where, columnsOf(m.arg)), 'aggregate');
  const columns = [
    ...keys.map((k) => find(input, k)),
    ...measures.map((m) => ({ name: m.name, type: m.type, origin: m.fn })),
  ];
  return unique({ kind: 'aggregate', input, keys, measures, grain: keys, columns, why });
}

type Days = readonly (readonly (Day | null)[])[];

/** Rows hold the keys, then `from` and `to`, then any `extra` days; every row stands once for each row of `across`. */
export function spine(
  keys: readonly string[],
  rows: Days,
  extra: readonly string[] = [],
  across: Plan | null = null,
): Spine {
  const days = [...keys, OWN.from, OWN.to, ...extra].map((name) => ({
    name,
    type: DATE,
    origin: 'calendar',
  }));
  const columns = [...days, ...(across?.columns ?? [])];
  const grain = across === null ? keys : across.grain === null ? null : [...keys, ...across.grain];
  return unique({ kind: 'spine', rows, across, grain, columns, why: null });
}

/** A relation without rows; without columns it is one row, the cell of a question without keys. */
export function empty(columns: readonly PlanColumn[]): Spine {
  const grain = columns.map((c) => c.name);
  return { kind: 'spine', rows: columns.length === 0 ? [[]] : [], across: null, grain, columns, why: null };
}

export function align(
  inputs: readonly Plan[],
  keys: readonly string[],
  disjoint = false,
  why: Why = null,
): Plan {
  const [first] = inputs;
  if (first !== undefined && inputs.length === 1) return first;
  const columns: PlanColumn[] = [];
  for (const key of keys) columns.push(find(first as Plan, key));
  for (const input of inputs) {
    for (const c of input.columns) {
      if (keys.includes(c.name)) continue;
      const known = columns.find((k) => k.name === c.name);
      if (known === undefined) columns.push(c);
      else if (!disjoint) throw new InternalError(`align: ${c.name} comes from two inputs`);
    }
  }
  const node: Align = { kind: 'align', inputs, keys, disjoint, grain: keys, columns, why };
  return node;
}

export function window(input: Plan, add: readonly Added[], why: Why = null): Plan {
  if (add.length === 0) return input;
  const node: Window = {
    kind: 'window',
    input,
    add,
    grain: input.grain,
    columns: [...input.columns, ...add.map(toColumn)],
    why,
  };
  return unique(node);
}

export function shift(input: Plan, name: string, by: Interval, why: Why = null): Plan {
  if (by.count === 0) return input;
  need(input, new Set([name]), 'shift');
  const node: Shift = {
    kind: 'shift',
    input,
    column: name,
    by,
    grain: input.grain,
    columns: input.columns,
    why,
  };
  return node;
}

export function compute(input: Plan, outputs: readonly Added[], why: Why = null): Compute {
  for (const o of outputs) need(input, columnsOf(o.value), 'compute');
  const names = outputs.map((o) => o.name);
  const grain = input.grain?.every((g) => names.includes(g)) ? input.grain : null;
  return unique({ kind: 'compute', input, outputs, grain, columns: outputs.map(toColumn), why });
}

export function arrange(input: Plan, order: Arrange['order'], limit: number | null): Arrange {
  return { kind: 'arrange', input, order, limit, grain: input.grain, columns: input.columns, why: null };
}

function toColumn(added: Added): PlanColumn {
  return { name: added.name, type: added.value.type, origin: added.origin };
}

/** The column of a relation, by name; undefined where it has none. */
export function findColumn(plan: Plan, name: string): PlanColumn | undefined {
  return named(plan.columns).get(name);
}

function find(plan: Plan, name: string): PlanColumn {
  const found = findColumn(plan, name);
  if (found === undefined)
    throw new InternalError(
      `${plan.kind} has no column ${name}: ${plan.columns.map((c) => c.name).join(', ')}`,
    );
  return found;
}

export function typeOf(plan: Plan, name: string): ValueType {
  return find(plan, name).type;
}

function need(input: Plan, names: ReadonlySet<string>, who: string): void {
  const have = named(input.columns);
  for (const name of names) {
    if (!have.has(name))
      throw new InternalError(
        `${who} reads ${name}, which ${input.kind} does not have (${[...have.keys()].join(', ')})`,
      );
  }
}

function unique<P extends Plan>(node: P): P {
  if (named(node.columns).size !== node.columns.length)
    throw new InternalError(
      `${node.kind}: column names repeat: ${node.columns.map((c) => c.name).join(', ')}`,
    );
  return node;
}

type Columns = readonly PlanColumn[];
const byName = new WeakMap<Columns, ReadonlyMap<string, PlanColumn>>();

/** A list of columns by name, written once for each list: many nodes pass on the columns of their input. */
function named(columns: Columns): ReadonlyMap<string, PlanColumn> {
  let known = byName.get(columns);
  if (known === undefined) {
    known = new Map(columns.map((c) => [c.name, c]));
    byName.set(columns, known);
  }
  return known;
}
