import type { FigureMark } from '@plumbline/diagnostics';
import type { ReviewMode, Text } from '@plumbline/model';
import type { ColumnType, RowPlan } from '@plumbline/query';

export interface WorkspaceEntry {
  readonly name: string;
  readonly label: Text;
  readonly locale: 'zh' | 'en';
  readonly currency: string;
  readonly timezone: string;
  /** How changes of definitions are signed; null: they are not. */
  readonly review: ReviewMode | null;
  /** ISO day. */
  readonly today: string;
  /** Months of a calendar of whole weeks, as a period writes them, the earliest first; null: months are those of the date. */
  readonly months: readonly { readonly name: string /** ISO day. */; readonly first: string }[] | null;
  /** The month in which fiscal years begin, and which of its two calendar years names one; null: there are none beside the years. */
  readonly fiscal: { readonly start: number; readonly named: 'start' | 'end' } | null;
  /** Grains of the company's own, as a query writes them: those whose members its calendars list. */
  readonly grains: readonly string[];
  /** Name of the hierarchy that is the organisation. */
  readonly organisation: string | null;
  /** Field that lists the currencies of rates, as a query writes it; null: amounts stay as they are. */
  readonly currencies: string | null;
  /** Dates of data by dataset: first and last day that has rows. */
  readonly coverage: Readonly<
    Record<string, { readonly first: string | null; readonly last: string | null }>
  >;
}

/** A metric as the dictionary shows it. */
export interface MetricEntry {
  readonly name: string;
  readonly label: Text;
  readonly description: Text | null;
  readonly synonyms: readonly string[];
  readonly formula: string;
  /** The formula with the labels of the metrics it names. */
  readonly readable: Text;
  readonly basis: Text | null;
  /** As written in definitions: `money`, `percent`, `count(orders)`. */
  readonly unit: string;
  readonly direction: 'up' | 'down' | 'band' | 'none';
  readonly kind: 'flow' | 'stock' | 'ratio' | 'other';
  /** Whether the members of a grouping are parts of their total, so that they have shares of it. */
  readonly additive: 'always' | 'not_over_time' | 'never';
  readonly plans: Readonly<Record<string, string>>;
  /** Plans that stand among the rows of what happened, which no definition names. */
  readonly rowPlans: readonly RowPlan[];
  /** It adds amounts whose rows name the currency: asked in one, or by that of its rows. */
  readonly isInSeveralCurrencies: boolean;
  /** Each reading of its figures is audited. */
  readonly isSensitive: boolean;
  /** It is of the whole company, and the reader sees only some of the rows: asked over whole months, never split. */
  readonly isOfCompany: boolean;
  /** Code, owner, perspective and the other attributes of the dictionary, as written. */
  readonly attributes: Readonly<Record<string, string | Text>>;
  readonly version: number;
  /** First day this version is in force, ISO; null: from the beginning. */
  readonly effectiveFrom: string | null;
  /** What a reader of its figures must know. */
  readonly marks: readonly FigureMark[];
  /** Other metrics whose formula gives the same number in every cell. */
  readonly same: readonly string[];
}

/** A financial statement; each line can be asked for as a metric. */
export interface StatementEntry {
  readonly name: string;
  readonly label: Text;
  readonly description: Text | null;
  readonly lines: readonly StatementLineEntry[];
}

export interface StatementLineEntry
  extends Pick<MetricEntry, 'name' | 'label' | 'description' | 'formula' | 'readable' | 'unit' | 'kind'> {
  /** What a query writes: `income_statement.revenue`. */
  readonly metric: string;
  /** What a reader must know of what it is made of. */
  readonly marks: readonly FigureMark[];
}

/** A node of the metric tree: a metric, or a measure over rows. */
export interface MetricNode {
  readonly kind: 'metric' | 'measure';
  /** Name of the metric, or the formula of the measure. */
  readonly name: string;
  readonly label: Text | null;
  readonly formula: string;
  readonly children: readonly MetricNode[];
}

/** Something to group and filter by. */
export interface DimensionEntry {
  /** What a query writes: `month`, `channel`, `products.category`. */
  readonly ref: string;
  readonly kind: 'grain' | 'conformed' | 'field';
  readonly label: Text;
  readonly type: ColumnType;
  /** Dataset of a field. */
  readonly dataset: string | null;
  /** Fields that a conformed name stands for, as a query writes them; hierarchies name these. */
  readonly fields: readonly string[];
  /** The figures of its members are no parts of the total: rows count in several, or are plans. */
  readonly additive?: false;
  /** Rows have several of its members, behind a bridge: those that are not listed are never put together. */
  readonly bridged?: true;
}

/** A dataset and the rows that stand behind it. */
export interface DatasetEntry {
  readonly name: string;
  readonly label: Text;
  /** `outdated`: its definition has changed since, it waits for a load. */
  readonly state: 'loaded' | 'outdated' | 'not-loaded';
  readonly rows: number | null;
  /** Rows of the source that could not be read and were kept aside. */
  readonly quarantined: number;
  /** First and last day that has rows, ISO; null without a time field. */
  readonly first: string | null;
  readonly last: string | null;
  /** Instant of the load that last brought other rows, ISO. */
  readonly changedAt: string | null;
}
