import type { TaskState } from '@plumbline/diagnostics';
import type { Text } from '@plumbline/model';
import type { ObjectName, Task } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { PersonName } from '../governance/change-requests-case.ts';

/** What people are to do: who made a task, gave it and has it see it and change it, and whoever sees what it is about sees it there. */
export interface TasksCase {
  /** Open ones first, those that are due the soonest before the rest. Null: there is no such subject. */
  list(principal: Principal, asked: TaskListAsked): Promise<readonly TaskEntry[] | null>;
  /** Null: there is no such subject. Throws PlumblineError `change/unknown-person`, `talk/…`. */
  create(principal: Principal, wish: TaskWish): Promise<TaskEntry | null>;
  /** Null: there is no such task. Throws PlumblineError `talk/not-your-task`, `talk/not-given`, `talk/task-closed`, `talk/task-changed`, `talk/given-and-closed`, `talk/answer-without-closing`. */
  change(
    principal: Principal,
    read: { readonly number: number; readonly revision: number },
    wish: TaskChangeWish,
  ): Promise<TaskEntry | null>;
  /** People who can be given a task that is about nothing: those who take part in discussions. */
  givable(principal: Principal, search: string): Promise<readonly PersonName[]>;
}

export type TaskListAsked = {
  readonly states?: readonly TaskState[] | undefined;
} & ({ readonly whose: 'mine' | 'made' } | { readonly about: ObjectName });

export interface TaskWish {
  readonly title: string;
  /** What is to be done, in more words. */
  readonly body?: string | undefined;
  /** Login; absent: one's own. */
  readonly owner?: string | undefined;
  /** ISO day. */
  readonly due?: string | null | undefined;
  readonly subject?: ObjectName | null | undefined;
  /** The comment that it was made of. */
  readonly comment?: number | undefined;
}

export interface TaskChangeWish extends Pick<TaskWish, 'owner' | 'due'> {
  readonly title?: string | undefined;
  readonly body?: string | undefined;
  readonly state?: TaskState | undefined;
  /** With a state that closes it: what is said to that. */
  readonly answer?: string | undefined;
}

export interface TaskEntry extends Omit<Task, 'title' | 'object'> {
  /** Null: the reader does not see any more what it is about. */
  readonly title: string | null;
  readonly about: (ObjectName & { readonly label: Text }) | null;
  /** It is open, and its day has passed. */
  readonly isOverdue: boolean;
  readonly isDueToday: boolean;
  /** The reader made it, gave it to who has it, or has it. */
  readonly isOwn: boolean;
  /** The reader has it from somebody else, and can say no. */
  readonly isDeclinable: boolean;
  readonly people: readonly PersonName[];
}
