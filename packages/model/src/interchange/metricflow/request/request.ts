import type { Refusal } from '../formulas/condition.ts';
import type { Table } from '../manifest/manifest.ts';
import type { ItemRef } from '../manifest/read-object.ts';

/** What MetricFlow is asked. */
export interface MetricFlowRequest {
  readonly metrics: readonly string[];
  readonly groupBy: readonly ItemRef[];
  readonly where: readonly string[];
  readonly orderBy: readonly { readonly item: ItemRef | string; readonly descending: boolean }[];
  readonly limit: number | null;
  /** First and last day, both included. */
  readonly days: { readonly from: string; readonly to: string } | null;
  /** Only the least and the greatest value of the one dimension. */
  readonly minMaxOnly: boolean;
}

/** What the translation needs to know besides the definitions. */
export interface TranslationOptions {
  /** First and last day of the table of days: the rows of metrics that are joined to it. */
  readonly spine: { readonly from: string; readonly to: string } | null;
  /** Begins the names of metrics that a request needs for itself. */
  readonly prefix: string;
  /** How SQL names a table; without it nothing is asked of joins of whole tables. */
  readonly relationOf?: (table: Table) => string;
}

/** A metric as it will be written. */
export interface MetricDraft {
  readonly name: string;
  readonly label: string | null;
  readonly description: string | null;
  readonly formula: string;
  readonly time: string | null;
}

/** A MetricQuery, and the metrics it needs besides those of the workspace. */
export interface TranslatedRequest {
  readonly query: TranslatedQuery;
  readonly metrics: readonly MetricDraft[];
  /** Datasets it needs besides those of the workspace, as a definition file has them. */
  readonly definitions?: string;
}

/** The part of a MetricQuery that translations use. */
export interface TranslatedQuery {
  readonly metrics: readonly string[];
  readonly by: readonly TranslatedKey[];
  readonly period?: string;
  readonly where?: string;
  readonly having?: string;
  readonly order?: readonly { readonly by: string; readonly desc: boolean }[];
  readonly limit?: number;
  readonly fill?: boolean;
}

export type TranslatedKey =
  | string
  | { readonly field: string; readonly grain?: string; readonly part?: string; readonly as: string };

export type Translation = TranslatedRequest | { readonly refused: Refusal };
