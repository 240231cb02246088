type Nothing = Record<never, never>;

/** Codes of: comments, subscriptions, tasks. */
export interface TalkParams {
  /** Nothing but spaces. */
  'talk/nothing-said': Nothing;
  'talk/too-many-comments': { most: number };
  /** Only who said it takes it back. */
  'talk/not-author': { author: string };
  'talk/too-many-followed': { most: number };
  'talk/too-many-tasks': { login: string; most: number };
  /** Only who made a task and who has it change it. */
  'talk/not-your-task': { number: number };
  'talk/not-given': { number: number };
  'talk/task-closed': { number: number };
  /** Two steps, of which the first would hide who said the second. */
  'talk/given-and-closed': { number: number };
  'talk/answer-without-closing': { number: number };
  'talk/task-changed': { number: number; revision: number; read: number };
}
