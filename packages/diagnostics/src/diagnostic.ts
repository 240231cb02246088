import type { Code, Params } from './codes/index.ts';

export type Severity = 'error' | 'warning' | 'note';

/** Where a finding is: in a text file, inside a query value, or in a data file. Lines and columns start at 1. */
export type Place =
  | {
      readonly kind: 'file';
      readonly file: string;
      readonly line: number;
      readonly column: number;
      /** Number of characters marked, at least 1. */
      readonly length: number;
      /** The source line, for the caret. */
      readonly source?: string;
    }
  | {
      readonly kind: 'query';
      /** JSON path, for example `by[1]` or `where`. */
      readonly path: string;
      /** The text at that path, with the marked part as offsets, when the finding is inside a text. */
      readonly text?: string;
      readonly start?: number;
      readonly end?: number;
    }
  | { readonly kind: 'data'; readonly file: string; readonly line?: number; readonly column?: string };

/** A hint is itself a coded message; `replace` is a text to put in place of the marked one. */
export interface Hint {
  readonly text: { readonly zh: string; readonly en: string };
  readonly replace?: string;
}

export interface Diagnostic<C extends Code = Code> {
  readonly code: C;
  readonly severity: Severity;
  readonly params: Params[C];
  readonly at?: Place;
  readonly hints: readonly Hint[];
  readonly related?: readonly {
    readonly at: Place;
    readonly note: { readonly zh: string; readonly en: string };
  }[];
}
