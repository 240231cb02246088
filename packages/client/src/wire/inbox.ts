import { INBOX_KINDS, TASK_SOURCES, TASK_STATES } from '@plumbline/diagnostics';
import { z } from 'zod';
import { comment, personName } from './changes.ts';
import { text } from './text.ts';

const subject = z.object({ kind: z.string(), id: z.string() });
/** With what it is called. */
const about = subject.extend({ label: text });

export const inboxItem = z.object({
  id: z.int(),
  what: z.enum(INBOX_KINDS),
  at: z.string(),
  unread: z.boolean(),
  done: z.boolean(),
  /** Null: the reader does not see it any more; then nothing else is told either. A task is about itself. */
  about: about.nullable(),
  by: personName.nullable(),
  in_place_of: z.string().nullable(),
  /** The beginning of a comment, or of what a task says, plain text; null: there is none, or it was taken back. */
  excerpt: z.string().nullable(),
  /** The locked period whose figures have changed. */
  period: z.string().nullable(),
  /** Of a metric that was published. */
  version: z.int().nullable(),
  /** Of a request whose deadline is near or has passed: ISO day. */
  due: z.string().nullable(),
});

/** Unread ones first, each part the newest first. `next`: what `after` asks for the next page; null: there is none. */
export const inboxPage = z.object({ items: z.array(inboxItem), next: z.string().nullable() });

export const inboxCounts = z.object({
  unread: z.int(),
  /** Requests that wait for one's signature. */
  to_sign: z.int(),
  /** Unread ones. */
  mentions: z.int(),
  /** Open ones that one has. */
  tasks: z.int(),
  overdue: z.int(),
  /** Requests that wait for one, or that one has asked for, whose deadline has passed. */
  overdue_requests: z.int(),
});

export const inboxMark = z.strictObject({
  /** Absent: all that are not done. */
  ids: z.array(z.int()).max(500).optional(),
  /** Takes the mark away. */
  undo: z.boolean().optional(),
});

export const subscriptionList = z.object({
  subscriptions: z.array(subject),
  /** How many they follow that they do not see any more. */
  unseen: z.int(),
});
export const subscriptionChange = z.strictObject({
  kind: z.enum(['metric', 'dashboard', 'change_request']),
  id: z.string().min(1).max(200),
  follow: z.boolean(),
});

/** Oldest first. */
export const commentList = z.object({ comments: z.array(comment), people: z.array(personName) });

const title = z.string().min(1).max(200);
const body = z.string().max(4000);
const answer = z.string().max(1000);
const login = z.string().min(1).max(200);
const day = z.string().min(1).max(20);
const state = z.enum(TASK_STATES);

export const task = z.object({
  number: z.int(),
  /** Null: the reader does not see any more what it is about. */
  title: z.string().nullable(),
  /** What is to be done, in more words, and what was said when it was closed: plain text, empty where there is none. */
  body: z.string(),
  answer: z.string(),
  /** Login of who is to do it. */
  owner: login,
  /** ISO day. */
  due: z.string().nullable(),
  about: about.nullable(),
  source: z.object({ kind: z.enum(TASK_SOURCES), id: z.string().nullable() }),
  state,
  made_by: z.string(),
  /** Login of who gave it to who has it. */
  given_by: z.string(),
  in_place_of: z.string().nullable(),
  made_at: z.string(),
  changed_at: z.string(),
  closed_by: z.string().nullable(),
  closed_at: z.string().nullable(),
  revision: z.int(),
  /** It is open, and its day has passed. */
  overdue: z.boolean(),
  due_today: z.boolean(),
  /** The caller made it, gave it or has it, and so can change it. */
  own: z.boolean(),
  /** The caller has it from somebody else, and can say no. */
  declinable: z.boolean(),
  people: z.array(personName),
});

/** Open ones first, those that are due the soonest before the rest. */
export const taskList = z.object({ tasks: z.array(task) });

export const newTask = z.strictObject({
  title,
  body: body.optional(),
  /** Absent: the caller. */
  owner: login.optional(),
  due: day.nullable().optional(),
  subject: z
    .strictObject({
      kind: z.enum(['metric', 'dashboard', 'change_request']),
      id: z.string().min(1).max(200),
    })
    .optional(),
  /** The comment that it was made of. */
  comment: z.int().optional(),
});

export const taskChange = z.strictObject({
  /** That was read. */
  revision: z.int().min(1),
  title: title.optional(),
  body: body.optional(),
  owner: login.optional(),
  due: day.nullable().optional(),
  state: state.optional(),
  /** With a state that closes it: what is said to that. */
  answer: answer.optional(),
});
