import type { ValueType } from '@plumbline/model';
import { call, type Scalar } from '../../plan/scalar.ts';

type Decimal = Extract<ValueType, { kind: 'decimal' }>;

/** Functions that give one of their arguments. */
const CHOOSE: ReadonlySet<string> = new Set(['coalesce', 'least', 'greatest']);

/**
 * Decimals between which one is chosen have one scale, in an expression whose parts are lowered. DuckDB 1.5 chooses between DECIMAL(38, 2), the type of every sum, and
 * DECIMAL(38, 3) as DECIMAL(38, 2) and rounds the other: `coalesce(a, b * 0.5)`, `CASE`.
 */
export function keepScales(inner: Scalar): Scalar {
  if (inner.kind === 'call' && CHOOSE.has(inner.fn)) {
    const type = widest(inner.args);
    return type === null ? inner : { ...inner, args: inner.args.map((arg) => inScale(arg, type)) };
  }
  if (inner.kind !== 'case') return inner;
  const type = widest([
    ...inner.whens.map(({ then }) => then),
    ...(inner.otherwise === null ? [] : [inner.otherwise]),
  ]);
  if (type === null) return inner;
  return {
    ...inner,
    whens: inner.whens.map(({ when, then }) => ({ when, then: inScale(then, type) })),
    otherwise: inner.otherwise && inScale(inner.otherwise, type),
  };
}

/** The type that holds all of them; null where their scales are one already, or not all are decimals. */
function widest(branches: readonly Scalar[]): Decimal | null {
  let scale: number | null = null;
  let isOne = true;
  for (const branch of branches) {
    const { type } = branch;
    if (isPlain(branch) || type.kind === 'integer' || type.kind === 'bigint') continue;
    if (type.kind !== 'decimal') return null;
    if (scale !== null && scale !== type.scale) isOne = false;
    scale = Math.max(scale ?? 0, type.scale);
  }
  return scale === null || isOne ? null : { kind: 'decimal', precision: 38, scale };
}

/** A literal takes the scale of what stands beside it. */
function isPlain(branch: Scalar): boolean {
  return branch.kind === 'literal';
}

function inScale(branch: Scalar, type: Decimal): Scalar {
  const isWhole = branch.type.kind !== 'decimal' || branch.type.scale === type.scale;
  return isWhole || isPlain(branch) ? branch : call('cast', [branch], type);
}
