import type { ValueType } from '@plumbline/model';
import { call, type Scalar, withParts } from '../../plan/scalar.ts';

type Decimal = Extract<ValueType, { kind: 'decimal' }>;

/** Functions that give one of their arguments. */
const CHOOSE: ReadonlySet<string> = new Set(['coalesce', 'least', 'greatest']);

/**
 * Decimals between which one is chosen have one scale. DuckDB 1.5 chooses between DECIMAL(38, 2), the type of every sum, and
 * DECIMAL(38, 3) as DECIMAL(38, 2) and rounds the other: `coalesce(a, b * 0.5)`, `CASE`.
 */
export function keepScales(scalar: Scalar): Scalar {
  const inner = withParts(scalar, keepScales);
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
  const told = branches.filter((branch) => !isPlain(branch));
  const types = told.map(({ type }) => type);
  const decimals = types.filter((type): type is Decimal => type.kind === 'decimal');
  const isExact = types.every(({ kind }) => kind === 'decimal' || kind === 'integer' || kind === 'bigint');
  const scales = decimals.map(({ scale }) => scale);
  if (!isExact || new Set(scales).size < 2) return null;
  return { kind: 'decimal', precision: 38, scale: Math.max(...scales) };
}

/** A literal takes the scale of what stands beside it. */
function isPlain(branch: Scalar): boolean {
  return branch.kind === 'literal';
}

function inScale(branch: Scalar, type: Decimal): Scalar {
  const isWhole = branch.type.kind !== 'decimal' || branch.type.scale === type.scale;
  return isWhole || isPlain(branch) ? branch : call('cast', [branch], type);
}
