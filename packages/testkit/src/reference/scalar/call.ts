import type { ScalarFunction } from '@plumbline/model';
import { coerce, coerceFigure } from '../value/coerce.ts';
import type { Value } from '../value/value.ts';
import { arithmetic } from './arithmetic.ts';
import { dates } from './dates.ts';
import { logic } from './logic.ts';
import { type CallContext, type Scalar, strict } from './scalar.ts';
import { text } from './text.ts';

const FUNCTIONS: { readonly [F in ScalarFunction]: Scalar } = {
  ...arithmetic,
  ...logic,
  ...text,
  ...dates,
  cast: strict(([value = null]) => value),
};

/** Applies a scalar function; the result has the type of its node. */
export function callScalar(fn: ScalarFunction, args: readonly Value[], context: CallContext): Value {
  return coerce(FUNCTIONS[fn](args, context), context.type);
}

/** The same of figures: only `cast` takes digits away. */
export function callOnFigures(fn: ScalarFunction, args: readonly Value[], context: CallContext): Value {
  const value = FUNCTIONS[fn](args, context);
  return fn === 'cast' ? coerce(value, context.type) : coerceFigure(value, context.type);
}
