import { createHash } from 'node:crypto';
import type { CatalogDatabase } from '../database/catalog-database.ts';
import type { PlainRow } from '../dialects/database.ts';
import { canonicalJson, parseJson } from '../json.ts';
import type { NotedQuestion, Questions, RecordedQuestion } from './questions.ts';

/** Distinct shapes that are kept. */
const MOST_KEPT = 2000;

const ADD = `INSERT INTO asked_questions (digest, shape, hides_rows, times, milliseconds, last_on)
  VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (digest) DO UPDATE SET
  times = asked_questions.times + excluded.times,
  milliseconds = asked_questions.milliseconds + excluded.milliseconds,
  last_on = excluded.last_on`;

const DROP = `DELETE FROM asked_questions WHERE digest NOT IN (
  SELECT digest FROM asked_questions ORDER BY last_on DESC, times DESC, digest LIMIT ?)`;

/** In plain SQL: a command that asks one question notes it without the query builder. */
export function questionTable({ plain }: CatalogDatabase): Questions {
  return {
    note: (asked, now) =>
      plain.write(async (all) => {
        const day = now.toISOString().slice(0, 10);
        for (const one of asked) {
          const shape = canonicalJson(one.shape);
          const known = [digestOf(shape, one), shape, one.hidesRows ? 1 : 0];
          await all(ADD, [...known, one.times, Math.round(one.milliseconds), day]);
        }
        await all(DROP, [MOST_KEPT]);
      }),
    async list() {
      const rows = await plain.all('SELECT * FROM asked_questions ORDER BY last_on DESC, times DESC, digest');
      return rows.map(toQuestion);
    },
  };
}

function digestOf(shape: string, { hidesRows }: NotedQuestion): string {
  return createHash('sha256').update(`${hidesRows} ${shape}`).digest('hex').slice(0, 32);
}

function toQuestion(row: PlainRow): RecordedQuestion {
  return {
    shape: parseJson(String(row.shape)),
    hidesRows: Number(row.hides_rows) === 1,
    times: Number(row.times),
    milliseconds: Number(row.milliseconds),
    lastOn: String(row.last_on),
  };
}
