import type { ObjectName } from '../references/references.ts';
import type { Writer } from '../store.ts';
import type { Change, DefinitionVersion, Moment, NewChange } from './definition-version.ts';

/** Definitions on two time axes: the day they are in force, and the instant they were recorded. */
export interface Definitions {
  /**
   * Records versions, their references and the files behind them in one transaction. Instants never run backwards:
   * a clock behind the last change records at that change's instant.
   */
  record(change: NewChange, writer: Writer): Promise<Change>;
  /**
   * Objects in force, ordered by kind and id: for each the latest statement that covers the day; before the first day
   * of an object, its first version. Objects that are not there are left out.
   */
  inForce(moment: Moment): Promise<readonly DefinitionVersion[]>;
  /** One object; null when it is not there. */
  find(kind: string, id: string, moment: Moment): Promise<DefinitionVersion | null>;
  /** Every version of one object, first recorded first. */
  history(kind: string, id: string): Promise<readonly DefinitionVersion[]>;
  /** The number of the last version of each object, by `JSON.stringify([kind, id])`; objects without any are left out. */
  lastVersions(objects: readonly ObjectName[]): Promise<ReadonlyMap<string, number>>;
  /** Latest first. */
  changes(limit: number): Promise<readonly Change[]>;
  /** Files behind the last change that had any that are wanted; null: no change had. */
  lastFiles(
    isWanted?: (files: ReadonlyMap<string, string>) => boolean,
  ): Promise<ReadonlyMap<string, string> | null>;
  /** Files behind a change, by path. */
  files(change: string): Promise<ReadonlyMap<string, string>>;
}
