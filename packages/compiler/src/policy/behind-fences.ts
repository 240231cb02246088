import { inputsOf, withInputs } from '../plan/children.ts';
import { fence, filter } from '../plan/make.ts';
import { mayFail } from '../plan/may-fail.ts';
import type { Expand, Filter, Join, Pick, Plan } from '../plan/node.ts';
import { oncePerQuestion } from '../plan/once-per-question.ts';
import { prune } from '../plan/passes/prune.ts';
import { rewrite } from '../plan/rewrite.ts';
import { allOf, conjuncts, type Scalar } from '../plan/scalar.ts';

type Names = ReadonlySet<string>;

/**
 * Engines check conditions wherever it is cheapest, also on rows that another condition of the statement hides; one that
 * fails there tells of such a row. Conditions that may fail therefore stand above a fence, all others below it, where the
 * engine finds them:
 *
 *     filter region = 'EU' and units * price > 5   →   filter units * price > 5
 *       scan orders                                      fence
 *                                                          filter region = 'EU'
 *                                                            scan orders
 *
 * Nothing changes where no condition may fail.
 */
export function behindFences(root: Plan): Plan {
  const plan = rewrite(root, (node) => {
    if (node.kind === 'filter') return split(node);
    return node.kind === 'join' || node.kind === 'expand' || node.kind === 'pick' ? matched(node) : node;
  });
  return plan === root ? root : prune(plan);
}

function split(node: Filter): Plan {
  const failing = failingColumns(node.input);
  const terms = conjuncts(node.where);
  const above = terms.filter((term) => mayFail(term, failing));
  if (above.length === 0) return node;
  const below = filter(node.input, allOf(terms.filter((term) => !above.includes(term))), node.why);
  return filter(fence(below), allOf(above), node.why);
}

function matched(node: Join | Expand | Pick): Plan {
  const before = inputsOf(node) as readonly [Plan, Plan];
  const [rows, found] = before.map(failingColumns) as [Names, Names];
  const isOwn = matchedBy(node).some((value) => mayFail(value, rows));
  const isTheirs = matchedTo(node).some((name) => found.has(name));
  if (!isOwn && !isTheirs) return node;
  return withInputs(node, [isOwn ? fence(before[0]) : before[0], isTheirs ? fence(before[1]) : before[1]]);
}

/** Columns that rows are found by. */
function matchedTo(node: Join | Expand | Pick): readonly string[] {
  if (node.kind === 'join')
    return [...node.on.map(({ right }) => right), ...(node.asOf === null ? [] : [node.asOf.right])];
  if (node.kind === 'pick') return node.days.columns.map(({ name }) => name);
  return node.set.columns.map(({ name }) => name);
}

/** What rows are looked up by. */
function matchedBy(node: Join | Expand | Pick): readonly Scalar[] {
  if (node.kind === 'join')
    return [...node.on.map(({ left }) => left), ...(node.asOf === null ? [] : [node.asOf.left])];
  if (node.kind === 'pick') return [node.day, ...node.on.map(({ left }) => left)];
  return [node.by, ...(node.last === null ? [] : [node.last.value]), ...node.also.map(({ left }) => left)];
}

/** Columns that stand for an expression which may fail: a condition on one is the expression again. */
const failingColumns: (node: Plan) => Names = oncePerQuestion((node: Plan): Names => {
  switch (node.kind) {
    case 'filter':
    case 'arrange':
      return failingColumns(node.input);
    case 'derive':
    case 'window':
      return new Set([...failingColumns(node.input), ...failingOf(node.add, node.input)]);
    case 'compute':
      return new Set(failingOf(node.outputs, node.input));
    case 'shift':
      return new Set([...failingColumns(node.input), node.column]);
    case 'join':
      return new Set([...failingColumns(node.input), ...taken(node)]);
    case 'expand':
      return new Set([...failingColumns(node.input), ...failingColumns(node.set)]);
    case 'pick':
      return new Set([...failingColumns(node.input), ...failingColumns(node.days)]);
    case 'aggregate':
      return new Set(node.keys.filter((key) => failingColumns(node.input).has(key)));
    case 'align':
      return new Set(node.inputs.flatMap((input) => [...failingColumns(input)]));
    case 'chain':
      return failingColumns(node.windows);
    case 'spine':
      return node.across === null ? NONE : failingColumns(node.across);
    case 'scan':
    case 'fence':
      return NONE;
  }
});

const NONE: Names = new Set();

type Added = readonly { readonly name: string; readonly value: Scalar }[];

function failingOf(added: Added, input: Plan): readonly string[] {
  const failing = failingColumns(input);
  return added.flatMap(({ name, value }) => (mayFail(value, failing) ? [name] : []));
}

function taken({ right, take }: Join): readonly string[] {
  const failing = failingColumns(right);
  return take.flatMap(({ from, as }) => (failing.has(from) ? [as] : []));
}
