/** Words of the headings of compared columns. */
export interface HeadingWords {
  readonly locale: 'zh' | 'en';
  /** By name of the range. */
  readonly ranges: Readonly<Record<string, string>>;
  readonly compared: Readonly<Record<'change' | 'pct' | 'attainment' | 'fx', string>>;
  /** Name of the sheet of a workbook. */
  readonly sheet: string;
}
