import type { Day } from '@plumbline/calendar';

/** What loading measured about the data; the only thing bind knows of it. */
export interface Facts {
  readonly datasets: ReadonlyMap<string, DatasetFacts>;
  /** Relationships proven total at load: key never null and always found. */
  readonly total: ReadonlySet<string>;
}

export interface DatasetFacts {
  /** Changes whenever the rows do. */
  readonly version: string;
  /** Name of the table or view that holds the rows. */
  readonly table: string;
  readonly rows: number;
  /** First and last value of the dataset's `time`, nulls left out, as days; null without time or rows. */
  readonly first: Day | null;
  readonly last: Day | null;
  /** The last value to the clock, `2010-12-09T20:01:00`, when `time` is a timestamp. */
  readonly lastInstant: string | null;
  /** Last day of what happened, where plans stand beside it in the same rows. */
  readonly happened?: Day | null;
  /** Fields that are columns of the table, under their field name. Other fields are computed in the query. */
  readonly columns: ReadonlySet<string>;
  /** Approximate number of distinct values by field, where measured. */
  readonly distinct: ReadonlyMap<string, number>;
  /** Of a dataset that lists the members of a grain, by calendar: its rows. */
  readonly periods?: ReadonlyMap<string, readonly PeriodFacts[]>;
  /** Of rows that were added up beforehand. */
  readonly addedUp?: AddedUp;
}

/** A row of a calendar: what its period is called, its first and its last day. */
export interface PeriodFacts {
  readonly label: string | null;
  readonly from: Day | null;
  readonly to: Day | null;
}

/** What a rollup was made of: it answers as long as both are what they were. */
export interface AddedUp {
  /** What its columns are, as text. */
  readonly definition: string;
  /** Versions of the datasets. */
  readonly versions: ReadonlyMap<string, string>;
}
