/*
 * node bench/verify.mjs [--rows 20000]: on a small database, hand-written SQL and ours give the answers of plain loops.
 * Malloy's differences are shown but do not fail: on sparse data (--rows 500) its empty sums are 0 and it loses rows.
 */
import { parseArgs } from 'node:util';
import { openInMemory, rowsOf } from './database.mjs';
import { independentAnswers } from './independent.mjs';
import { openMalloy } from './malloy.mjs';
import { openOurs } from './ours.mjs';
import { questions } from './questions.mjs';
import { difference } from './same-rows.mjs';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '20000' } } });
const connection = await openInMemory(Number(values.rows));
const expected = await independentAnswers(connection);
const malloy = await openMalloy();
const ours = await openOurs(connection);
let wrong = 0;

for (const question of questions) {
  await check(question, 'best.sql', { sql: question.best });
  await check(question, 'malloy', await malloy?.compile(question.folder));
  await check(question, 'ours', ours?.compile(question.query));
}
malloy?.close();
console.log(wrong === 0 ? 'all answers agree' : `${wrong} answers differ`);
process.exitCode = wrong === 0 ? 0 : 1;

async function check(question, who, statement) {
  if (statement == null) return;
  const actual = await rowsOf(connection, statement.sql, statement.params).catch((error) => error.message);
  const problem = typeof actual === 'string' ? actual : difference(expected[question.name], actual);
  if (problem !== null && who !== 'malloy') wrong += 1;
  console.log(
    problem === null ? `same    ${question.name} ${who}` : `DIFFERS ${question.name} ${who}: ${problem}`,
  );
}
