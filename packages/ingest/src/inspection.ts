import type { Diagnostic } from '@plumbline/diagnostics';
import type { ValueType } from '@plumbline/model';

export interface InspectResult {
  /** Null when a diagnostic is an error. */
  readonly inspection: Inspection | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Columns in source order. A type holds for every value of the whole source. */
export interface Inspection {
  readonly columns: readonly { readonly name: string; readonly type: ValueType }[];
  /** Null when counting would need another read. */
  readonly rows: number | null;
}
