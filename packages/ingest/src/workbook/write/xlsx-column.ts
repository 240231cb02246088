/** A value to write: decimals and 64-bit integers as text, dates as `2013-01-31`, timestamps as `2013-01-31T08:00:00`. */
export type XlsxCell = string | number | boolean | null;

/** A column of a workbook to write. */
export interface XlsxColumn {
  /** Text of its header cell. */
  readonly name: string;
  readonly type: 'text' | 'boolean' | 'date' | 'timestamp' | 'integer' | 'bigint' | 'decimal' | 'double';
  /** Number format of Excel, such as `#,##0.00` or `0.0%`; by type when absent. */
  readonly format?: string;
  /** In characters; by type and header when absent. */
  readonly width?: number;
}

export const FORMATS: { readonly [T in XlsxColumn['type']]: string } = {
  text: 'General',
  boolean: 'General',
  date: 'yyyy-mm-dd',
  timestamp: 'yyyy-mm-dd hh:mm:ss',
  integer: '#,##0',
  bigint: '#,##0',
  decimal: '#,##0.00',
  double: 'General',
};

export const WIDTHS: { readonly [T in XlsxColumn['type']]: number } = {
  text: 20,
  boolean: 8,
  date: 12,
  timestamp: 20,
  integer: 12,
  bigint: 14,
  decimal: 16,
  double: 14,
};
