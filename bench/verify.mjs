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
  await check(question, 'best.sql', () => ({ sql: question.best }));
  await check(question, 'malloy', () => malloy?.compile(question.folder));
  await check(question, 'ours', () => ours?.compile(question.query), ours?.visible);
}
malloy?.close();
console.log(wrong === 0 ? 'all answers agree' : `${wrong} answers differ`);
process.exitCode = wrong === 0 ? 0 : 1;

async function check(question, who, compile, visible = (_, rows) => rows) {
  const problem = await problemOf(question, compile, visible).catch((error) => error.message);
  if (problem === undefined) return;
  if (problem !== null && who !== 'malloy') wrong += 1;
  console.log(
    problem === null ? `same    ${question.name} ${who}` : `DIFFERS ${question.name} ${who}: ${problem}`,
  );
}

/** Null when the answer is right, undefined when this one cannot be asked. */
async function problemOf(question, compile, visible) {
  const statement = await compile();
  if (statement == null) return undefined;
  const rows = await rowsOf(connection, statement.sql, statement.params);
  return difference(expected[question.name], visible(statement, rows));
}
