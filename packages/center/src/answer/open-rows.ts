import { type CompiledRows, compileRows } from '@plumbline/compiler';
import { type Diagnostic, PlumblineError, report } from '@plumbline/diagnostics';
import { parseRowsQuery, type RowsResult, resolveRows } from '@plumbline/query';
import type { AnswerContext } from './answer-question.ts';
import { covered } from './covered.ts';
import { endedMetrics } from './ended-metrics.ts';
import { placeInQuery } from './place-in-query.ts';

/** The rows behind a figure, or the reasons why there are none to show. */
export interface OpenedRows {
  readonly result: RowsResult | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** JSON value (a `RowsQuery`) → the rows behind a figure. Rejects only when aborted, or by a bug of ours. */
export async function openRows(
  value: unknown,
  context: AnswerContext,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<OpenedRows> {
  const parsed = parseRowsQuery(value);
  const { query } = parsed;
  if (query === null) return { result: null, diagnostics: parsed.diagnostics };
  const { model: whole, facts, today, access } = context;
  const { rows, diagnostics } = resolveRows(query, access?.visible ?? whole);
  if (rows === null) return { result: null, diagnostics };
  if (rows.query.metrics.some(({ name }) => access?.opaque.has(name) === true))
    return { result: null, diagnostics: [...diagnostics, report('query/closed-data', {})] };
  const { metrics, asOf } = rows.query;
  const day = asOf?.isToday === true ? asOf.day : today;
  const ended = endedMetrics({ metrics, day, names: access?.visible ?? whole });
  if (ended.some(({ severity }) => severity === 'error'))
    return { result: null, diagnostics: [...diagnostics, ...ended] };
  const model = access?.readable ?? whole;
  const { compiled, diagnostics: refused } = compileRows({ rows, model, facts, today, access });
  const found = [
    ...diagnostics,
    ...ended,
    ...covered(refused, access, value).map((one) => placeInQuery(one, query)),
  ];
  if (compiled === null) return { result: null, diagnostics: found };
  try {
    const result = await run(compiled, rows.offset, context, signal);
    return { result, diagnostics: found };
  } catch (cause) {
    if (cause instanceof PlumblineError)
      return { result: null, diagnostics: covered(cause.diagnostics, access, value) };
    throw cause;
  }
}

async function run(
  { measures, measure, columns, reads, count, page }: CompiledRows,
  offset: number,
  { warehouse, limits }: AnswerContext,
  signal: AbortSignal | undefined,
): Promise<RowsResult> {
  const bounded = { ...limits, ...(signal === undefined ? {} : { signal }) };
  const counted = await warehouse.run(count, bounded);
  const total = Number(counted.rows[0]?.[0] ?? 0);
  const { rows } = total > offset ? await warehouse.run(page, bounded) : { rows: [] };
  return {
    measures,
    measure,
    columns,
    reads,
    rows,
    total_rows: total,
    more: offset + rows.length < total,
  };
}
