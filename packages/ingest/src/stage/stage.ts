import { join } from 'node:path';
import { InternalError, PlumblineError, report } from '@plumbline/diagnostics';
import { quoteLiteral } from '@plumbline/engines';
import { valueTypeOf } from '../convert/stored-type.ts';
import { countedRows, type RawSource } from '../raw/raw-source.ts';
import { causeOf, unreadable } from '../raw/unreadable.ts';
import type { PlannedColumn, StagePlan } from './plan.ts';
import { stored } from './plan-columns.ts';
import { stageSelect } from './stage-select.ts';

/** One part of a source as Parquet in the work folder, bad rows included and marked. */
export interface StagedPart {
  readonly path: string;
  /** Rows in it. */
  readonly rows: number;
  readonly bad: number;
  readonly rounded: number;
  /** Table in the loader with the records that DuckDB could not split into columns; null for a part that is no text. */
  readonly rejects: string | null;
  /** Distinct records in it. */
  readonly rejected: number;
  /** Whether a record is in it because DuckDB could not cast a value. */
  readonly castInVain: boolean;
}

export interface StageOptions {
  readonly dataset: string;
  readonly work: string;
  readonly signal: AbortSignal | undefined;
  /** Distinguishes the files and tables of one attempt. */
  readonly attempt: number;
}

/** The quickest to write and read again of those tried; its encodings make it small without a compressor. */
const STAGE_FORMAT = 'FORMAT parquet, PARQUET_VERSION v2, COMPRESSION uncompressed';

/** Finds the types of expressions by asking DuckDB. */
export async function describeExpressions(
  plan: StagePlan,
  raw: RawSource,
  dataset: string,
): Promise<StagePlan> {
  const part = raw.parts[0];
  if (part === undefined) throw new InternalError('a source without parts');
  if (plan.order.length === 0) return plan;
  const sql = `DESCRIBE ${stageSelect(plan, part, { dataset, rejects: null, detail: false })}`;
  const { rows } = await raw.loader.run({ sql, params: [] }).catch((thrown: unknown) => {
    throw expressionFailure(dataset, thrown);
  });
  const types = new Map(rows.map(([name, type]) => [String(name), String(type)]));
  const describe = (column: PlannedColumn): PlannedColumn => {
    if (column.kind === 'raw') return column;
    const from = types.get(column.field) ?? 'VARCHAR';
    return { ...column, from, target: column.target ?? stored(valueTypeOf(from), column.money) };
  };
  return { ...plan, columns: plan.columns.map(describe) };
}

/** Writes every part; throws PlumblineError when an expression fails on a row. */
export async function stageParts(
  plan: StagePlan,
  raw: RawSource,
  options: StageOptions,
): Promise<readonly StagedPart[]> {
  const { loader } = raw;
  const { signal, dataset } = options;
  const staged: StagedPart[] = [];
  for (const [i, part] of raw.parts.entries()) {
    const rejects = countedRows(part) === null ? null : `rejects_${options.attempt}_${i}`;
    const path = join(options.work, `${options.attempt}-${i}.parquet`);
    const select = stageSelect(plan, part, { dataset, rejects, detail: false });
    try {
      await loader.execute(`COPY (${select}) TO ${quoteLiteral(path)} (${STAGE_FORMAT})`, { signal });
    } catch (thrown) {
      throw plan.order.length > 0 ? expressionFailure(dataset, thrown) : unreadable(part.file, thrown);
    }
    const counts = `SELECT count(*), count_if(plumbline_bad), count_if(plumbline_rounded) FROM read_parquet(${quoteLiteral(path)})`;
    const { rows } = await loader.run({ sql: counts, params: [] }, { signal });
    const [all, bad, rounded] = (rows[0] ?? []).map(Number);
    const lost = rejects === null ? { rejected: 0, castInVain: false } : await countRejected(raw, rejects);
    staged.push({ path, rows: all ?? 0, bad: bad ?? 0, rounded: rounded ?? 0, rejects, ...lost });
  }
  return staged;
}

async function countRejected(
  raw: RawSource,
  table: string,
): Promise<Pick<StagedPart, 'rejected' | 'castInVain'>> {
  const sql = `SELECT count(DISTINCT line_byte_position), COALESCE(bool_or(error_type = 'CAST'), false) FROM ${table}`;
  const { rows } = await raw.loader.run({ sql, params: [] });
  return { rejected: Number(rows[0]?.[0] ?? 0), castInVain: rows[0]?.[1] === true };
}

function expressionFailure(dataset: string, thrown: unknown): unknown {
  const cause = causeOf(thrown);
  return cause === null ? thrown : new PlumblineError([report('load/expression-failed', { dataset, cause })]);
}
