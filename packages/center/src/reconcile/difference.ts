import type { Cell } from '@plumbline/query';

const DECIMAL = /^-?\d+(?:\.\d+)?$/;
/** Two numbers of floating point that are nearer than this are one. */
const NOISE = 1e-9;

/** `left − right`: exact where both are decimals; null where a side is missing. */
export function differenceOf(left: Cell, right: Cell): Cell {
  if (left === null || right === null) return null;
  const [a, b] = [String(left), String(right)];
  if (!DECIMAL.test(a) || !DECIMAL.test(b)) return Number(left) - Number(right);
  const scale = Math.max(decimalsOf(a), decimalsOf(b));
  const units = unitsOf(a, scale) - unitsOf(b, scale);
  return typeof left === 'number' && typeof right === 'number'
    ? Number(left) - Number(right)
    : written(units, scale);
}

/** True where both sides are there and no further apart than `tolerance` of the larger one, or neither is there. */
export function isReconciled(left: Cell, right: Cell, tolerance: string | null): boolean {
  if (left === null || right === null) return left === right;
  const difference = Math.abs(Number(differenceOf(left, right)));
  const larger = Math.max(Math.abs(Number(left)), Math.abs(Number(right)));
  const isExact = typeof left === 'string' && typeof right === 'string';
  if (tolerance === null && isExact) return difference === 0;
  return difference <= larger * ((tolerance === null ? 0 : shareOf(tolerance)) + NOISE);
}

/** `0.5%` or `0.005`. */
function shareOf(text: string): number {
  return text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text);
}

function decimalsOf(text: string): number {
  const at = text.indexOf('.');
  return at < 0 ? 0 : text.length - at - 1;
}

function unitsOf(text: string, scale: number): bigint {
  return BigInt(text.replace('.', '') + '0'.repeat(scale - decimalsOf(text)));
}

function written(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const sign = units < 0n ? '-' : '';
  return scale === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-scale)}`;
}
