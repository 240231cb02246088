import type { RowExpr } from './formula/row-expression.ts';
import type { Tree } from './model.ts';

export type Source =
  /** Paths as written, variables in them checked: center knows where they start. */
  | { readonly kind: 'files'; readonly paths: readonly string[]; readonly options: FileOptions }
  | { readonly kind: 'table'; readonly connection: string; readonly table: string }
  | { readonly kind: 'sql'; readonly connection: string | null; readonly sql: string }
  | {
      readonly kind: 'distinct';
      readonly fields: readonly { readonly dataset: string; readonly field: string }[];
    }
  /** `set` gives fields a constant for the rows of that member. */
  | {
      readonly kind: 'union';
      readonly members: readonly { readonly dataset: string; readonly set: ReadonlyMap<string, RowExpr> }[];
    }
  /** Members of a hierarchy with their ancestors: made beside the datasets that are written. */
  | { readonly kind: 'tree'; readonly tree: Tree }
  /** Rows of other datasets added up, likewise. `text`: what it is made of and how. */
  | {
      readonly kind: 'rollup';
      readonly rollup: string;
      readonly inputs: readonly string[];
      readonly text: string;
    };

export interface FileOptions {
  readonly format: 'csv' | 'parquet' | 'json' | 'xlsx' | null;
  readonly delimiter: string | null;
  readonly encoding: 'utf-8' | 'utf-16' | 'gbk' | null;
  readonly header: boolean | null;
  /** Absent where nothing is said about workbooks. */
  readonly workbook?: WorkbookOptions;
  /** Absent where a delimited text is of the usual kind. */
  readonly csv?: CsvOptions;
}

/** How a delimited text is written, where it is not with `"` around fields and `1,234.50`. */
export interface CsvOptions {
  /** One ASCII character; `none`: fields are never quoted. */
  readonly quote: string | null;
  /** What stands before a quote inside a quoted field; null: another quote. */
  readonly escape: string | null;
  /** Lines that begin with it are no rows. */
  readonly comment: string | null;
  /** Lines before the header or first row. */
  readonly skip: number;
  readonly decimal: '.' | ',' | null;
  /** Between the thousands; a space stands for every kind of space. */
  readonly thousands: '.' | ',' | ' ' | "'" | null;
}

/** What is read of an Excel workbook. */
export interface WorkbookOptions {
  /** Its name, else its place among the sheets, from 1; null: the first that is not hidden. */
  readonly sheet: string | null;
  /** Rows whose cells, joined from above, name the columns; null: the first row that is not blank. */
  readonly headerRows: readonly number[] | null;
  /** `B3:H120`, `B3:H` or `B:H`; null: everything. */
  readonly range: string | null;
  /** Every cell of a merged range has the value of its first. */
  readonly fillMerged: boolean;
}
