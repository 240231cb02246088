import { textConversion } from '../convert/text-conversion.ts';
import { MIDNIGHT, NUMBER, TRUTH, YEAR_FIRST, YEAR_LAST, ZONED } from './shapes.ts';

/** Families of shapes that a text column is tried against. */
export type Family = 'truth' | 'number' | 'year-first' | 'year-last';

export const FAMILIES: readonly Family[] = ['truth', 'number', 'year-first', 'year-last'];

/** What one scan measured about a column for one family; named like the aggregates below. */
export type Stats = ReadonlyMap<string, string | number | boolean | null>;

const day = textConversion({ kind: 'date' }, 'r', null)?.value ?? 'NULL';
const part = (n: number) => `max(TRY_CAST(regexp_extract(r, '^\\s*([0-9]+)[-/.]([0-9]+)', ${n}) AS INTEGER))`;
/** Looked at closely only where a zone can be. */
const zoned = `CASE WHEN strlen(r) > 19 OR contains(r, 'Z') OR contains(r, '+') THEN regexp_matches(r, '${ZONED}') ELSE false END`;

/** Aggregates over a column called `r` (and `q`, true where JSON quoted the value). `n` values that are not null, `fits` of them. */
export const AGGREGATES: { readonly [F in Family]: Readonly<Record<string, string>> } = {
  truth: { fits: matching(TRUTH) },
  number: {
    fits: matching(NUMBER),
    quoted: 'count_if(q)',
    exponent: "COALESCE(bool_or(contains(r, 'e') OR contains(r, 'E')), false)",
    scale: "COALESCE(max(CASE WHEN contains(r, '.') THEN strlen(r) - strpos(r, '.') END), 0)",
    digits: "COALESCE(max(CASE WHEN contains(r, '.') THEN strpos(r, '.') - 1 ELSE strlen(r) END), 0)",
    low: 'min(TRY_CAST(r AS DOUBLE))',
    high: 'max(TRY_CAST(r AS DOUBLE))',
  },
  'year-first': {
    fits: matching(YEAR_FIRST),
    days: `count_if(${day} IS NOT NULL)`,
    timed: "count_if(contains(r, ':'))",
    clocks: `count_if(contains(r, ':') AND NOT regexp_matches(r, '${MIDNIGHT}'))`,
    zoned: `count_if(${zoned})`,
    filled: 'count_if(strlen(r) >= 8)',
  },
  'year-last': {
    fits: matching(YEAR_LAST),
    timed: "count_if(contains(r, ':'))",
    first: part(1),
    second: part(2),
    example: 'min(r)',
  },
};

function matching(shape: string): string {
  return `count_if(regexp_full_match(r, '${shape}'))`;
}
