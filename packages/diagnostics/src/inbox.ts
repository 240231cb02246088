/** What an item of an inbox tells of. */
export const INBOX_KINDS = [
  'mention',
  'comment',
  'to_sign',
  'request_signed',
  'request_sent_back',
  'request_rejected',
  'request_published',
  'request_due_soon',
  'request_overdue',
  'metric_published',
  'metric_drifted',
  'metric_suspended',
  'settled_changed',
  'task_given',
  'task_done',
  'task_declined',
  'task_cancelled',
  'delegation_set',
  'delegation_changed',
  'delegation_ended',
] as const;

export type InboxKind = (typeof INBOX_KINDS)[number];

/** A part of an inbox that is looked at alone. */
export const INBOX_PARTS = ['all', 'unread', 'to_sign', 'mentions', 'tasks', 'done'] as const;

export type InboxPart = (typeof INBOX_PARTS)[number];

export const TASK_STATES = ['open', 'done', 'declined', 'cancelled'] as const;

export type TaskState = (typeof TASK_STATES)[number];

/** What a task came from. */
export const TASK_SOURCES = ['person', 'comment', 'review', 'alert'] as const;
