/** An exact number: `units` ÷ 10^`scale`. */
export interface Decimal {
  readonly kind: 'decimal';
  readonly units: bigint;
  readonly scale: number;
}

export function decimalOf(units: bigint | number, scale = 0): Decimal {
  return { kind: 'decimal', units: BigInt(units), scale };
}

/** `-12.50`, `3`, `1.5e-7`; null when the text is no number. */
export function parseDecimal(text: string): Decimal | null {
  const match = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?\s*$/.exec(text);
  if (!match) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return null;
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  const scale = fraction.length - Number(exponent);
  return scale >= 0 ? decimalOf(digits, scale) : decimalOf(digits * 10n ** BigInt(-scale), 0);
}

/** With exactly `scale` digits after the point, half away from zero. */
export function rescale(value: Decimal, scale: number): Decimal {
  if (scale >= value.scale) return decimalOf(value.units * 10n ** BigInt(scale - value.scale), scale);
  return decimalOf(divideRounded(value.units, 10n ** BigInt(value.scale - scale)), scale);
}

export function formatDecimal(value: Decimal): string {
  const negative = value.units < 0n;
  const digits = (negative ? -value.units : value.units).toString().padStart(value.scale + 1, '0');
  const whole = digits.slice(0, digits.length - value.scale);
  const fraction = value.scale === 0 ? '' : `.${digits.slice(digits.length - value.scale)}`;
  return `${negative ? '-' : ''}${whole}${fraction}`;
}

/** The nearest double. */
export function toNumber(value: Decimal): number {
  return Number(formatDecimal(value));
}

/** The decimal that the shortest text of the double names; null for NaN and infinities. */
export function fromNumber(value: number): Decimal | null {
  return Number.isFinite(value) ? parseDecimal(String(value)) : null;
}

export function add(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = aligned(a, b);
  return decimalOf(x + y, scale);
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, negate(b));
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return decimalOf(a.units * b.units, a.scale + b.scale);
}

/** The remainder has the sign of `a`; null when `b` is zero. */
export function remainder(a: Decimal, b: Decimal): Decimal | null {
  const [x, y, scale] = aligned(a, b);
  return y === 0n ? null : decimalOf(x % y, scale);
}

export function negate(value: Decimal): Decimal {
  return decimalOf(-value.units, value.scale);
}

export function compareDecimals(a: Decimal, b: Decimal): number {
  const [x, y] = aligned(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Largest whole number not above the value. */
export function floorOf(value: Decimal): Decimal {
  const unit = 10n ** BigInt(value.scale);
  const whole = value.units / unit;
  return decimalOf(value.units % unit < 0n ? whole - 1n : whole);
}

function aligned(a: Decimal, b: Decimal): [bigint, bigint, number] {
  const scale = Math.max(a.scale, b.scale);
  return [rescale(a, scale).units, rescale(b, scale).units, scale];
}

function divideRounded(value: bigint, by: bigint): bigint {
  const whole = value / by;
  const rest = value % by;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  if (twice < by) return whole;
  return value < 0n ? whole - 1n : whole + 1n;
}
