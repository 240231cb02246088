import type { CalendarSettings, Interval, OwnGrain } from '@plumbline/calendar';
import type { Dataset } from './dataset.ts';
import type { DimensionRef, FieldRef } from './formula/expression.ts';
import type { MetricExpr } from './formula/metric-expression.ts';
import type { Unit, ValueType } from './formula/value-type.ts';

export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** The checked definitions of one workspace: names resolved, formulas typed. Plain data. */
export interface Model {
  readonly workspace: Workspace;
  readonly datasets: ReadonlyMap<string, Dataset>;
  readonly relationships: readonly Relationship[];
  readonly dimensions: ReadonlyMap<string, ConformedDimension>;
  readonly metrics: ReadonlyMap<string, Metric>;
  readonly glossary: ReadonlyMap<string, Term>;
  readonly hierarchies: ReadonlyMap<string, Hierarchy>;
  readonly statements: ReadonlyMap<string, Statement>;
  readonly bridges: ReadonlyMap<string, Bridge>;
  readonly rollups: ReadonlyMap<string, Rollup>;
  readonly reconciliations: ReadonlyMap<string, Reconciliation>;
  readonly policies: readonly Policy[];
  readonly calendars: ReadonlyMap<string, ListedCalendar>;
  readonly entityCalendars: ReadonlyMap<string, EntityCalendar>;
  /** Null: none are declared, nothing can be converted. */
  readonly currencyRates: CurrencyRates | null;
}

/** What metrics are made of, added up beforehand: a question that fits reads these rows instead of those of the datasets. */
export interface Rollup {
  readonly name: string;
  readonly label: Text;
  readonly metrics: readonly string[];
  /** As in `by` of a question. */
  readonly by: readonly string[];
}

/** A word of the company. Its text stands for itself: it is written by people and computed from nothing. */
export interface Term {
  readonly name: string;
  readonly label: Text;
  readonly definition: Text;
  readonly synonyms: readonly string[];
  readonly owner: string | null;
  readonly steward: string | null;
  /** The term of which this one is a kind or a part. */
  readonly broader: string | null;
  /** Terms to read beside it, as written: the others need not name this one. */
  readonly see: readonly string[];
  readonly explains: {
    readonly metrics: readonly string[];
    /** As in `by` of a question. */
    readonly dimensions: readonly string[];
    readonly datasets: readonly string[];
  };
}

/** What the people of some roles may see. What no policy opens nobody sees but administrators. */
export interface Policy {
  readonly name: string;
  readonly label: Text;
  readonly roles: readonly string[];
  /** Whose rows it opens; null: of every dataset that reaches the fields of the condition. */
  readonly dataset: string | null;
  /** Of the rows, those that meet it; `$user.…` is known when somebody asks. Null: all. */
  readonly where: string | null;
  /** Datasets of which it opens all rows. */
  readonly open: readonly string[];
  /** Fields that do not exist for them. */
  readonly deny: readonly FieldName[];
  /** Fields that they may be shown covered, and do nothing else with. */
  readonly mask: readonly FieldName[];
  readonly metrics: {
    /** The only metrics that they see, whatever these read of opened datasets; null: no such list. */
    readonly allow: readonly string[] | null;
    readonly deny: readonly string[];
  };
}

export interface FieldName {
  readonly dataset: string;
  readonly field: string;
}

/** Two metrics that must agree in every cell. */
export interface Reconciliation {
  readonly name: string;
  readonly label: Text;
  readonly description: Text | null;
  readonly left: string;
  readonly right: string;
  /** As in `by` of a question; none: the totals only. */
  readonly by: readonly string[];
  /** As written, `0.5%`: how far apart they may be, of the larger one; null: not at all. */
  readonly tolerance: string | null;
}

/** Periods that a dataset lists: field names of it. */
export interface ListedCalendar {
  readonly name: string;
  readonly dataset: string;
  readonly start: string;
  readonly end: string;
  /** A day whose rows belong to the period, wherever it lies; null: days belong to the period that holds them. */
  readonly close: string | null;
  /** The grain whose members are its periods; null: it lists months or other members of a standard grain. */
  readonly grain: OwnGrain | null;
  /** What a period is called; null: by its first day. */
  readonly key: string | null;
  readonly label: Text;
}

/** Fiscal periods that a dataset lists for each entity, one row for each: field names of it. */
export interface EntityCalendar {
  readonly name: string;
  readonly dataset: string;
  readonly entity: string;
  readonly year: string;
  /** Null: only years are listed. A row without a value is a whole year. */
  readonly quarter: string | null;
  readonly start: string;
  readonly end: string;
  /** Days by which a balance, or an end of a span, may miss the end of its period. */
  readonly snap: number;
  /** There: a year is called after the year of this calendar that holds its end, less `snap`; else as it is listed. */
  readonly named?: CalendarSettings;
}

/** Where the rates of exchange are: units of `to` for one `from`, on a date. */
export interface CurrencyRates {
  readonly dataset: string;
  readonly from: RateSide;
  readonly to: RateSide;
  /** Field of the dataset. */
  readonly date: string;
  /** Fields of the dataset; null where it has no such rates. */
  readonly average: string | null;
  readonly closing: string | null;
  /** How long a rate stands in for later days. */
  readonly maxAge: Interval;
}

/** A field that names a currency, or the one currency of all rows. */
export type RateSide =
  | { readonly kind: 'field'; readonly field: string }
  | { readonly kind: 'code'; readonly code: string };

export interface Workspace {
  readonly name: string;
  readonly label: Text;
  readonly locale: 'zh' | 'en';
  /** Reporting currency, ISO code. */
  readonly currency: string;
  readonly timezone: string;
  /** Fixed clock, ISO day; null: the machine's date in `timezone`. */
  readonly today: string | null;
  readonly calendar: CalendarSettings;
  /** Whose statutory working days count; null: none are known. */
  readonly holidays: 'CN' | null;
  /** How changes of definitions are signed; null: they are written directly. */
  readonly review: ReviewMode | null;
}

/** One finance and one business signature by others, one signature by another, or one's own. */
export type ReviewMode = 'two_signatures' | 'one' | 'self';

/** Many → one. */
export interface Relationship {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly fromColumns: readonly string[];
  readonly toColumns: readonly string[];
  readonly required: boolean;
  /** Of the rows that the columns admit, the latest whose `to` is at or before `from`. */
  readonly asOf: { readonly from: string; readonly to: string } | null;
}

/** Many ↔ many: a row of `from` has the members of `to` that rows of a link dataset name. */
export interface Bridge {
  readonly name: string;
  readonly label: Text;
  /** From the link dataset to the two sides. */
  readonly from: Relationship;
  readonly to: Relationship;
  /** Field of the link dataset: which part of a row a member gets; null: each gets all of it. */
  readonly weight: string | null;
}

export interface ConformedDimension {
  readonly name: string;
  readonly label: Text;
  readonly type: ValueType;
  readonly fields: readonly { readonly dataset: string; readonly field: string }[];
}

export type Hierarchy = Tree | Levels;

/** Members that name their parents, in one dataset. */
export interface Tree {
  readonly kind: 'tree';
  readonly name: string;
  readonly label: Text;
  readonly dataset: string;
  /** Names one row of the dataset. */
  readonly key: string;
  readonly parent: string;
  /** How a member counts in its parent: `+`, `-`, or `~` for not at all; null: every one adds. */
  readonly operator: string | null;
  /** Factor with which it does; null: 1. */
  readonly weight: string | null;
}

/** The levels of one path, from the widest down. */
export interface Levels {
  readonly kind: 'levels';
  readonly name: string;
  readonly label: Text;
  readonly levels: readonly FieldRef[];
}

/** A financial statement. Each line is a metric of its own, called `statement.line`. */
export interface Statement {
  readonly name: string;
  readonly label: Text;
  readonly description: Text | null;
  readonly lines: readonly StatementLine[];
}

export interface StatementLine {
  readonly name: string;
  readonly label: Text;
  readonly description: Text | null;
  /** In `Model.metrics`. */
  readonly metric: string;
}

export interface Metric {
  readonly name: string;
  readonly label: Text;
  readonly description: Text | null;
  readonly synonyms: readonly string[];
  readonly formula: string;
  readonly expr: MetricExpr;
  readonly type: ValueType;
  readonly unit: Unit;
  /** Declared only; where nothing is, semantics.md 3 says what a missing value counts as. */
  readonly empty: 'zero' | 'null' | null;
  readonly direction: 'up' | 'down' | 'band' | 'none';
  readonly kind: 'flow' | 'stock' | 'ratio' | 'other';
  /** Whether the members of a grouping are parts of their total. */
  readonly additive: 'always' | 'not_over_time' | 'never';
  /** Plan metrics by role. */
  readonly plans: { readonly target?: string; readonly budget?: string; readonly forecast?: string };
  /** `time:` override: dataset.field. */
  readonly time: DimensionRef | null;
  readonly basis: Text | null;
  /** The statement that it is a line of; null for what is declared as a metric. */
  readonly statement: string | null;
  /** Absent: nobody means to end it. */
  readonly ending?: MetricEnding;
  /** Whoever sees only some rows is shown the figure of all rows, where it tells of no hidden part. Absent: that of the rows they see. */
  readonly scope?: 'company';
  /** Each reading of its figures is audited: written so, or made of one that is and not written otherwise. */
  readonly isSensitive?: true;
  /** Every other dictionary attribute as written, for display. */
  readonly attributes: ReadonlyMap<string, string | Text>;
}

/** That a metric is not to be used any more. Days are ISO texts. */
export interface MetricEnding {
  /** The metric to use in its place. */
  readonly replacement: string | null;
  /** Last day on which it answers. */
  readonly sunset: string | null;
  /** First day on which it does not. */
  readonly retired: string | null;
}
