import type { ValueType } from '@plumbline/model';
import { fieldOf } from '../../plan/make.ts';
import type { Aggregate, Align, Plan, Spine } from '../../plan/node.ts';
import { call, DATE, date, nothing, number } from '../../plan/scalar.ts';
import type { Body, Item, Part, Select, Sql } from '../ast.ts';
import { partName } from '../part-name.ts';
import { crossed, expanded, joined, picked } from './beside.ts';
import {
  type Draft,
  onlyColumns,
  open,
  see,
  seen,
  seenMeasure,
  selecting,
  selectOf,
  valuesIn,
  withColumns,
} from './draft.ts';
import { type Survey, surveyOf } from './survey.ts';

/** The statement as far as it is written. */
interface Shared extends Survey {
  readonly parts: Part[];
  /** Names that no further part may have. */
  readonly names: Set<string>;
  readonly sealed: Map<Plan, string>;
}

const ON_GROUPS = 'conditions of the readers are checked on these groups, not again on every row';
const ON_SEEN = 'conditions of the readers are checked on these rows and on no others';
const STACKED = 'one below the other, null where an input has no such column';

/** Plan → one statement. Nodes that two others read become one subquery. */
export function fromPlan(plan: Plan): Sql {
  const survey = surveyOf(plan);
  const shared: Shared = { ...survey, parts: [], names: new Set(survey.tables), sealed: new Map() };
  const body = bodyOf(plan, shared);
  return { parts: shared.parts, body };
}

/** The whole query of a node, as it stands at the end of the statement or in a part. */
function bodyOf(node: Plan, shared: Shared): Body {
  switch (node.kind) {
    case 'aggregate':
      return grouped(node, toGroup(node, shared));
    case 'arrange': {
      const draft = draftOf(node.input, shared);
      const orderBy = node.order.map((o) => ({ value: see(draft, o.value), desc: o.desc }));
      return { ...selectOf(draft, node), orderBy, limit: node.limit, offset: node.offset };
    }
    case 'fence':
      return selectOf(draftOf(node.input, shared), node);
    case 'derive':
    case 'window': {
      const draft = draftOf(node.input, shared);
      return selectOf(withColumns(draft, valuesIn(draft, node.add)), node);
    }
    case 'chain':
      return {
        kind: 'walk',
        chain: node,
        rows: partOf(node.input, shared),
        windows: partOf(node.windows, shared),
      };
    case 'align':
      return node.keys.length === 0 ? selectOf(grow(node, shared), node) : aligned(node, shared);
    case 'spine':
      return node.across === null ? listOf(node) : selectOf(grow(node, shared), node);
    default:
      return selectOf(grow(node, shared), node);
  }
}

function draftOf(node: Plan, shared: Shared): Draft {
  return isSealed(node, shared) ? reference(node, shared) : grow(node, shared);
}

/** The node's own clause on top of its input. */
function grow(node: Plan, shared: Shared): Draft {
  switch (node.kind) {
    case 'scan':
      return open({ name: node.table, alias: node.dataset }, node, fieldOf);
    case 'filter': {
      const draft = draftOf(node.input, shared);
      return { ...draft, where: [...draft.where, see(draft, node.where)] };
    }
    case 'derive': {
      const draft = draftOf(node.input, shared);
      return withColumns(draft, valuesIn(draft, node.add));
    }
    case 'compute': {
      const draft = draftOf(node.input, shared);
      return onlyColumns(draft, valuesIn(draft, node.outputs));
    }
    case 'shift': {
      const draft = draftOf(node.input, shared);
      const by = `${node.by.count} ${node.by.unit}`;
      return withColumns(draft, new Map([[node.column, call('move', [seen(draft, node.column)], DATE, by)]]));
    }
    case 'join':
      return joined(node, draftOf(node.input, shared), oneRelation(node.right, shared));
    case 'expand':
      return expanded(node, draftOf(node.input, shared), reference(node.set, shared));
    case 'pick':
      return picked(node, draftOf(node.input, shared), reference(node.days, shared));
    case 'align':
      return crossed(node.inputs.map((input) => oneRelation(input, shared)));
    case 'spine':
      return node.across === null ? reference(node, shared) : across(node, node.across, shared);
    default:
      return reference(node, shared);
  }
}

const SEALED: ReadonlySet<Plan['kind']> = new Set(['aggregate', 'arrange', 'window', 'chain', 'fence']);

/** Grouped, ordered, windowed and stacked relations, and rows that are joined for two readers, are subqueries of their own. */
function isSealed(node: Plan, shared: Shared): boolean {
  if (SEALED.has(node.kind)) return true;
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
  const name = partOf(node, shared);
  return open({ name, alias: name }, node);
}

/** The name of the subquery that holds the rows of a node. */
function partOf(node: Plan, shared: Shared): string {
  let name = shared.sealed.get(node);
  if (name === undefined) {
    const body = bodyOf(node, shared);
    name = partName(node, shared.names);
    shared.names.add(name);
    shared.sealed.set(node, name);
    const once = (shared.readers.get(node) ?? 0) <= 1;
    shared.parts.push({ name, why: whyOf(node), body, once, fenced: fenceOf(node, once, shared) });
  }
  return name;
}

function fenceOf(node: Plan, once: boolean, { filtered }: Shared): string | null {
  if (node.kind === 'fence') return ON_SEEN;
  return !once && node.kind === 'aggregate' && filtered.has(node) ? ON_GROUPS : null;
}

function whyOf(node: Plan): string | null {
  if (node.why !== null) return node.why;
  if (node.kind === 'align' && !node.disjoint) return 'rows of equal keys become one row';
  return node.kind === 'derive' ? 'several columns below read these' : null;
}

/** A plan as one relation with plain columns: a projection of a subquery is that subquery. */
function oneRelation(node: Plan, shared: Shared): Draft {
  if (isSealed(node, shared) || !isCheap(node, shared)) return reference(node, shared);
  const draft = draftOf(node, shared);
  const isPlain =
    draft.from.length === 1 &&
    draft.joins.length === 0 &&
    draft.where.length === 0 &&
    node.columns.every((c) => draft.column(c.name)?.kind === 'column');
  return isPlain ? draft : reference(node, shared);
}

function across(node: Spine, rows: Plan, shared: Shared): Draft {
  const theirs = new Set(rows.columns.map((c) => c.name));
  const days: Plan = { ...node, across: null, columns: node.columns.filter((c) => !theirs.has(c.name)) };
  return crossed([oneRelation(days, shared), oneRelation(rows, shared)]);
}

/** Texts become parameters, by which no engine groups: they are columns of a subquery first. */
function toGroup({ keys, input }: Aggregate, shared: Shared): Draft {
  const draft = draftOf(input, shared);
  const isGiven = keys.some((name) => {
    const value = seen(draft, name);
    return value.kind === 'literal' && value.type.kind === 'text' && value.value !== null;
  });
  return isGiven ? reference(input, shared) : draft;
}

function grouped(node: Aggregate, draft: Draft): Select {
  const keys = node.keys.map((name) => ({ as: name, value: seen(draft, name) }));
  const measures = node.measures.map(
    (m): Item => ({ kind: 'measure', measure: seenMeasure(m, draft), as: m.name }),
  );
  const columns = [...keys.map((key): Item => ({ kind: 'value', ...key })), ...measures];
  const groupBy = keys.map((k) => k.value);
  return selecting(draft, columns, groupBy);
}

/** DuckDB stacks DECIMAL(38, 2) and DECIMAL(38, 6) as DECIMAL(38, 2), and a share has more digits than its type says. */
const HAS_DIGITS: ReadonlySet<ValueType['kind']> = new Set(['decimal', 'integer', 'bigint']);

/** Stacks the inputs with nulls for what each lacks, then brings equal keys together. */
function aligned(node: Align, shared: Shared): Body {
  const missing = node.columns.map(({ name, type }): Item => {
    const value = nothing(HAS_DIGITS.has(type.kind) ? { kind: 'null' } : type);
    return { kind: 'value', value, as: name };
  });
  const branches = node.inputs.map((input): Select => {
    const draft = draftOf(input, shared);
    const columns = node.columns.map(({ name }, i): Item => {
      const value = draft.column(name);
      return value === undefined ? (missing[i] as Item) : { kind: 'value', value, as: name };
    });
    return selecting(draft, columns);
  });
  const body: Body = { kind: 'union', branches };
  if (node.disjoint) return body;
  const name = partName(node, shared.names, 'stacked');
  shared.names.add(name);
  shared.parts.push({ name, why: STACKED, body, once: true, fenced: null });
  const draft = open({ name, alias: name }, node);
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
  return selecting(draft, columns, keys);
}

function listOf(node: Spine): Body {
  const cell = (value: number | null, i: number) => {
    const type = node.columns[i]?.type ?? DATE;
    return value === null ? nothing(type) : type.kind === 'date' ? date(value) : number(value, type);
  };
  const rows = node.rows.map((row) => row.map(cell));
  return { kind: 'list', columns: node.columns.map((c) => ({ name: c.name, type: c.type })), rows };
}
