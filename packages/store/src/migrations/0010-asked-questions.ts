import type { Migration } from './migration.ts';

/** Shapes of questions and how often they were asked, for suggesting rollups. */
export const askedQuestions: Migration = {
  name: '0010-asked-questions',
  statements: ({ text }) => [
    `CREATE TABLE asked_questions (
      digest ${text} PRIMARY KEY,
      shape ${text} NOT NULL,
      hides_rows INTEGER NOT NULL,
      times INTEGER NOT NULL,
      milliseconds DOUBLE PRECISION NOT NULL,
      last_on ${text} NOT NULL
    )`,
    'CREATE INDEX asked_questions_lately ON asked_questions (last_on)',
  ],
};
