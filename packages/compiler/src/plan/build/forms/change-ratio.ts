import { BOOLEAN, call, DOUBLE, number, type Scalar } from '../../scalar.ts';

/** value ÷ base − 1; null where the base is missing or not positive. */
export function changeRatio(value: Scalar, base: Scalar): Scalar {
  const positive = call('gt', [base, number(0)], BOOLEAN);
  const ratio = call('subtract', [call('divide', [value, base], DOUBLE), number(1)], DOUBLE);
  return { kind: 'case', whens: [{ when: positive, then: ratio }], otherwise: null, type: DOUBLE };
}
