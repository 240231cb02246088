/** Names of the compiler's own columns; the colon keeps them apart from every name a question can have. */
export const OWN = {
  set: 'row:set',
  having: 'row:having',
  kept: 'member:kept',
  member: 'member:key',
  value: 'member:value',
  day: 'snapshot:day',
  days: 'snapshot:days',
  account: 'snapshot:account',
  absent: 'snapshot:absent',
  at: 'rows:at',
  clock: 'rows:clock',
  from: 'range:from',
  to: 'range:to',
  last: 'range:last',
  opens: 'range:opens',
  weekYear: 'row:week_year',
} as const;
