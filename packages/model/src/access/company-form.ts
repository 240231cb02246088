import { walkExpression } from '../formula/children.ts';
import type { AggregateExpr, MetricExpr } from '../formula/metric-expression.ts';
import type { RowExpr } from '../formula/row-expression.ts';
import type { Metric, Model } from '../model.ts';

/** Why the figure of all rows may tell of a part of them, whatever is asked. */
export type CompanyProblem = 'time' | 'dataset' | 'condition' | 'aggregate' | 'argument' | 'form';

/** The balances of a day, as `closing(…)` takes them. */
export type Closing = Extract<MetricExpr, { readonly kind: 'closing' | 'opening' }>;

/** What a figure is made of: rows that are added up, and whether those of the last day alone. */
export interface CompanyLeaf {
  readonly of: AggregateExpr;
  /** Around it; null: it is a flow. */
  readonly closing: Closing | null;
}

export interface CompanyForm {
  readonly leaves: readonly CompanyLeaf[];
  readonly problems: readonly CompanyProblem[];
}

/**
 * A company figure is made of sums over all rows of whole months: two of them then differ by whole months or by what is
 * added up, never by some of the rows. `sum(x)` and `count(d)` without conditions, balances of them, and arithmetic.
 */
export function companyForm(metric: Metric, model: Model): CompanyForm {
  const leaves: CompanyLeaf[] = [];
  const problems = new Set<CompanyProblem>(metric.time === null ? [] : ['time']);
  const read = (root: MetricExpr): void =>
    walkExpression({ level: 'metric', expr: root }, (node) => {
      if (node.level === 'row') return false;
      const { expr } = node;
      if (expr.kind === 'metric') {
        const named = model.metrics.get(expr.name);
        if (named === undefined || named.time !== null) problems.add('time');
        else read(named.expr);
      } else if (expr.kind === 'aggregate') addLeaf({ of: expr, closing: null });
      else if (expr.kind === 'closing') {
        if (expr.per !== null || expr.missing !== null) problems.add('form');
        addLeaf({ of: expr.of, closing: expr });
        return false;
      } else if (!PLAIN.has(expr.kind)) problems.add(expr.kind === 'where' ? 'condition' : 'form');
      return expr.kind !== 'aggregate';
    });
  const addLeaf = (leaf: CompanyLeaf): void => {
    leaves.push(leaf);
    for (const problem of leafProblems(leaf.of, model)) problems.add(problem);
  };
  read(metric.expr);
  if (leaves.length === 0) problems.add('form');
  return { leaves, problems: [...problems] };
}

/** What combines sums, and looks at no rows. */
const PLAIN: ReadonlySet<MetricExpr['kind']> = new Set(['literal', 'call', 'case', 'in', 'in_force']);

function leafProblems({ fn, dataset, arg, where }: AggregateExpr, model: Model): readonly CompanyProblem[] {
  const problems: CompanyProblem[] = [];
  if (!isPlainDataset(dataset, model)) problems.push('dataset');
  if (where !== null) problems.push('condition');
  if (!(fn === 'sum' && arg !== null) && !(fn === 'count' && arg === null)) problems.push('aggregate');
  if (arg !== null && !isProduct(arg, dataset, model)) problems.push('argument');
  return problems;
}

/** Each row stands for itself, on a day of its own. */
function isPlainDataset(name: string, model: Model): boolean {
  const dataset = model.datasets.get(name);
  if (dataset === undefined || dataset.time?.kind !== 'field' || dataset.time.dataset !== name) return false;
  const { source, calendar, fiscal, history, span, scenarios, valid, later } = dataset;
  const isOwn = source.kind === 'files' || source.kind === 'table' || source.kind === 'sql';
  const isBound = [calendar, fiscal, history, span, scenarios, valid].some((one) => one != null);
  return isOwn && !isBound && later.length === 0;
}

/** Stored numbers multiplied: nothing in it chooses rows, so that no two sums differ by some of them. */
function isProduct(arg: RowExpr, dataset: string, model: Model): boolean {
  if (arg.kind === 'literal') return arg.value !== null;
  if (arg.kind === 'column') return true;
  if (arg.kind === 'call')
    return PRODUCTS.has(arg.fn) && arg.args.every((one) => isProduct(one, dataset, model));
  if (arg.kind !== 'field' || arg.ref.kind !== 'field') return false;
  const { ref } = arg;
  if (ref.dataset !== dataset || ref.relationship !== null) return false;
  const field = model.datasets.get(dataset)?.fields.get(ref.field);
  if (field === undefined || field.formula !== null) return false;
  return field.expression === null || isProduct(field.expression, dataset, model);
}

const PRODUCTS: ReadonlySet<string> = new Set(['multiply', 'divide', 'negate', 'cast']);
