import type { Migration } from './migration.ts';

/** Periods that were locked and unlocked, with the figures of each lock, what they rested on, and what has changed since. */
export const periodCloses: Migration = {
  name: '0008-period-closes',
  statements: ({ text }) => [
    `CREATE TABLE period_steps (
      seq INTEGER PRIMARY KEY,
      period ${text} NOT NULL,
      event ${text} NOT NULL,
      from_day ${text} NOT NULL,
      to_day ${text} NOT NULL,
      grain ${text},
      comment ${text},
      change_id ${text},
      hash ${text},
      event_seq INTEGER NOT NULL,
      actor ${text} NOT NULL,
      in_place_of ${text},
      recorded_at ${text} NOT NULL
    )`,
    'CREATE INDEX period_steps_of_period ON period_steps (period, seq)',
    `CREATE TABLE closed_figures (
      step INTEGER NOT NULL REFERENCES period_steps (seq),
      metric ${text} NOT NULL,
      value ${text} NOT NULL,
      type ${text} NOT NULL,
      unit ${text},
      currency ${text},
      PRIMARY KEY (step, metric)
    )`,
    `CREATE TABLE closed_sources (
      step INTEGER NOT NULL REFERENCES period_steps (seq),
      kind ${text} NOT NULL,
      id ${text} NOT NULL,
      version ${text} NOT NULL,
      through ${text},
      PRIMARY KEY (step, kind, id)
    )`,
    `CREATE TABLE close_findings (
      seq INTEGER PRIMARY KEY,
      step INTEGER NOT NULL REFERENCES period_steps (seq),
      metric ${text} NOT NULL,
      value ${text},
      details ${text} NOT NULL,
      recorded_at ${text} NOT NULL
    )`,
    'CREATE INDEX close_findings_of_step ON close_findings (step, metric, seq)',
  ],
};
