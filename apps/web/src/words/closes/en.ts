export const en = {
  title: 'Period close',
  lead: 'What was reported for a period that is over, and whether it is still so',
  closed: 'Whoever may ask for figures sees which periods are locked. Your roles do not give that.',
  restricted:
    'Closed figures are those of the whole company, and a part of the data is kept from you: you see which periods are locked, and none of their figures.',
  empty:
    'No period is locked yet. Locking one records what was reported; each later change of it is then told.',
  summary: (locked: number, changed: number) =>
    locked === 0
      ? 'No period is locked.'
      : `${locked} ${locked === 1 ? 'period is' : 'periods are'} locked; ${
          changed === 0
            ? 'none has changed since, as far as the last load knows.'
            : `${changed} ${changed === 1 ? 'has' : 'have'} changed since.`
        }`,
  summaryUntold: (locked: number) => (locked === 1 ? '1 period is locked.' : `${locked} periods are locked.`),
  verify: 'Verify now',
  verifyOne: (period: string) => `Verify ${period} now`,
  verified: (time: string, periods: number, figures: number) =>
    `Worked out again at ${time}: ${figures} ${figures === 1 ? 'figure' : 'figures'} of ${periods} ${
      periods === 1 ? 'period' : 'periods'
    }.`,
  verifiedChanged: (changed: number) =>
    changed === 0
      ? 'All are as they were closed.'
      : changed === 1
        ? '1 is not as it was closed.'
        : `${changed} are not as they were closed.`,
  verifiedIntact: 'What is recorded is untouched.',
  heads: {
    period: 'Period',
    state: 'State',
    figures: 'Figures',
    by: 'By',
    at: 'When',
    comment: 'Comment',
    hash: 'Hash',
  },
  states: {
    asClosed: 'As closed',
    changed: 'Changed since',
    damaged: 'Record was altered',
    unlocked: 'Unlocked',
    locked: 'Locked',
  },
  changed: (count: number) => (count === 1 ? '1 figure changed' : `${count} figures changed`),
  inPlaceOf: (name: string) => `in the place of ${name}`,
  days: (from: string, to: string) => `${from} to ${to}`,
  none: '—',
  open: (period: string) => `${period}: figures and history`,
  copyHash: (period: string) => `Copy the hash of ${period}`,
  copied: 'Copied',
  notCopied: 'The browser did not let it be copied: open the period and select the hash.',
  lock: {
    make: 'Lock a period',
    submit: 'Lock',
    period: 'Period',
    groups: {
      month: 'Months',
      quarter: 'Quarters',
      year: 'Years',
      fiscal_quarter: 'Fiscal quarters',
      fiscal_year: 'Fiscal years',
    },
    missing: 'Choose a period.',
    comment: 'Comment',
    commentHint: 'Such as: WD+5, after the audit entries',
    note: 'Every metric that gives a figure for the period is recorded with the definitions and rows behind it. Rows and definitions may change afterwards; each change is told.',
    done: (period: string) => `${period} is locked`,
    held: (figures: number) =>
      figures === 1 ? '1 figure was recorded.' : `${figures} figures were recorded.`,
    leftOut: (count: number) => (count === 1 ? '1 metric was left out' : `${count} metrics were left out`),
    end: 'Done',
  },
  unlock: {
    begin: 'Unlock',
    title: (period: string) => `Unlock ${period}`,
    reason: 'Reason',
    reasonHint: 'Such as: voucher 4 belongs to June',
    missing: 'Say why it is unlocked.',
    note: 'The lock stays readable and the reason stands in the audit log. The period has no closed figures until it is locked again.',
  },
  panel: {
    days: 'Days',
    lockedBy: 'Locked by',
    unlockedBy: 'Unlocked by',
    at: 'When',
    comment: 'Comment',
    reason: 'Reason',
    hash: 'Hash',
    hashNote: 'Over all figures, definitions and rows of the lock; the audit log has the same.',
    history: 'History',
    events: { lock: 'locked', unlock: 'unlocked' },
    figures: 'Figures as closed',
    figuresBefore: 'Figures of the last lock',
    metric: 'Metric',
    value: 'As closed',
    rests: (rows: number, definitions: number) =>
      `Rests on the rows of ${rows} ${rows === 1 ? 'dataset' : 'datasets'} and ${definitions} ${
        definitions === 1 ? 'definition' : 'definitions'
      }`,
  },
  findings: {
    title: (period: string) => `${period}: changed since it was closed`,
    heads: {
      metric: 'Metric',
      closed: 'As closed',
      now: 'Now',
      difference: 'Difference',
      causes: 'Because of',
    },
    gone: 'no answer any more',
    otherUnit: 'in another unit',
    more: (count: number) =>
      count === 1 ? '1 more figure has changed' : `${count} more figures have changed`,
    recorded: 'Found by the last load or published change',
    fresh: (time: string) => `Worked out at ${time}`,
    rows: (dataset: string) => `rows of ${dataset}`,
    definition: (kind: string, name: string) => `${kind} ${name}`,
    versions: (was: string, is: string) => `v${was} → v${is}`,
    added: (is: string) => `new, v${is}`,
    removed: (was: string) => `gone, was v${was}`,
    unknown: 'nothing that is known of',
    kinds: {
      workspace: 'workspace',
      relationship: 'relationship',
      bridge: 'bridge',
      hierarchy: 'hierarchy',
      calendar: 'calendar',
      dimension: 'dimension',
      currency_rates: 'currency rates',
      metric: 'metric',
      term: 'term',
      statement: 'statement',
      dataset: 'dataset',
    } as Readonly<Record<string, string>>,
  },
};
