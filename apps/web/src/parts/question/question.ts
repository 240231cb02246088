/** One condition of a question: members chosen from a list, or a text in the formula language. */
export type Condition =
  | {
      readonly kind: 'members';
      readonly ref: string;
      readonly values: readonly Member[];
      readonly exclude: boolean;
    }
  | { readonly kind: 'formula'; readonly text: string };

/** A member as it crosses the wire; null is a member too. */
export type Member = string | number | boolean | null;

/** `by`: a metric, or null for the names of the members. `at`: the column whose value decides, as written members. */
export interface Sort {
  readonly by: string | null;
  readonly desc: boolean;
  readonly at: string | null;
}

export type Layout = 'subtotals' | 'compact' | 'flat';
export type ChartChoice = 'auto' | 'bars' | 'lines' | 'stacked' | 'none';

export const LAYOUTS: readonly Layout[] = ['compact', 'subtotals', 'flat'];
export const CHART_CHOICES: readonly ChartChoice[] = ['auto', 'bars', 'lines', 'stacked', 'none'];

/** What the table says of a figure: itself, or the share it is of its row, its column, the level above or everything. */
export type Shown = 'value' | 'row' | 'column' | 'parent' | 'total';
export const SHOWN: readonly Shown[] = ['value', 'row', 'column', 'parent', 'total'];

/** What a year ago lines up by; the first is the usual one. */
export const ALIGNMENTS = ['calendar', 'weekday', 'spring_festival', 'fiscal'] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

/** How a period that is not over is read; the first is the usual one. */
export const PARTIALS = ['to_date', 'full', 'exclude_current', 'to_time'] as const;
export type Partial = (typeof PARTIALS)[number];

/** Years of companies stand side by side by their name, or by the year of the workspace in which they end. */
export const PEERS = ['label', 'calendar'] as const;
export type Peers = (typeof PEERS)[number];

/** `isToday`: that day counts as today; else only the data are those of then. */
export interface AsOf {
  readonly day: string;
  readonly isToday: boolean;
}

/** Everything that is asked on the page, as plain data; it stands in the address. */
export interface Question {
  readonly metrics: readonly string[];
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** A span around the period of the frame (`3m`, `ytd`), or a period as the API reads it; empty: the frame's own. */
  readonly span: string;
  /** What figures are compared with, `fixed:2024` a period of its own; null: what the frame says. */
  readonly against: readonly string[] | null;
  readonly conditions: readonly Condition[];
  readonly having: string;
  readonly sort: Sort | null;
  readonly top: number | null;
  readonly chart: ChartChoice;
  readonly layout: Layout;
  readonly shown: Shown;
  /** Metrics that stay figures where shares are shown. */
  readonly figures: readonly string[];
  /** Amounts in this currency; empty: as they are defined. */
  readonly currency: string;
  /** Bases of comparisons at the rates of what is compared with them. */
  readonly isConstant: boolean;
  readonly asOf: AsOf | null;
  /** Every cell by the newest definitions, not by those in force on its last day. */
  readonly isRestated: boolean;
  readonly alignment: Alignment;
  readonly partial: Partial;
  /** Periods without rows are lines too. */
  readonly isFilled: boolean;
  readonly peers: Peers;
  /** What the table has no sums of: `rows` and `columns` all together, else the members of a dimension. */
  readonly withoutTotals: readonly string[];
}

export const NO_QUESTION: Question = {
  metrics: [],
  rows: [],
  columns: [],
  span: '',
  against: null,
  conditions: [],
  having: '',
  sort: null,
  top: null,
  chart: 'auto',
  layout: 'subtotals',
  shown: 'value',
  figures: [],
  currency: '',
  isConstant: false,
  asOf: null,
  isRestated: false,
  alignment: 'calendar',
  partial: 'to_date',
  isFilled: false,
  peers: 'label',
  withoutTotals: [],
};
