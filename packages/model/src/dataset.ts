import type { DimensionRef, FieldRef } from './formula/expression.ts';
import type { MetricExpr } from './formula/metric-expression.ts';
import type { RowExpr } from './formula/row-expression.ts';
import type { TaxBasis, Unit, ValueType } from './formula/value-type.ts';
import type { Text, Tree } from './model.ts';

export interface Dataset {
  readonly name: string;
  readonly label: Text;
  readonly description: Text | null;
  readonly source: Source;
  /** Field names; empty when none is declared. */
  readonly primaryKey: readonly string[];
  /** Default time: an own field, or a to-one related one. */
  readonly time: DimensionRef | null;
  readonly timezone: string | null;
  /** The calendar whose periods its rows belong to, and their time as it is recorded; `time` is then `PERIOD_DAY`. */
  readonly calendar: { readonly name: string; readonly recorded: DimensionRef } | null;
  /** The calendar of the entity that its rows belong to, the own field that names it, and the time of the rows. Absent: there is none. */
  readonly fiscal?: { readonly calendar: string; readonly entity: string; readonly recorded: DimensionRef };
  readonly through: Through;
  /** Default for the measures of this dataset; null leaves semantics.md 3. */
  readonly empty: 'zero' | 'null' | null;
  readonly snapshots: { readonly when: RowExpr | null } | null;
  /** How long an answer from rows that have since changed may be given, in milliseconds. Absent: never. */
  readonly staleForMs?: number;
  /** Several recorded versions of a key, which stands in place of the primary key. */
  readonly history: History | null;
  /** A row is the total of the days between two own fields; one without the first is a balance on the second. */
  readonly span: { readonly from: string; readonly to: string } | null;
  /** Absent: every row happened. */
  readonly scenarios?: Scenarios;
  /** Which fields make a journal or a trial balance; `account(…)` reads it. Absent: it is none. */
  readonly ledger?: Ledger;
  readonly fields: ReadonlyMap<string, Field>;
  readonly tests: readonly DatasetTest[];
  /** Own field that its versions share: what a row is a version of; null: rows are no versions. */
  readonly keyOf: string | null;
  /** The days or instants from and to which a row is in force. */
  readonly valid: Validity | null;
  /** Own fields over whose members sums and averages mean nothing. */
  readonly notOver: readonly string[];
  /** Features declared here that a later issue evaluates. */
  readonly later: readonly string[];
  /** What whoever asks may not see of it, or see covered; absent: nothing. */
  readonly withheld?: Withheld;
}

/** Field names. */
export interface Withheld {
  readonly hidden: ReadonlySet<string>;
  readonly masked: ReadonlySet<string>;
}

/** Own fields; an open end is null. */
export interface Validity {
  readonly from: string;
  readonly to: string;
  /** `to` is still in force. */
  readonly toInclusive: boolean;
}

export type PlanRole = 'target' | 'budget' | 'forecast';

/** Which rows are what happened and which are plans: texts of a field. */
export interface Scenarios {
  readonly field: FieldRef;
  readonly names: Readonly<Record<'actual', string> & Partial<Record<PlanRole, string>>>;
}

/** Accounts from one code to another, both with everything below them. */
export interface AccountRange {
  readonly from: string;
  readonly to: string;
}

/** Names are own fields. */
export interface Ledger {
  readonly account: string;
  readonly debit: string;
  readonly credit: string;
  /** What stands on the account at the day of the row, debit positive: a trial balance. Null: a journal. */
  readonly balance: string | null;
  /** Accounts that stand on the credit side; all others on the debit side. */
  readonly creditAccounts: readonly AccountRange[];
  /** Profit and loss. */
  readonly resultAccounts: readonly AccountRange[];
  /** A trial balance after profit and loss were closed: both sides of their turnover are equal. */
  readonly isClosed: boolean;
  /** A journal: which vouchers close profit and loss, those with a row on these accounts; null: none does. */
  readonly closing: { readonly into: AccountRange; readonly voucher: readonly string[] } | null;
  /** The tree of accounts, of which only those without children are read; null: every row counts. */
  readonly leaves: string | null;
}

export interface History {
  /** Own fields; null equals null in them. */
  readonly key: readonly string[];
  /** When a version became known: a date or timestamp. */
  readonly recordedAt: string;
  /** Which of the versions recorded at once counts, lowest first. */
  readonly prefer: readonly { readonly field: string; readonly desc: boolean }[];
}

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
  /** Members of a hierarchy with their ancestors: made beside the datasets that are written. Absent `history`: each is recorded once. */
  | { readonly kind: 'tree'; readonly tree: Tree; readonly history?: History }
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

export type Through =
  | { readonly kind: 'data' }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'today' | 'yesterday' | 'month_end' | 'none' };

export interface Field {
  readonly name: string;
  readonly label: Text;
  readonly description: Text | null;
  readonly type: ValueType;
  readonly unit: Unit;
  readonly tax: TaxBasis | null;
  /** Raw column of the source (`union`, `distinct`: the field of the members); null when `expression` gives the value. */
  readonly column: string | null;
  /** Row-level formula over own columns, own fields and to-one related fields. */
  readonly expression: RowExpr | null;
  /** Aggregate formula over the datasets that point here (entity attribute); evaluated with the right-numbers issue. */
  readonly formula: MetricExpr | null;
}

export type DatasetTest =
  | { readonly kind: 'unique'; readonly fields: readonly string[] }
  | { readonly kind: 'not_null'; readonly fields: readonly string[] }
  | {
      readonly kind: 'accepted_range';
      readonly field: string;
      readonly min: string | null;
      readonly max: string | null;
    }
  | { readonly kind: 'fresh_within'; readonly interval: string };
