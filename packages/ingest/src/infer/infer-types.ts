import type { EngineCell } from '@plumbline/engines';
import type { ValueType } from '@plumbline/model';
import { usualNumber } from '../convert/number-marks.ts';
import { valueTypeOf } from '../convert/stored-type.ts';
import type { DateOrder } from '../convert/text-conversion.ts';
import { countedRows, type RawSource } from '../raw/raw-source.ts';
import { AGGREGATES, FAMILIES, type Family, type Stats } from './column-stats.ts';
import { promote } from './promote.ts';
import { typeFrom } from './type-from.ts';

export interface InferredColumn {
  readonly type: ValueType;
  readonly order: DateOrder;
  /** Dates that can be read in two ways: an example. The type is text then. */
  readonly ambiguous: string | null;
}

const SAMPLE = 2000;

/**
 * The types of the given columns over every row of the source, in one scan. What a sample already breaks is not
 * measured: a shape that fails on a few rows fails on all.
 */
export async function inferTypes(
  raw: RawSource,
  wanted: readonly number[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<number, InferredColumn>> {
  if (!isText(raw)) {
    const typeOf = (i: number) =>
      raw.parts.map((part) => valueTypeOf(part.types[i] ?? 'VARCHAR')).reduce(promote);
    return new Map(wanted.map((i) => [i, plain(typeOf(i))]));
  }
  const possible = await families(raw, wanted, signal);
  const stats = await measure(raw, possible, signal);
  return new Map(wanted.map((i) => [i, typeFrom(stats.get(i) ?? new Map()) ?? plain({ kind: 'text' })]));
}

function isText(raw: RawSource): boolean {
  return raw.parts.every((part) => countedRows(part) !== null);
}

function plain(type: ValueType): InferredColumn {
  return { type, order: null, ambiguous: null };
}

/** Families that fit the first rows; none: the column is text already. */
async function families(
  raw: RawSource,
  columns: readonly number[],
  signal: AbortSignal | undefined,
): Promise<Map<number, readonly Family[]>> {
  const first = raw.parts[0];
  if (first === undefined || columns.length === 0) return new Map();
  const picked = columns.map((i) => `r${i} AS r${i}`).join(', ');
  const sample = `(SELECT ${picked}${quotes(raw, columns)} FROM ${first.from(null)} LIMIT ${SAMPLE})`;
  const aggregates = columns.flatMap((i) =>
    FAMILIES.map((family) => `${over(AGGREGATES[family].fits ?? '0', i, family, raw)} = count(r${i})`),
  );
  const { rows } = await raw.loader.run(
    { sql: `SELECT ${aggregates.join(', ')} FROM ${sample}`, params: [] },
    { signal },
  );
  const fits = rows[0] ?? [];
  return new Map(
    columns.map((i, at) => [i, FAMILIES.filter((_, f) => fits[at * FAMILIES.length + f] === true)] as const),
  );
}

async function measure(
  raw: RawSource,
  open: ReadonlyMap<number, readonly Family[]>,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<number, ReadonlyMap<Family, Stats>>> {
  const columns = [...open.keys()];
  const picked = columns.map((i) => `r${i}`).join(', ');
  const all = raw.parts
    .map((part) => `SELECT ${picked}${quotes(raw, columns)} FROM ${part.from(null)}`)
    .join(' UNION ALL ');
  const asked = columns.flatMap((i) =>
    (open.get(i) ?? []).flatMap((family) =>
      Object.entries({ n: 'count(r)', ...AGGREGATES[family] }).map(([name, sql]) => ({
        i,
        family,
        name,
        sql: over(sql, i, family, raw),
      })),
    ),
  );
  const result = new Map<number, Map<Family, Map<string, EngineCell>>>(columns.map((i) => [i, new Map()]));
  if (asked.length === 0) return result;
  const { rows } = await raw.loader.run(
    { sql: `SELECT ${asked.map((a) => a.sql).join(', ')} FROM (${all})`, params: [] },
    { signal },
  );
  for (const [at, { i, family, name }] of asked.entries()) {
    const byFamily = result.get(i) ?? new Map<Family, Map<string, EngineCell>>();
    const stats = byFamily.get(family) ?? new Map<string, EngineCell>();
    stats.set(name, rows[0]?.[at] ?? null);
    byFamily.set(family, stats);
    result.set(i, byFamily);
  }
  return result;
}

function quotes(raw: RawSource, columns: readonly number[]): string {
  return raw.parts[0]?.text?.format === 'json' ? columns.map((i) => `, q${i}`).join('') : '';
}

/** The aggregate over column `i` instead of `r` and `q`. */
function over(sql: string, i: number, family: Family, raw: RawSource): string {
  const text = raw.parts[0]?.text ?? null;
  const quoted = text?.format === 'json' ? `q${i}` : 'false';
  const numbers = family === 'number' ? (text?.numbers ?? null) : null;
  const value = numbers === null ? `r${i}` : usualNumber(`r${i}`, numbers);
  return sql.replace(/\br\b/g, () => value).replace(/\bq\b/g, quoted);
}
