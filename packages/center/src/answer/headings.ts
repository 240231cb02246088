import type { ResultColumn } from '@plumbline/query';
import { HEADING_WORDS } from './heading-words.ts';

type Locale = keyof typeof HEADING_WORDS;

/**
 * Compared columns stand right of their metric, and changes right of their base: neither repeats the name. Two metrics may
 * share a label; then the name tells them apart.
 */
export function headings(columns: readonly ResultColumn[], locale: Locale): readonly string[] {
  return columns.map((column) => {
    if (column.role === 'compare' && column.of !== undefined) {
      return comparedHeading(column.name.slice(column.of.length + 2), locale);
    }
    const label = column.label?.[locale];
    if (label === undefined) return column.name;
    const isShared = columns.some((other) => other !== column && other.label?.[locale] === label);
    return isShared ? column.name : label;
  });
}

/** What a column is called where nothing stands beside it: 销售收入 上年同期 增减%. */
export function fullHeading(name: string, columns: readonly ResultColumn[], locale: Locale): string {
  const at = columns.findIndex((column) => column.name === name);
  const column = columns[at];
  const heading = headings(columns, locale)[at] ?? name;
  if (column?.role !== 'compare' || column.of === undefined) return heading;
  const [base] = partsOf(name.slice(column.of.length + 2));
  const baseText = rangeName(base, locale);
  const metric = fullHeading(column.of, columns, locale);
  return heading === baseText ? `${metric} ${heading}` : `${metric} ${baseText} ${heading}`;
}

/** `fixed_2011` → 2011. */
export function rangeName(name: string, locale: Locale): string {
  return HEADING_WORDS[locale].ranges[name] ?? name.replace(/^fixed_/, '');
}

function comparedHeading(suffix: string, locale: Locale): string {
  const [base, part] = partsOf(suffix);
  return part === null ? rangeName(base, locale) : HEADING_WORDS[locale].compared[part];
}

type Part = keyof (typeof HEADING_WORDS)['zh']['compared'];

function partsOf(suffix: string): readonly [string, Part | null] {
  const [, base = suffix, part] = /^(.*?)(?:_(change|pct|attainment|fx))?$/.exec(suffix) ?? [];
  const isPart = part === 'change' || part === 'pct' || part === 'attainment' || part === 'fx';
  return [base, isPart ? part : null];
}
