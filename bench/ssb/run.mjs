/*
 * node bench/ssb/run.mjs [--scale 1] [--runs 7] [--only ssb-2] [--memory 1GB] [--sql]: questions over a star of 6,000,000 × scale lines,
 * in one run on one file: SQL by hand (the limit), ours, ours with rollups, Malloy, Cube. Answers are compared first.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openCube } from '../cube.mjs';
import { openDatabase, rowsOf } from '../database.mjs';
import { openMalloy } from '../malloy.mjs';
import { median, ratioOf, rounds } from '../measure.mjs';
import { openOurs } from '../ours.mjs';
import { difference } from '../same-rows.mjs';
import { cubeModel, cubeQuestions } from './cube-questions.mjs';
import { generate, tables } from './generate.mjs';
import { malloyModel, questions } from './questions.mjs';

const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: '1' },
    runs: { type: 'string', default: '7' },
    only: { type: 'string', default: '' },
    memory: { type: 'string' },
    sql: { type: 'boolean', default: false },
  },
});
const scale = Number(values.scale);
const file = fileURLToPath(new URL(`../data/ssb-${scale}.duckdb`, import.meta.url));
const connection = await openDatabase(file, scale, generate);
if (values.memory !== undefined) await connection.run(`SET memory_limit = '${values.memory}'`);
const folder = new URL('workspace/', import.meta.url);
const files = new Map(readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));
const withoutRollups = new Map(
  [...files].map(([name, text]) => [name, text.replace(/^rollups:[\s\S]*/m, '')]),
);
const ours = await openOurs(connection, { files: withoutRollups, tables });
const rolled = await openOurs(connection, { files, tables });
const malloy = await openMalloy({ model: malloyModel, generate: (small) => generate(small, 0.001) });
const cube = await openCube(cubeModel);
const ratios = { ours: [], rollups: [], malloy: [], cube: [] };
let wrong = 0;

console.log(
  `${(6_000_000 * scale).toLocaleString('en')} lines, median of ${values.runs} runs, milliseconds (median ratio to hand-written in the same round)`,
);
console.log(line(['question', 'hand-written', 'ours', 'with rollups', 'Malloy', 'Cube']));
for (const question of questions.filter(({ name }) =>
  values.only.split(',').some((part) => name.startsWith(part)),
)) {
  const times = await rounds(await candidatesFor(question), { runs: Number(values.runs), warmups: 1 });
  const best = times.get('best');
  const cells = Object.keys(ratios).map((name) => {
    const own = times.get(name);
    if (own === undefined) return '–';
    const ratio = ratioOf(own, best);
    ratios[name].push(ratio);
    return `${median(own).toFixed(1)} (${ratio.toFixed(2)})`;
  });
  console.log(line([question.name, median(best).toFixed(1), ...cells]));
}
for (const [name, list] of Object.entries(ratios)) {
  if (list.length > 0)
    console.log(
      `${name}: ${list.length} questions, median ratio ${median(list).toFixed(2)}, worst ${Math.max(...list).toFixed(2)}`,
    );
}
console.log(`resident ${peakOf()} MB at most, the engine with them all in this process`);
malloy?.close();
process.exitCode = wrong === 0 ? 0 : 1;

/** A candidate whose answer differs is named and not timed. */
async function candidatesFor(question) {
  const byHand = await rowsOf(connection, question.best);
  // The others of a first ten are their largest row.
  const expected =
    question.shown === undefined
      ? byHand
      : byHand.filter(([member]) => member !== null).slice(0, question.shown);
  const asked = cubeQuestions.get(question.name);
  const candidates = [{ name: 'best', work: () => rowsOf(connection, question.best) }];
  const others = [
    { name: 'ours', compile: () => ours?.compile(question.query), visible: ours?.visible },
    { name: 'rollups', compile: () => whereUsed(rolled?.compile(question.query)), visible: rolled?.visible },
    {
      name: 'malloy',
      compile: () =>
        question.malloy === undefined ? null : malloy?.compileText(inBrackets(question.malloy)),
      visible: (_, rows) => rows,
    },
    {
      name: 'cube',
      compile: () => (asked === undefined ? null : cube?.compile(asked)),
      visible: (_, rows) => inOurOrder(rows, asked.columns),
    },
  ];
  for (const { name, compile, visible } of others) {
    try {
      const statement = await compile();
      if (statement == null) continue;
      if (values.sql) console.log(`-- ${question.name} ${name}\n${statement.sql}\n`);
      const work = () => rowsOf(connection, statement.sql, statement.params);
      const problem = difference(expected, visible(statement, await work()));
      if (problem !== null) throw new Error(`another answer: ${problem}`);
      candidates.push({ name, work });
    } catch (error) {
      wrong += 1;
      console.log(`${question.name}: ${name} fails: ${error.message.slice(0, 500)}`);
    }
  }
  return candidates;
}

/** `order_date ? @1993 and …` would apply the `and` to the range. */
function inBrackets(text) {
  return text.replace(/order_date \? (@[\d-]+(?: to @[\d-]+)?)/g, '(order_date ? $1)');
}

/** Cube writes dimensions, then times, then measures, and a day as the moment it begins. */
function inOurOrder(rows, columns) {
  const ordered = columns === undefined ? rows : rows.map((row) => columns.map((place) => row[place]));
  return ordered.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? cell.replace(/ 00:00:00(\.0+)?([+-]00)?$/, '') : cell)),
  );
}

/** Timed only where a rollup answers. */
function whereUsed(compiled) {
  return compiled?.sql.includes('"rollup:') ? compiled : null;
}

function line([name, ...cells]) {
  return [name.padEnd(24), ...cells.map((cell) => cell.padStart(20))].join('');
}

/** Most memory that this process had at once, in MB; NaN where nobody says. */
function peakOf() {
  if (!existsSync('/proc/self/status')) return Number.NaN;
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1000);
}
