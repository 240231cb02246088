import type { DateRange } from '@plumbline/calendar';
import type { Diagnostic } from '@plumbline/diagnostics';
import type { Model } from '@plumbline/model';
import type { Facts, PartialMode } from '@plumbline/query';
import type { Edge } from '../../bind/edge.ts';
import type { Plan } from '../node.ts';

/** Everything the builders read, and the one place where they leave findings. */
export interface Context {
  readonly model: Model;
  readonly facts: Facts;
  readonly period: DateRange;
  /** Whether the question names a period. */
  readonly periodGiven: boolean;
  readonly mode: PartialMode;
  readonly edges: ReadonlyMap<string, Edge>;
  /** Metrics named under `plans:` somewhere: never shortened. */
  readonly plans: ReadonlySet<string>;
  readonly diagnostics: Diagnostic[];
  readonly warnings: Map<
    string,
    { readonly code: string; readonly params: Readonly<Record<string, unknown>> }
  >;
  /** Member sets of row conditions, built once. */
  readonly sets: Map<string, Plan | null>;
}

/** Reports once per text. */
export function refuse(context: Context, diagnostic: Diagnostic): void {
  const text = JSON.stringify(diagnostic);
  if (!context.diagnostics.some((d) => JSON.stringify(d) === text)) context.diagnostics.push(diagnostic);
}
