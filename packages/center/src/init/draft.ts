import type { Text, ValueType } from '@plumbline/model';

/** What is known of the files while a workspace is being made of them. */
export interface DraftTable {
  readonly name: string;
  readonly label: Text;
  /** Path below the workspace. */
  readonly file: string;
  /** Of a workbook; null: read as it is when nobody says more. */
  readonly sheet: DraftSheet | null;
  readonly rows: number;
  readonly columns: readonly DraftColumn[];
}

export interface DraftSheet {
  /** Null where the workbook has one. */
  readonly name: string | null;
  readonly headerRows: readonly number[] | null;
}

export interface DraftColumn {
  /** Of the field. */
  readonly name: string;
  /** As in the file. */
  readonly raw: string;
  readonly type: ValueType;
  readonly filled: number;
  /** Null where nobody counted: amounts are no keys. */
  readonly distinct: number | null;
}

export interface DraftKey {
  readonly table: string;
  readonly columns: readonly string[];
}

export interface DraftLink {
  readonly name: string;
  readonly from: string;
  readonly column: string;
  readonly to: string;
  readonly key: string;
  readonly required: boolean;
}
