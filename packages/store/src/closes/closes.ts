import type { Json } from '../json.ts';
import type { Writer } from '../store.ts';
import type { Close, ClosedFigure, CloseStep, NewClose } from './close.ts';

/** `lines`: they do not give the hash; `log`: the event log knows another hash, or none. */
export type CloseDamage = 'lines' | 'log';

export interface NewCloseFinding {
  /** Of the lock. */
  readonly step: number;
  readonly metric: string;
  /** What it is now; absent: as closed again. */
  readonly now?: ClosedFigure['value'];
  readonly details: Json;
}

/** A figure of a locked period that is no longer what it was. */
export interface CloseFinding extends Required<NewCloseFinding> {
  readonly period: string;
  readonly foundAt: string;
}

export interface Unlocking {
  readonly reason: string;
  /** Hash of the lock that is meant; absent: whichever holds. */
  readonly lock?: string | undefined;
}

/** Locked periods with the figures of their locks. */
export interface Closes {
  /** Step, figures, sources and the line of the event log in one transaction. Null: the period is locked. */
  lock(close: NewClose, writer: Writer): Promise<Close | null>;
  /** Null: the period is not locked, or not by this lock. */
  unlock(period: string, wish: Unlocking, writer: Writer): Promise<CloseStep | null>;
  /** Of one period, or of all; oldest first. */
  steps(period?: string): Promise<readonly CloseStep[]>;
  /** The locks that hold, by their first days. */
  locked(): Promise<readonly CloseStep[]>;
  /** The lock of this number with what it holds; null when there is none. */
  read(step: number): Promise<Close | null>;
  /** Figures of these metrics in these locks, by lock and metric. */
  figures(
    steps: readonly number[],
    metrics: readonly string[],
  ): Promise<ReadonlyMap<number, ReadonlyMap<string, ClosedFigure>>>;
  /** Names of the metrics of which a lock holds figures. */
  metrics(step: number): Promise<readonly string[]>;
  /** How many figures each of these locks holds, by lock. */
  counts(steps: readonly number[]): Promise<ReadonlyMap<number, number>>;
  /** What somebody has done to a lock behind the store; null: nothing. */
  damage(close: Close): Promise<CloseDamage | null>;
  /** Each with a line of the event log. */
  note(findings: readonly NewCloseFinding[], writer: Writer): Promise<void>;
  /** What stands now of the locks that hold: the last finding of each metric, where it is not as closed again. */
  findings(): Promise<readonly CloseFinding[]>;
}
