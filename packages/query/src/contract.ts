/* Signatures this package implements. This file is deleted once they exist. */
import type { Day } from '@plumbline/calendar';
import type { Diagnostic } from '@plumbline/diagnostics';
import type { Model } from '@plumbline/model';
import type { MetricQuery } from './metric-query.ts';
import type { ResultColumn } from './metric-result.ts';
import type { ResolvedQuery } from './resolved-query.ts';

/** Validates an unknown value (zod 4, strict; did-you-mean for keys and enum words). Never throws. */
export declare function parseMetricQuery(value: unknown): { readonly query: MetricQuery | null; readonly diagnostics: readonly Diagnostic[] };
/** Names → objects, texts → typed expressions. Collects every diagnostic; `query` is null when one is an error. */
export declare function resolveQuery(query: MetricQuery, model: Model): { readonly query: ResolvedQuery | null; readonly diagnostics: readonly Diagnostic[] };
/** Columns of the result, in order, without what only data knows. */
export declare function resultColumns(query: ResolvedQuery, model: Model): readonly ResultColumn[];
/** For `this …`, `last …` periods. */
export type Today = Day;
