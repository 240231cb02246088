import type { Locale } from '../words/catalogs.ts';
import { tableText } from './figure-text.ts';

const SIGNS: Readonly<Record<string, string>> = { '>=': '\u2265', '<=': '\u2264', '>': '>', '<': '<' };

/** `≥ 38.00%` for `>= 0.38` of a rate; what is no plain limit stays as it is written. */
export function thresholdText(written: string, unit: string, locale: Locale): string {
  const [, sign = '', limit = ''] = /^(>=|<=|>|<)\s*(-?\d+(?:\.\d+)?)$/u.exec(written.trim()) ?? [];
  const shown = SIGNS[sign];
  return shown === undefined ? written : `${shown} ${tableText(limit, unit, locale)}`;
}
