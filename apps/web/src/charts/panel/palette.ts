import { type ThemeMode, TOKENS } from '../../theme/tokens.ts';

/** Between the accent and its line: the middle one of three steps. */
const MIDDLE: { readonly [M in ThemeMode]: string } = { light: '#7F9AE3', dark: '#5570BF' };
const FIRST: { readonly [M in ThemeMode]: string } = { light: '#BAC8F0', dark: '#33457E' };
const GREY: { readonly [M in ThemeMode]: readonly [string, string] } = {
  light: ['#8A94A4', '#C9CFD8'],
  dark: ['#8A94A4', '#4A515C'],
};

/** Members with an order, such as months: pale to strong, the last one the strongest. */
export function orderedColours(count: number, mode: ThemeMode): readonly string[] {
  const { accent } = TOKENS[mode];
  if (count <= 1) return [accent];
  if (count === 2) return [MIDDLE[mode], accent];
  return [...Array.from({ length: count - 2 }, () => FIRST[mode]), MIDDLE[mode], accent];
}

/** Members without an order; never more than five. */
export function namedColours(mode: ThemeMode): readonly string[] {
  const token = TOKENS[mode];
  return [token.accent, MIDDLE[mode], GREY[mode][0], token.ink2, GREY[mode][1]];
}
