import type { ObjectName } from '../references/references.ts';
import type { Writer } from '../store.ts';

/** Something that a person is to do. */
export interface Task extends NewTask {
  /** 1, 2, 3… */
  readonly number: number;
  /** `open`, `done`, `declined`, `cancelled`. */
  readonly state: string;
  /** What was said when it was closed; empty: nothing. */
  readonly answer: string;
  /** Login. */
  readonly madeBy: string;
  /** Login of who gave it to who has it. */
  readonly givenBy: string;
  readonly inPlaceOf: string | null;
  readonly madeAt: string;
  readonly changedAt: string;
  readonly closedBy: string | null;
  readonly closedAt: string | null;
  /** Goes up with each change. */
  readonly revision: number;
}

export interface NewTask {
  readonly title: string;
  /** What is to be done, in more words; empty: the title says it. */
  readonly body: string;
  /** Login of who is to do it. */
  readonly owner: string;
  /** ISO day until which it is to be done. */
  readonly due: string | null;
  /** What it is about. */
  readonly object: ObjectName | null;
  /** What made it: `person`, `comment`, a review, an alert. */
  readonly source: { readonly kind: string; readonly id: string | null };
}

export interface TaskChange extends Partial<Pick<NewTask, 'title' | 'body' | 'owner' | 'due'>> {
  readonly state?: string;
  /** With a state only: what is said to that. */
  readonly answer?: string;
}

export type TaskChanged =
  | { readonly kind: 'done'; readonly task: Task }
  /** Somebody else has changed it since. */
  | { readonly kind: 'changed'; readonly task: Task }
  | { readonly kind: 'gone' };

export interface TasksAsked {
  readonly owner?: string;
  /** Who made them, or gave them to who has them. */
  readonly askedBy?: string;
  readonly object?: ObjectName;
  readonly states?: readonly string[];
  readonly limit: number;
}

export interface Tasks {
  create(task: NewTask, writer: Writer): Promise<Task>;
  find(number: number): Promise<Task | null>;
  /** Newest first. */
  list(asked: TasksAsked): Promise<readonly Task[]>;
  countOpen(owner: string): Promise<number>;
  /** Open ones about objects of a kind, by their ids. */
  openAbout(kind: string): Promise<ReadonlyMap<string, number>>;
  /** The event log says which parts changed and to whom it was given, not what was written. */
  change(
    read: { readonly number: number; readonly revision: number },
    change: TaskChange,
    writer: Writer,
  ): Promise<TaskChanged>;
}
