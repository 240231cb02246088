import type { Day, RowGrain } from '@plumbline/calendar';
import type { MetricExpr } from '@plumbline/model';
import type { NoteCode, ResolvedQuery, WarningCode } from '@plumbline/query';
import type { Relations, Row } from '../data/relations.ts';
import type { Coverage } from '../time/coverage.ts';
import type { Value } from '../value/value.ts';
import type { Cell } from './cell.ts';

/** Everything one answer is computed from; the functions call each other through it. */
export interface Evaluation extends Hooks {
  readonly relations: Relations;
  readonly query: ResolvedQuery;
  readonly today: Day;
  /** Under the calendar of an entity: whose rows are known so far; undefined: those of all. */
  readonly entity: Value | undefined;
  readonly ofEntity: (entity: Value) => Evaluation;
  /** With related rows as they were recorded until a day; null: all that is recorded. */
  readonly knownOn: (until: Day | null) => Evaluation;
  /** Over all rows, whatever policies hide from the asker. */
  readonly ofAll: () => Evaluation;
  /** Null ends are open: each dataset has its own. */
  readonly period: { readonly from: Day | null; readonly to: Day | null };
  /** Grain of the members that `exclude_current` leaves out. */
  readonly current: RowGrain | null;
  /** Metrics named under `plans:` of any metric. */
  readonly plans: ReadonlySet<string>;
  readonly coverage: (dataset: string, cell: Cell) => Coverage | null;
  /** m(R, F, G). */
  readonly value: (expr: MetricExpr, cell: Cell) => Value;
  /** The rows that each measure of the formula reads for the cell, in any of its ranges. */
  readonly reads: (expr: MetricExpr, cell: Cell) => readonly (readonly Row[])[];
  /** What `compute` gives for this owner and these circumstances, found once. */
  readonly remember: <V>(owner: object, circumstances: readonly unknown[], compute: () => V) => V;
  readonly warn: (code: WarningCode, params: Readonly<Record<string, string | number>>) => void;
  readonly hooked: (hooks: Partial<Hooks>) => Evaluation;
}

/** What differs from value to value. */
export interface Hooks {
  /** Receives why the value being computed is null, or what it is made of. */
  readonly note: (code: NoteCode, terms?: string) => void;
  /** Result columns of the row being filtered or ordered. */
  readonly result: (column: string) => Value;
}
