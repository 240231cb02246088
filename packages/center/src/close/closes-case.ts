import type { Diagnostic } from '@plumbline/diagnostics';
import type { Cell } from '@plumbline/query';
import type { Close, CloseStep, Unlocking } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { PersonName } from '../governance/change-requests-case.ts';

/**
 * Periods that are settled: their figures are recorded when they are locked, and held against what the rows and definitions
 * give now. Steps throw PlumblineError `close/…`. Whoever policies keep something from sees no figure of them.
 */
export interface ClosesCase {
  /** The last step of every period that was ever locked, by their first days. */
  list(principal: Principal): Promise<readonly PeriodEntry[]>;
  /** Refused with `close/not-locked` where it was never locked. */
  find(principal: Principal, period: string): Promise<PeriodDetail>;
  lock(principal: Principal, period: string, wish?: LockWish): Promise<Locked>;
  unlock(principal: Principal, period: string, wish: Unlocking): Promise<CloseStep>;
  /** Works the figures of the locked periods out again; writes nothing. Of one period, or of all. */
  verify(
    principal: Principal,
    asked?: { readonly period?: string | undefined; readonly signal?: AbortSignal | undefined },
  ): Promise<CloseCheck>;
  /** Writes down what has changed, as each load and each change of definitions does by itself. */
  watch(): Promise<void>;
}

export interface LockWish {
  /** Absent: every metric that gives a figure. */
  readonly metrics?: readonly string[] | undefined;
  readonly comment?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface Locked {
  readonly close: Close;
  /** What was left out, and whether rows reach the end. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface PeriodEntry extends CloseStep {
  /** Figures that were found to be others since; null: not told to whom something is kept from, or it is not locked. */
  readonly changed: number | null;
  /** Figures that the lock holds; null as `changed`. */
  readonly figureCount: number | null;
  /** What the people in it are called; who has no account is left out. */
  readonly people: readonly PersonName[];
}

export interface PeriodDetail extends PeriodEntry {
  /** Of the last lock. */
  readonly lock: Close;
  /** Oldest first. */
  readonly steps: readonly CloseStep[];
  readonly findings: readonly ChangedFigure[];
}

/** A figure of a locked period as it was closed, and as it is now. */
export interface ChangedFigure {
  readonly period: string;
  readonly metric: string;
  readonly closed: Cell;
  /** Null where it cannot be answered, too: then `isGone`. */
  readonly now: Cell;
  /** Of the closed figure. */
  readonly unit: string | null;
  /** The figure of now is of another unit or currency: the two cannot be held side by side. */
  readonly isOtherUnit: boolean;
  readonly isGone: boolean;
  /** now − closed; null where one is missing, is no number, or is of another unit. */
  readonly difference: Cell;
  readonly causes: readonly ChangeCause[];
}

/** Something that the figure rests on and that is not what it was. */
export interface ChangeCause {
  /** `rows` of a dataset, or the definition of an object of that kind. */
  readonly kind: string;
  readonly id: string;
  /** Versions; null: there was none, or there is none. */
  readonly was: string | null;
  readonly is: string | null;
}

export interface CloseCheck {
  readonly periods: readonly CheckedPeriod[];
  readonly findings: readonly ChangedFigure[];
  /** The findings in words, and locks that somebody has changed. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface CheckedPeriod {
  readonly period: string;
  readonly figures: number;
  readonly changed: number;
  /** What is recorded gives the hash, and the audit log knows it. */
  readonly isIntact: boolean;
}
