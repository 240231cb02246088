import { bridgeTo, type MetricExpr, type Model, type Tree, walkExpression } from '@plumbline/model';
import { call, type Scalar } from '../../scalar.ts';
import type { Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { datasetsOf } from '../rows/datasets-of.ts';

/** Digits that a weight adds to an amount. */
const OF_WEIGHTS = 9;

/**
 * Between figures one of which may be a share, in one scale that holds it: a share has more digits than its type says,
 * and DuckDB would round it to those of the figure beside it before the formula is done.
 */
export function keepShares(
  branches: readonly Scalar[],
  exprs: readonly MetricExpr[],
  frame: Frame,
  level: Level,
): readonly Scalar[] {
  const scales = branches.flatMap(({ type }) => (type.kind === 'decimal' ? [type.scale] : []));
  const isShared = scales.length > 0 && branches.every(isExact);
  if (!isShared || !exprs.some((expr) => mayBeShare(expr, frame, level))) return branches;
  const scale = Math.max(...scales) + OF_WEIGHTS;
  return branches.map((branch) => call('cast', [branch], { kind: 'decimal', precision: 38, scale }));
}

function isExact({ kind, type }: Scalar): boolean {
  return type.kind !== 'double' && (type.kind !== 'null' || kind === 'literal');
}

function mayBeShare(expr: MetricExpr, { climbs }: Frame, { context, shape }: Level): boolean {
  const { model } = context;
  if (climbs.some(({ tree }) => tree.weight !== null)) return true;
  if (rollsUpShares(expr, model)) return true;
  return [...datasetsOf(expr, model)].some((dataset) =>
    shape.dimensions.some(({ ref }) => {
      const found = bridgeTo(model, dataset, ref);
      return found.kind === 'found' && found.path.bridge.weight !== null;
    }),
  );
}

const known = new WeakMap<MetricExpr, boolean>();

/** Whether it rolls up along a tree of weights, itself or in what it names. */
function rollsUpShares(expr: MetricExpr, model: Model): boolean {
  const found = known.get(expr);
  if (found !== undefined) return found;
  known.set(expr, false);
  let rolls = false;
  walkExpression({ level: 'metric', expr }, ({ expr: node }) => {
    if (node.kind === 'rollup') rolls ||= (model.hierarchies.get(node.along) as Tree).weight !== null;
    const named = node.kind === 'metric' ? model.metrics.get(node.name) : undefined;
    if (named !== undefined) rolls ||= rollsUpShares(named.expr, model);
    return !rolls;
  });
  known.set(expr, rolls);
  return rolls;
}
