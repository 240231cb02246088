import {
  add,
  compareDecimals,
  type Decimal,
  decimalOf,
  floorOf,
  formatDecimal,
  fromNumber,
  multiply,
  negate,
  parseDecimal,
  remainder,
  rescale,
  subtract,
} from '../value/decimal.ts';
import { compareValues, isDecimal, isNumeric, numberOf, type Value } from '../value/value.ts';
import { strict } from './scalar.ts';

function finite(value: number): Value {
  return Number.isFinite(value) ? value : null;
}

/** Exact when both sides are, else in doubles. */
function binary(exact: (a: Decimal, b: Decimal) => Value, floating: (a: number, b: number) => number) {
  return strict(([a = null, b = null]) => {
    if (!isNumeric(a) || !isNumeric(b)) return null;
    return isDecimal(a) && isDecimal(b) ? exact(a, b) : finite(floating(numberOf(a), numberOf(b)));
  });
}

function unary(exact: (a: Decimal) => Value, floating: (a: number) => number) {
  return strict(([a = null]) => {
    if (!isNumeric(a)) return null;
    return isDecimal(a) ? exact(a) : finite(floating(a));
  });
}

function double(compute: (...args: readonly number[]) => number) {
  return strict((args) => finite(compute(...args.map((a) => (isNumeric(a) ? numberOf(a) : Number.NaN)))));
}

const ZERO = decimalOf(0);
const isNegative = (a: Decimal) => a.units < 0n;

/** Date ± whole days is `date_add`; here both sides are numbers. */
export const arithmetic = {
  add: binary(add, (a, b) => a + b),
  subtract: binary(subtract, (a, b) => a - b),
  multiply: binary(multiply, (a, b) => a * b),
  divide: double((a = 0, b = 0) => (b === 0 ? Number.NaN : a / b)),
  modulo: binary(remainder, (a, b) => a % b),
  negate: unary(negate, (a) => -a),
  abs: unary((a) => (isNegative(a) ? negate(a) : a), Math.abs),
  sign: unary((a) => decimalOf(compareDecimals(a, ZERO)), Math.sign),
  floor: unary(floorOf, Math.floor),
  ceil: unary((a) => negate(floorOf(negate(a))), Math.ceil),
  round: strict(([value = null, digits = ZERO]) => round(value, digits)),
  net_of_vat: double((a = 0, rate = 0) => (rate === -1 ? Number.NaN : a / (1 + rate))),
  power: double((a = 0, b = 0) => a ** b),
  sqrt: double((a = 0) => Math.sqrt(a)),
  ln: double((a = 0) => (a <= 0 ? Number.NaN : Math.log(a))),
  exp: double((a = 0) => Math.exp(a)),
  least: (args: readonly Value[]) => extreme(args, -1),
  greatest: (args: readonly Value[]) => extreme(args, 1),
  band: strict(([value = null, ...ends]) => band(value, ends)),
};

/** Half away from zero, of the decimal that a double's shortest text names. */
function round(value: Value, digits: Value): Value {
  if (!isNumeric(value) || !isNumeric(digits)) return null;
  const exact = isDecimal(value) ? value : fromNumber(value);
  const places = numberOf(digits);
  if (exact === null) return null;
  if (places >= 0) return rescale(exact, Math.min(places, Math.max(exact.scale, places)));
  const unit = decimalOf(10n ** BigInt(-places));
  const scaled = decimalOf(exact.units, exact.scale - places);
  return multiply(rescale(scaled, 0), unit);
}

function extreme(args: readonly Value[], sign: number): Value {
  let best: Value = null;
  for (const value of args) {
    if (value !== null && (best === null || Math.sign(compareValues(value, best)) === sign)) best = value;
  }
  return best;
}

/** `< 0`, `0–10`, `10–50`, `≥ 50`: the lower end is inside. */
function band(value: Value, ends: readonly Value[]): Value {
  const names = ends.map((end) => (isDecimal(end) ? trimmed(end) : String(end)));
  const above = ends.filter((end) => compareValues(value, end) >= 0).length;
  if (above === 0) return `< ${names[0] ?? ''}`;
  return above === ends.length
    ? `≥ ${names[above - 1] ?? ''}`
    : `${names[above - 1] ?? ''}–${names[above] ?? ''}`;
}

function trimmed(value: Decimal): string {
  const text = formatDecimal(value);
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return formatDecimal(parseDecimal(short) ?? value);
}
