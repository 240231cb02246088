import { walkExpression } from '../formula/children.ts';
import { countOfRows } from '../formula/count-of-rows.ts';
import type { DimensionRef, LiteralExpr } from '../formula/expression.ts';
import type { AggregateExpr, MetricExpr } from '../formula/metric-expression.ts';
import type { RowExpr } from '../formula/row-expression.ts';
import type { TextSpan, ValueType } from '../formula/value-type.ts';
import type { Metric, Model } from '../model.ts';
import type { Access } from './access.ts';
import { coarserFields } from './coarser-fields.ts';
import { type CompanyLeaf, companyForm } from './company-form.ts';
import { metricReads } from './metric-reads.ts';

/**
 * Metrics of the whole company as somebody who sees only some of the rows is answered:
 *
 *     sales = sum(amount)   →   company(if(known to its end and enough hidden members in each month, `sales of all`))
 *     where region = 'EU'       sales of all = sum(amount)
 *
 * Enough: in each month that has rows, the hidden ones are of two members or more of every field that hides them,
 * and of what these members are grouped by.
 */
export function companyMetrics(model: Model, rows: Access['rows']): ReadonlyMap<string, Metric> {
  const metrics = new Map<string, Metric>();
  for (const metric of model.metrics.values()) {
    if (metric.scope !== 'company') continue;
    const { datasets } = metricReads(model, metric);
    if ([...datasets].every((name) => rows.get(name) === null)) continue;
    const inner = `${metric.name} of all`;
    metrics.set(inner, metric);
    metrics.set(metric.name, {
      ...metric,
      empty: 'null',
      expr: guarded(metric, inner, { model, rows, datasets }),
    });
  }
  return metrics;
}

interface Hiding {
  readonly model: Model;
  readonly rows: Access['rows'];
  /** That the metric reads. */
  readonly datasets: ReadonlySet<string>;
}

const SPAN: TextSpan = { start: 0, end: 0 };
const BOOLEAN: ValueType = { kind: 'boolean' };
const BIGINT: ValueType = { kind: 'bigint' };
const ANY = { kind: 'any' } as const;

function guarded(metric: Metric, inner: string, hiding: Hiding): MetricExpr {
  const { type, unit } = metric;
  const then: MetricExpr = { kind: 'metric', name: inner, type, unit, span: SPAN };
  const guards = guardsOf(metric, hiding) ?? [truth(false)];
  const when = guards.reduce((all, one) => call('and', [all, one], BOOLEAN), isWhole());
  const of: MetricExpr = { kind: 'case', whens: [{ when, then }], otherwise: null, type, unit, span: SPAN };
  return { kind: 'company', of, type, unit, span: SPAN };
}

/** Known to the end of the range: what comes in tomorrow is not told apart. */
function isWhole(): MetricExpr {
  const fact = (name: 'complete_through' | 'period_end'): MetricExpr => ({
    kind: 'fact',
    fact: name,
    type: { kind: 'date' },
    unit: { kind: 'date' },
    span: SPAN,
  });
  return call('ge', [fact('complete_through'), fact('period_end')], BOOLEAN);
}

/** Null: that enough is hidden cannot be found out. */
function guardsOf(metric: Metric, { model, rows, datasets }: Hiding): readonly MetricExpr[] | null {
  const { leaves, problems } = companyForm(metric, model);
  if (problems.length > 0) return null;
  const read = new Set(leaves.map(({ of }) => of.dataset));
  if ([...datasets].some((name) => !read.has(name) && rows.get(name) !== null)) return null;
  const guards: MetricExpr[] = [];
  for (const leaf of leaves) {
    const condition = rows.get(leaf.of.dataset);
    if (condition === undefined) return null;
    if (condition === null) continue;
    const fields = fieldsAsked(condition);
    if (fields === null || fields.length === 0) return null;
    for (const field of fields) guards.push(enough(hiddenMembers(leaf, field, condition), leaf));
    for (const ref of coarserFields(
      model,
      leaf.of.dataset,
      fields.map((one) => one.ref),
    )) {
      const field = fieldOf(model, ref);
      const hidden = hiddenMembers(leaf, field, condition);
      // What all rows share, seen ones among them, tells nothing apart.
      const one = call('eq', [known(counted(leaf, field, null)), whole(1)], BOOLEAN);
      const some = call('ge', [known(counted(leaf, field, condition)), whole(1)], BOOLEAN);
      const isShared = call('and', [one, some], BOOLEAN);
      const whens = [{ when: isShared, then: whole(2) }];
      const members: MetricExpr = {
        kind: 'case',
        whens,
        otherwise: hidden,
        type: BIGINT,
        unit: ANY,
        span: SPAN,
      };
      guards.push(enough(members, leaf));
    }
  }
  return guards;
}

/** In each month that has rows there are two or more. */
function enough(members: MetricExpr, { of, closing }: CompanyLeaf): MetricExpr {
  const all = countOfRows(of.dataset);
  const rows: MetricExpr = closing === null ? all : { ...closing, of: all, type: BIGINT, unit: all.unit };
  const none = call('multiply', [rows, whole(0)], BIGINT);
  const least: MetricExpr = {
    kind: 'per',
    fn: 'min',
    of: call('add', [members, none], BIGINT),
    per: [{ kind: 'grain', grain: 'month' }],
    having: null,
    p: null,
    type: BIGINT,
    unit: ANY,
    span: SPAN,
  };
  return call('ge', [least, whole(2)], BOOLEAN);
}

function hiddenMembers(leaf: CompanyLeaf, field: Field, condition: RowExpr): MetricExpr {
  const hidden: RowExpr = {
    kind: 'case',
    whens: [{ when: condition, then: truth(false) }],
    otherwise: truth(true),
    type: BOOLEAN,
    unit: ANY,
    span: SPAN,
  };
  return known(counted(leaf, field, hidden));
}

/** Members of rows that count in the figure. */
function counted({ of, closing }: CompanyLeaf, field: Field, hidden: RowExpr | null): MetricExpr {
  const { dataset, arg } = of;
  const isThere = arg === null ? null : rowCall('is_not_null', [arg]);
  const where = hidden === null || isThere === null ? (hidden ?? isThere) : rowCall('and', [hidden, isThere]);
  const unit = { kind: 'count', entity: null } as const;
  const base = { kind: 'aggregate', fn: 'count_distinct', p: null, asRecorded: false, span: SPAN } as const;
  const aggregate: AggregateExpr = { ...base, dataset, arg: field, where, type: BIGINT, unit };
  return closing === null ? aggregate : { ...closing, of: aggregate, type: BIGINT, unit };
}

type Field = Extract<RowExpr, { readonly kind: 'field' }>;

/** The fields that hide rows; null: something else hides them too. */
function fieldsAsked(condition: RowExpr): readonly Field[] | null {
  const fields: Field[] = [];
  let isPlain = true;
  walkExpression({ level: 'row', expr: condition }, ({ expr }) => {
    if (expr.kind === 'field') fields.push(expr);
    else if (!PLAIN.has(expr.kind)) isPlain = false;
    return isPlain;
  });
  return isPlain ? fields : null;
}

/** Members of trees are of many levels: who hides which is not counted. */
const PLAIN: ReadonlySet<string> = new Set(['literal', 'call', 'case', 'in']);

function fieldOf(model: Model, ref: DimensionRef): Field {
  const declared = ref.kind === 'field' ? model.datasets.get(ref.dataset)?.fields.get(ref.field) : undefined;
  return {
    kind: 'field',
    ref,
    type: declared?.type ?? { kind: 'text' },
    unit: declared?.unit ?? ANY,
    span: SPAN,
  };
}

type Operator = Extract<MetricExpr, { readonly kind: 'call' }>['fn'];

function call(fn: Operator, args: readonly MetricExpr[], type: ValueType): MetricExpr {
  return { kind: 'call', fn, args, option: null, type, unit: ANY, span: SPAN };
}

function rowCall(fn: Operator, args: readonly RowExpr[]): RowExpr {
  return { kind: 'call', fn, args, option: null, type: BOOLEAN, unit: ANY, span: SPAN };
}

function known(count: MetricExpr): MetricExpr {
  return call('coalesce', [count, whole(0)], BIGINT);
}

function whole(value: number): LiteralExpr {
  return { kind: 'literal', value: String(value), type: BIGINT, span: SPAN };
}

function truth(value: boolean): LiteralExpr {
  return { kind: 'literal', value, type: BOOLEAN, span: SPAN };
}
