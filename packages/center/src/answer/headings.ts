import type { ResultColumn } from '@plumbline/query';
import type { HeadingWords } from './heading-words.ts';

/**
 * Compared columns stand right of their metric, and changes right of their base: neither repeats the name. Two metrics may
 * share a label; then the name tells them apart.
 */
export function headings(columns: readonly ResultColumn[], words: HeadingWords): readonly string[] {
  return columns.map((column) => {
    if (column.role === 'compare' && column.of !== undefined) {
      return comparedHeading(column.name.slice(column.of.length + 2), words);
    }
    const label = column.label?.[words.locale];
    if (label === undefined) return column.name;
    const isShared = columns.some((other) => other !== column && other.label?.[words.locale] === label);
    return isShared ? column.name : label;
  });
}

/** What a column is called where nothing stands beside it: 销售收入 上年同期 增减%. */
export function fullHeading(name: string, columns: readonly ResultColumn[], words: HeadingWords): string {
  const at = columns.findIndex((column) => column.name === name);
  const column = columns[at];
  const heading = headings(columns, words)[at] ?? name;
  if (column?.role !== 'compare' || column.of === undefined) return heading;
  const [base] = partsOf(name.slice(column.of.length + 2));
  const baseText = rangeName(base, words);
  const metric = fullHeading(column.of, columns, words);
  return heading === baseText ? `${metric} ${heading}` : `${metric} ${baseText} ${heading}`;
}

/** `fixed_2011` → 2011. */
export function rangeName(name: string, words: HeadingWords): string {
  return words.ranges[name] ?? name.replace(/^fixed_/, '');
}

function comparedHeading(suffix: string, words: HeadingWords): string {
  const [base, part] = partsOf(suffix);
  return part === null ? rangeName(base, words) : words.compared[part];
}

type Part = keyof HeadingWords['compared'];

function partsOf(suffix: string): readonly [string, Part | null] {
  const [, base = suffix, part] = /^(.*?)(?:_(change|pct|attainment|fx))?$/.exec(suffix) ?? [];
  const isPart = part === 'change' || part === 'pct' || part === 'attainment' || part === 'fx';
  return [base, isPart ? part : null];
}
