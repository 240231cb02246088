import type { ValueType } from '@plumbline/model';
import { inputsOf } from './children.ts';
import type { Aggregate, Join, Plan } from './node.ts';
import { oncePerQuestion } from './once-per-question.ts';
import type { Measure, Scalar } from './scalar.ts';

/** A name among other words: its length tells where it ends. */
const quoted = (text: string): string => `${text.length}:${text}`;
const list = (texts: readonly string[]): string => texts.join(',');

/** Text that equal expressions share and others do not. */
export function scalarKey(scalar: Scalar | null): string {
  if (scalar === null) return '-';
  if (scalar.kind === 'column')
    return scalar.table === undefined
      ? quoted(scalar.name)
      : `${quoted(scalar.table)}.${quoted(scalar.name)}`;
  if (scalar.kind === 'literal') return `=${JSON.stringify(scalar.value)}:${typeKey(scalar.type)}`;
  return compositeKey(scalar);
}

const compositeKey = oncePerQuestion((s: Exclude<Scalar, { kind: 'column' | 'literal' }>): string => {
  switch (s.kind) {
    case 'call': {
      const option = s.option === null ? '' : `[${quoted(s.option)}]`;
      return `${s.fn}${option}(${list(s.args.map(scalarKey))}):${typeKey(s.type)}`;
    }
    case 'case': {
      const whens = s.whens.map((w) => `${scalarKey(w.when)}>${scalarKey(w.then)}`);
      return `case(${list(whens)};${scalarKey(s.otherwise)}):${typeKey(s.type)}`;
    }
    case 'in':
      return `${s.negated ? 'not in' : 'in'}(${scalarKey(s.value)};${list(s.options.map(scalarKey))})`;
    case 'rank':
      return `rank(${list([s, ...s.then].map((o) => `${o.ascending ? '+' : '-'}${scalarKey(o.of)}`))};${list(s.partition.map(scalarKey))}${s.place === undefined ? '' : `;${s.place}`})`;
    case 'tally':
      return `tally(${list(s.partition.map(scalarKey))})`;
  }
});

/** Equal where both compute the same from the same rows; their names may differ. */
export const measureKey = oncePerQuestion(
  (m: Measure): string => `${m.fn}(${scalarKey(m.arg)};${scalarKey(m.where)};${m.p}):${typeKey(m.type)}`,
);

/** A node without its inputs. What it says to people (`why`, origins) does not tell it apart. */
export const nodeKey = oncePerQuestion(
  (node: Plan): string => `${node.kind} ${(writers[node.kind] as (n: Plan) => string)(node)}`,
);

/** A node with all that is below it. */
export const planKey: (node: Plan) => string = oncePerQuestion(
  (node: Plan): string => `${nodeKey(node)}[${list(inputsOf(node).map(planKey))}]`,
);

function typeKey(type: ValueType): string {
  if (type.kind === 'decimal') return `decimal(${type.precision},${type.scale})`;
  return type.kind === 'timestamp' && type.zoned ? 'timestamptz' : type.kind;
}

type Named = readonly { readonly name: string; readonly value: Scalar }[];
const named = (added: Named): string => list(added.map((a) => `${quoted(a.name)}:=${scalarKey(a.value)}`));
const equalities = (on: readonly { readonly left: Scalar; readonly right: string }[]): string =>
  list(on.map((o) => `${scalarKey(o.left)}=${quoted(o.right)}`));
/** How the one row of several that match is found, as text. */
export function asOfKey({ asOf }: Pick<Join, 'asOf'>): string {
  if (asOf === null) return '';
  const until = asOf.until === null ? '' : `${asOf.until.inclusive ? '<=' : '<'}${quoted(asOf.until.column)}`;
  return `${equalities([asOf])}${until}`;
}

const columns = (node: Plan): string => list(node.columns.map((c) => `${quoted(c.name)}:${typeKey(c.type)}`));
const measures = (node: Aggregate): string =>
  list(node.measures.map((m) => `${quoted(m.name)}:=${measureKey(m)}`));

const writers: { readonly [K in Plan['kind']]: (node: Extract<Plan, { kind: K }>) => string } = {
  scan: (n) => `${quoted(n.dataset)} ${quoted(n.table)} ${columns(n)}`,
  filter: (n) => scalarKey(n.where),
  derive: (n) => `${n.named} ${named(n.add)}`,
  join: (n) =>
    `${n.mode} ${n.nullSafe} ${equalities(n.on)} ${asOfKey(n)} ${list(n.take.map((t) => `${quoted(t.from)}>${quoted(t.as)}`))}`,
  expand: (n) =>
    `${scalarKey(n.by)} ${n.on === null ? 'windows' : quoted(n.on)} ${n.last === null ? '' : `${n.last.inclusive}${scalarKey(n.last.value)}`} ${equalities(n.also)} ${n.keepsAll}`,
  pick: (n) => `${scalarKey(n.day)} ${equalities(n.on)} ${list(n.take.map(quoted))}`,
  aggregate: (n) => `${list(n.keys.map(quoted))} ${measures(n)}`,
  spine: (n) => `${columns(n)} ${JSON.stringify(n.rows)}`,
  align: (n) => `${n.disjoint} ${list(n.keys.map(quoted))}`,
  chain: (n) =>
    `${[n.series, n.keys, n.on].map((names) => list(names.map(quoted))).join(' ')} ${n.exact} ${n.leftOutTo}`,
  window: (n) => named(n.add),
  shift: (n) => `${quoted(n.column)} ${n.by.count} ${n.by.unit}`,
  compute: (n) => named(n.outputs),
  fence: () => '',
  arrange: (n) =>
    `${list(n.order.map((o) => `${scalarKey(o.value)}${o.desc ? '-' : '+'}`))} ${n.limit ?? 'all'} from ${n.offset}`,
};
