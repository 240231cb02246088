import type { Verdict } from '../../reading/verdict.ts';

/** A head cell of a sheet; the last row of heads names the columns. */
export interface SheetHead {
  readonly key: string;
  readonly text: string;
  readonly hint?: string | undefined;
  /** A mark beside the name, such as a period that is not over. */
  readonly mark?: string | undefined;
  readonly span: number;
  readonly isNumber: boolean;
  readonly isGroupStart: boolean;
  readonly isStrong?: boolean;
  readonly sort?: {
    readonly way: 'ascending' | 'descending' | 'none';
    readonly name: string;
    readonly toggle: () => void;
  };
}

export interface SheetCell {
  readonly text: string;
  /** Beside the name of a line, such as a definition that begins there. */
  readonly mark?: string | undefined;
  /** The figure as the server gave it. */
  readonly exact?: string | undefined;
  /** Column of the answer that the figure is from. */
  readonly column?: string | undefined;
  readonly hint?: string | undefined;
  /** Made by a later definition than held then. */
  readonly isRestated?: boolean;
  /** Beside a figure that series are not in. */
  readonly leftOut?: string | undefined;
  /** Of a period that is not over, which no head of the table names. */
  readonly isOpen?: boolean;
  readonly tone?: Verdict | undefined;
  readonly isNumber: boolean;
  readonly isGroupStart: boolean;
  readonly isStrong?: boolean | undefined;
  /** Of a column that stands for several members. */
  readonly isSum?: boolean;
}

export interface SheetLine {
  readonly key: string;
  readonly depth: number;
  readonly isTotal: boolean;
  /** Null: there is nothing below. */
  readonly isOpen: boolean | null;
  /** A cell is made when it is seen. */
  readonly cell: (column: number) => SheetCell;
}

/** A table as it is drawn: heads from the outside in, and a line wherever one is asked for. */
export interface Sheet {
  readonly label: string;
  readonly heads: readonly (readonly SheetHead[])[];
  /** Widths of the columns in pixels. */
  readonly widths: readonly number[];
  readonly count: number;
  readonly line: (index: number) => SheetLine;
  /** Columns at the left that name a line. */
  readonly nameColumns: number;
  /** Columns at the right that stay in sight. */
  readonly pinned?: number;
  readonly isTree: boolean;
  /** Said below the table. */
  readonly foot?: string | null;
}

/** A cell by its line and column. */
export interface Place {
  readonly line: number;
  readonly column: number;
}
