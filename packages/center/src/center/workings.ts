import type { Day } from '@plumbline/calendar';
import type { Holder } from '../answer/warehouse-holder.ts';
import type { QuestionLog } from '../asked/question-log.ts';
import type { Viewing } from '../people/viewing-case.ts';
import type { Pointers } from '../state/pointers.ts';
import type { InTurn } from '../state/turns.ts';
import type { CenterOptions } from './center.ts';
import type { LoadMemory } from './load-memory.ts';
import type { Served } from './served.ts';
import type { Snapshots } from './snapshots.ts';
import type { Succession } from './succession.ts';

/** What the use cases of an open center share. */
export interface Workings {
  /** The workspace folder: absolute, links resolved. */
  readonly root: string;
  /** `<root>/.plumbline`. */
  readonly folder: string;
  readonly options: CenterOptions;
  readonly holder: Holder;
  readonly pointers: Pointers;
  readonly log: QuestionLog;
  readonly snapshots: Snapshots<Served>;
  readonly succession: Succession;
  /** One load, and one dropping of tables, at a time. */
  readonly loading: InTurn & { readonly isBusy: () => boolean };
  /** What became of the last loads. */
  readonly loads: LoadMemory;
  /** Around every change of what is served, and around the start of a backup. */
  readonly publishing: InTurn;
  /** Looks through the eyes of others that are open, by their ids. Kept in memory: a new process knows none, and refuses. */
  readonly viewings: Map<string, Viewing>;
  /** The day it is, by the definitions that are served. */
  today(served: Served): Day;
}
