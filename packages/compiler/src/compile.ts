import type { Day } from '@plumbline/calendar';
import type { Diagnostic } from '@plumbline/diagnostics';
import type { Model } from '@plumbline/model';
import type { Facts, MetricResult, ResolvedQuery, ResultColumn } from '@plumbline/query';

export interface CompileInput {
  readonly query: ResolvedQuery;
  readonly model: Model;
  readonly facts: Facts;
  readonly today: Day;
}

export interface CompiledQuery {
  /** One statement with `$1…` parameters. */
  readonly sql: string;
  readonly params: readonly (string | number | boolean | null)[];
  /** The same statement with literals in place and comments that say why: for people. */
  readonly readable: string;
  readonly columns: readonly ResultColumn[];
  /** Plan after each pass, the last one being what was printed. */
  readonly passes: readonly { readonly name: string; readonly plan: string }[];
}

/** Rows as an engine returns them (canonical cells of @plumbline/engines). */
export interface EngineRows {
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
  readonly notFinite: readonly { readonly row: number; readonly column: number }[];
}

export declare function compile(input: CompileInput): {
  readonly compiled: CompiledQuery | null;
  readonly diagnostics: readonly Diagnostic[];
};
/** Splits rows into rows, totals, others; adds notes, ranges, edges, warnings. `elapsed_ms` and `cache` are the caller's to set. */
export declare function assemble(
  compiled: CompiledQuery,
  rows: EngineRows,
): { readonly result: MetricResult | null; readonly diagnostics: readonly Diagnostic[] };
/** DuckDB SQL of a computed field over columns of its own dataset (fields under their names, raw columns under theirs); null when it needs another dataset. */
export declare function fieldSql(model: Model, dataset: string, field: string): string | null;
