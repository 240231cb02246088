import type { Day, Interval } from '@plumbline/calendar';
import { InternalError } from '@plumbline/diagnostics';
import type { ValueType } from '@plumbline/model';
import { columnOf, requireColumn, requireColumns, withUniqueNames } from './columns.ts';
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
import { DATE, type Measure, type Scalar } from './scalar.ts';

type Why = string | null;
type Added = { readonly name: string; readonly value: Scalar; readonly origin: string };
interface Match {
  readonly by: Scalar;
  readonly on: string | null;
  readonly last?: Expand['last'];
  readonly also?: Expand['also'];
  readonly keepsAll?: boolean;
}
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
  requireColumns(input, where, 'filter');
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
  for (const a of add) requireColumns(input, a.value, 'derive');
  const node: Derive = {
    kind: 'derive',
    named: false,
    input,
    add,
    grain: input.grain,
    columns: [...input.columns, ...add.map(toColumn)],
    why,
  };
  return withUniqueNames(node);
}

export function join(
  input: Plan,
  right: Plan,
  how: Omit<Join, 'kind' | 'input' | 'right' | 'grain' | 'columns' | 'why' | 'asOf'> & {
    readonly asOf?: Join['asOf'];
    readonly why?: string;
  },
): Join {
  const asOf = how.asOf ?? null;
  const keys = [...how.on.map((o) => o.right), ...(asOf === null ? [] : [asOf.right])];
  const grain = right.grain;
  if (grain === null || grain.some((g) => !keys.includes(g))) {
    throw new InternalError(
      `join on ${keys.join(', ')} may multiply rows: right grain is ${grain?.join(', ') ?? 'unknown'}`,
    );
  }
  for (const o of how.on) requireColumns(input, o.left, 'join');
  if (asOf !== null) requireColumns(input, asOf.left, 'join');
  const taken = how.take.map(({ from, as }) => ({ ...columnOf(right, from), name: as }));
  return withUniqueNames({
    kind: 'join',
    input,
    right,
    on: how.on,
    mode: how.mode,
    proven: how.proven,
    nullSafe: how.nullSafe,
    asOf,
    take: how.take,
    grain: input.grain,
    columns: [...input.columns, ...taken],
    why: how.why ?? null,
  });
}

/** What a window reads; the other columns of a list of windows are the keys it adds. */
export const WINDOW: ReadonlySet<string> = new Set([OWN.from, OWN.to, OWN.units]);

export function expand(input: Plan, set: Plan, match: Match, why: Why = null): Expand {
  const { by, on, last = null, also = [], keepsAll = false } = match;
  requireColumns(input, by, 'expand');
  if (last !== null) requireColumns(input, last.value, 'expand');
  for (const { left } of also) requireColumns(input, left, 'expand');
  for (const name of [...(on === null ? [] : [on]), ...also.map(({ right }) => right)])
    requireColumn(set, name, 'expand');
  const added = addedBy({ set, on, also });
  return withUniqueNames({
    kind: 'expand',
    input,
    set,
    by,
    on,
    last,
    also,
    keepsAll,
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
  requireColumns(input, how.day, 'pick');
  const added = how.take.map((name) => columnOf(days, name));
  return withUniqueNames({
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
  for (const m of measures) {
    requireColumns(input, m.arg, 'aggregate');
    requireColumns(input, m.where, 'aggregate');
  }
  const columns = [
    ...keys.map((k) => columnOf(input, k)),
    ...measures.map((m) => ({ name: m.name, type: m.type, origin: m.fn })),
  ];
  return withUniqueNames({ kind: 'aggregate', input, keys, measures, grain: keys, columns, why });
}

/** The columns that an expansion adds to its rows. */
export function addedBy({
  set,
  on,
  also,
}: {
  readonly set: Plan;
  readonly on: string | null;
  readonly also: Expand['also'];
}): readonly PlanColumn[] {
  const matched = new Set([on, ...also.map(({ right }) => right)]);
  return set.columns.filter((c) => (on === null ? !WINDOW.has(c.name) : !matched.has(c.name)));
}

type Days = readonly (readonly (Day | null)[])[];

/** Rows hold the keys, then `from` and `to`, then any `extra` days or whole numbers; every row stands once for each row of `across`. */
export function spine(
  keys: readonly string[],
  rows: Days,
  extra: readonly (string | { readonly name: string; readonly type: ValueType })[] = [],
  across: Plan | null = null,
): Spine {
  const days = [...keys, OWN.from, OWN.to, ...extra].map((one) => ({
    ...(typeof one === 'string' ? { name: one, type: DATE } : one),
    origin: 'calendar',
  }));
  const columns = [...days, ...(across?.columns ?? [])];
  const grain = across === null ? keys : across.grain === null ? null : [...keys, ...across.grain];
  return withUniqueNames({ kind: 'spine', rows, across, grain, columns, why: null });
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
  const columns = alignedColumns(inputs, keys, disjoint);
  const node: Align = { kind: 'align', inputs, keys, disjoint, grain: keys, columns, why };
  return node;
}

/** Keys, then what each input adds to those before it. */
export function alignedColumns(
  inputs: readonly Plan[],
  keys: readonly string[],
  disjoint: boolean,
): readonly PlanColumn[] {
  const [first] = inputs;
  const known = new Map(keys.map((key) => [key, columnOf(first as Plan, key)]));
  for (const input of inputs) {
    for (const c of input.columns) {
      if (!known.has(c.name)) known.set(c.name, c);
      else if (!disjoint && !keys.includes(c.name))
        throw new InternalError(`align: ${c.name} comes from two inputs`);
    }
  }
  return [...known.values()];
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
  return withUniqueNames(node);
}

export function shift(input: Plan, name: string, by: Interval, why: Why = null): Plan {
  if (by.count === 0) return input;
  requireColumn(input, name, 'shift');
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
  for (const o of outputs) requireColumns(input, o.value, 'compute');
  const names = outputs.map((o) => o.name);
  const grain = input.grain?.every((g) => names.includes(g)) ? input.grain : null;
  return withUniqueNames({ kind: 'compute', input, outputs, grain, columns: outputs.map(toColumn), why });
}

export function arrange(input: Plan, order: Arrange['order'], limit: number | null, offset = 0): Arrange {
  const { grain, columns } = input;
  return { kind: 'arrange', input, order, limit, offset, grain, columns, why: null };
}

export function fence(input: Plan): Plan {
  if (input.kind === 'fence') return input;
  return { kind: 'fence', input, grain: input.grain, columns: input.columns, why: null };
}

function toColumn(added: Added): PlanColumn {
  return { name: added.name, type: added.value.type, origin: added.origin };
}
