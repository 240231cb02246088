import type { DateRange, Day, OwnInterval, RowGrain } from '@plumbline/calendar';
import type { Diagnostic } from '@plumbline/diagnostics';
import type { CohortPart, Dataset, Field, MetricExpr, Model, PlanRole, Relationship } from '@plumbline/model';
import type { Facts, PartialMode, ResolvedQuery, ResultWarning } from '@plumbline/query';
import type { Edge } from '../../../bind/edge.ts';
import type { Plan } from '../../node.ts';
import type { Scalar } from '../../scalar.ts';
import type { ConvertedCells } from '../money/finer-cells.ts';
import type { Members } from '../rows/row.ts';
import type { Source } from '../rows/source.ts';
import type { AskedPeriod } from '../time/range-rules.ts';
import type { Frame } from './frame.ts';
import type { DayCheck, Level } from './level.ts';
import type { OpenedMeasure } from './opened-measure.ts';

/** Everything the builders read, and the one place where they leave findings. */
export interface Context {
  readonly model: Model;
  readonly facts: Facts;
  /** As asked: an end that is open is each dataset's own. */
  readonly asked: AskedPeriod;
  /** With open ends closed by the datasets read. */
  readonly period: DateRange;
  /** There is no day to ask about: no dataset read has rows. */
  readonly isEmpty: boolean;
  readonly today: number;
  /** Finest grain of the question's time. */
  readonly grain: RowGrain | null;
  /** The question groups by weeks: its year is the one that they are counted in. */
  readonly hasWeeks: boolean;
  /** Grain of the members that `exclude_current` leaves out. */
  readonly current: RowGrain | null;
  /** From the members that the period names, if the company lists them, to as many before. */
  readonly ownStep: OwnInterval | null;
  /** Latest edge of the datasets read: no row begins after it. Infinite without an edge, −∞ without rows. */
  readonly latest: number;
  /** Fiscal periods are those of each entity. */
  readonly hasFiscal: boolean;
  /** There: the one that the question fixes; null: it groups by them. */
  readonly onlyEntity: Scalar | null;
  /** Datasets of which the question reads balances alone. */
  readonly balancesOnly: ReadonlySet<string>;
  /** Last day of the period: definitions are those of that day wherever no cell says another. */
  readonly definitionsOn: Day;
  /** Every cell takes the newest definitions. */
  readonly isRestated: boolean;
  /** No definition that came into force later is read. Infinite without `as_of`. */
  readonly definitionsUntil: number;
  readonly mode: PartialMode;
  readonly alignment: ResolvedQuery['alignment'];
  /** Plans whose snapshot days alone are read, on every side. */
  readonly matched: readonly PlanRole[];
  readonly edges: ReadonlyMap<string, Edge>;
  /** Metrics named under `plans:` somewhere: never shortened. */
  readonly plans: ReadonlySet<string>;
  /** What the keys `cohort` and `age` are those of. */
  readonly cohort: ResolvedQuery['cohort'];
  /** The question groups by `age`. */
  readonly hasAges: boolean;
  /** The cohort of a row's entity, or the row's age in it; here so that rows need not import what cohorts are made of. */
  readonly cohortOf: (part: CohortPart, source: Source, members: Members) => Scalar;
  /** Datasets that the asked metrics read. */
  readonly read: readonly string[];
  readonly diagnostics: Diagnostic[];
  readonly warnings: Map<string, ResultWarning>;
  /** Member sets of row conditions, built once. */
  readonly sets: Map<string, Plan>;
  /** What balances say of their days that decide who is a member of such a set: one row each, the columns of its checks. */
  readonly setBalances: { readonly plan: Plan; readonly checks: readonly DayCheck[] }[];
  /** The rates that amounts were converted at, and those that are missing, by measure. */
  readonly rates: Plan[];
  /** Amounts in another currency by the groupings built so far, by what they read. */
  readonly converted: Map<string, readonly ConvertedCells[]>;
  /** Rows of datasets with the attributes attached to them, built once. */
  readonly sources: Map<string, Plan>;
  /** What the asked metric is made of, in order, where its rows are asked for; else null. */
  readonly opened: Map<string, OpenedMeasure> | null;
  /** A field that aggregates rows of other datasets; `keys` are those of the entity that a row of the source names. */
  readonly attributeOf: (attribute: Attribute, source: Source) => Scalar;
  /** Lowers any metric expression; here so that the forms need not import each other. */
  readonly lower: (expr: MetricExpr, frame: Frame, level: Level) => Scalar;
}

/** A field with an aggregate formula, reached by `steps` from the source. */
export interface Attribute {
  readonly dataset: Dataset;
  readonly field: Field;
  readonly steps: readonly Relationship[];
  readonly keys: readonly Scalar[];
}

/** Reports once per text. */
export function refuse(context: Context, diagnostic: Diagnostic): void {
  const text = JSON.stringify(diagnostic);
  if (!context.diagnostics.some((d) => JSON.stringify(d) === text)) context.diagnostics.push(diagnostic);
}
