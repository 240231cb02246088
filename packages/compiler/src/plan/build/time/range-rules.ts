import type { CalendarSettings, DateRange, Day, RowGrain } from '@plumbline/calendar';
import type { Diagnostic } from '@plumbline/diagnostics';
import type { PartialMode } from '@plumbline/query';
import type { Edge } from '../../../bind/edge.ts';

/** The period as asked; an open end is each dataset's own. */
export interface AskedPeriod {
  readonly from: Day | null;
  readonly to: Day | null;
}

export interface RangeRules {
  readonly mode: PartialMode;
  readonly edge: Edge;
  readonly calendar: CalendarSettings;
  readonly period: AskedPeriod;
  /** Grain of the query's rows. */
  readonly grain: RowGrain | null;
  /** Grain of the members that `exclude_current` leaves out. */
  readonly current: RowGrain | null;
  readonly refuse: (diagnostic: Diagnostic) => void;
  /** Under the calendar of an entity: the period before a range. Absent: everything before it. */
  readonly opens?: (range: DateRange) => DateRange;
}
