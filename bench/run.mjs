/* node bench/run.mjs [--rows 10000000] [--runs 15] [--only 3-three] [--sql]: medians and ratios over one DuckDB file, in one run. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openDatabase, rowsOf } from './database.mjs';
import { openMalloy } from './malloy.mjs';
import { median, middleHalf, ratioOf, rounds } from './measure.mjs';
import { openOurs } from './ours.mjs';
import { questions } from './questions.mjs';
import { difference } from './same-rows.mjs';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000000' },
    runs: { type: 'string', default: '15' },
    only: { type: 'string', default: '' },
    sql: { type: 'boolean', default: false },
  },
});
const rows = Number(values.rows);
const file = fileURLToPath(new URL(`data/${rows}.duckdb`, import.meta.url));
const connection = await openDatabase(file, rows);
const malloy = await openMalloy();
const ours = await openOurs(connection);
const ratios = { ours: [], malloy: [] };
let wrong = 0;

console.log(
  `${rows.toLocaleString('en')} fact rows, median of ${values.runs} runs, milliseconds (median ratio to hand-written in the same round, middle half of the ratios)`,
);
console.log(line(['question', 'hand-written', 'ours', 'Malloy']));
for (const question of questions.filter(({ name }) => name.startsWith(values.only))) {
  const candidates = await candidatesFor(question);
  const times = await rounds(candidates, { runs: Number(values.runs), warmups: 1 });
  const best = times.get('best');
  const cells = ['ours', 'malloy'].map((name) => {
    const own = times.get(name);
    if (own === undefined) return '–';
    const ratio = ratioOf(own, best);
    ratios[name].push(ratio);
    const [low, high] = middleHalf(own, best);
    return `${median(own).toFixed(1)} (${ratio.toFixed(2)}, ${low.toFixed(2)}–${high.toFixed(2)})`;
  });
  console.log(line([question.name, median(best).toFixed(1), ...cells]));
}
for (const [name, list] of Object.entries(ratios)) {
  if (list.length > 0)
    console.log(`${name}: median ratio ${median(list).toFixed(2)}, worst ${Math.max(...list).toFixed(2)}`);
}
malloy?.close();
process.exitCode = wrong === 0 ? 0 : 1;

/** A candidate whose answer differs is named and not timed: speed of a wrong answer is no speed. */
async function candidatesFor(question) {
  const expected = await rowsOf(connection, question.best);
  const candidates = [{ name: 'best', work: () => rowsOf(connection, question.best) }];
  const others = [
    { name: 'ours', compile: () => ours?.compile(question.query), visible: ours?.visible },
    { name: 'malloy', compile: () => malloy?.compile(question.folder), visible: (_, rows) => rows },
  ];
  for (const { name, compile, visible } of others) {
    try {
      const statement = await compile();
      if (statement == null) continue;
      if (values.sql) console.log(`-- ${question.name} ${name}\n${readable(name, statement)}\n`);
      const work = () => rowsOf(connection, statement.sql, statement.params);
      const problem = difference(expected, visible(statement, await work()));
      if (problem !== null) throw new Error(`another answer: ${problem}`);
      candidates.push({ name, work });
    } catch (error) {
      wrong += 1;
      console.log(`${question.name}: ${name} fails: ${error.message}`);
    }
  }
  return candidates;
}

/** Ours is printed as `explain` prints it. */
function readable(name, statement) {
  return name === 'ours' ? ours.explain(statement).sql : statement.sql;
}

function line([name, ...cells]) {
  return [name.padEnd(28), ...cells.map((cell) => cell.padStart(26))].join('');
}
