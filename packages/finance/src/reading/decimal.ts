export const MINUS = '\u2212';

/** A figure as it crosses the wire: decimals are texts, so that no digit is lost. */
export type Figure = string | number;

/** An exact decimal: `digits ÷ 10^scale`. */
export interface Exact {
  readonly digits: bigint;
  /** Digits behind the point; negative for trailing zeros left out. */
  readonly scale: number;
}

/**
 * `figure × 10^shift` with so many decimals, halves away from zero, thousands separated, U+2212 in front of what is negative.
 * Null: not a number. What rounds to zero has no sign.
 */
export function decimalText(figure: Figure, shift: number, decimals: number): string | null {
  const rounded = roundedDigits(figure, shift, decimals);
  return rounded === null ? null : digitsText(rounded, decimals);
}

/** `figure × 10^(shift + decimals)`, rounded to a whole number. */
export function roundedDigits(figure: Figure, shift: number, decimals: number): bigint | null {
  const exact = exactOf(figure);
  return exact === null ? null : roundTo({ digits: exact.digits, scale: exact.scale - shift }, decimals);
}

/** Whole digits as a text with so many decimals. */
export function digitsText(digits: bigint, decimals: number): string {
  const size = digits < 0n ? -digits : digits;
  const padded = String(size).padStart(decimals + 1, '0');
  const whole = padded.slice(0, padded.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = decimals === 0 ? '' : `.${padded.slice(-decimals)}`;
  return `${digits < 0n ? MINUS : ''}${whole}${rest}`;
}

/** Null: not a number. */
export function exactOf(figure: Figure): Exact | null {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i.exec(String(figure));
  if (match === null) return null;
  const [, sign, whole = '', rest = '', exponent = '0'] = match;
  const size = BigInt(whole + rest);
  return { digits: sign === '-' ? -size : size, scale: rest.length - Number(exponent) };
}

/** −1, 0 or 1; null: not a number. */
export function signOf(figure: Figure): -1 | 0 | 1 | null {
  const exact = exactOf(figure);
  if (exact === null) return null;
  if (exact.digits === 0n) return 0;
  return exact.digits < 0n ? -1 : 1;
}

function roundTo({ digits, scale }: Exact, decimals: number): bigint {
  const drop = scale - decimals;
  if (drop <= 0) return digits * 10n ** BigInt(-drop);
  const unit = 10n ** BigInt(drop);
  const size = digits < 0n ? -digits : digits;
  const rounded = (size * 2n + unit) / (unit * 2n);
  return digits < 0n ? -rounded : rounded;
}
