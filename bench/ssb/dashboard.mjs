/*
 * node bench/ssb/dashboard.mjs [--scale 1] [--runs 5] [--memory 1536MB] [--rounds 5]: a dashboard of twelve tiles over a star of
 * 6,000,000 × scale lines. First by the kernel without rollups, against twelve statements by hand in the same rounds. Then by
 * the real server, all twelve at once, where a rollup answers: cold (the first questions after its start) and warm (asked again).
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openDatabase, rowsOf } from '../database.mjs';
import { median, middleHalf, ratioOf, rounds, timed } from '../measure.mjs';
import { openOurs } from '../ours.mjs';
import { difference } from '../same-rows.mjs';
import { ask, memoryOf, serve } from '../serve.mjs';
import { generate, tables } from './generate.mjs';
import { tiles } from './tiles.mjs';

const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: '1' },
    runs: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '5' },
    memory: { type: 'string', default: '1536MB' },
  },
});
const scale = Number(values.scale);
const data = fileURLToPath(new URL('../data/', import.meta.url));
const definitions = readFileSync(new URL('workspace/plumbline.yaml', import.meta.url), 'utf8');
const connection = await openDatabase(join(data, `ssb-${scale}.duckdb`), scale, generate);
await connection.run(`SET memory_limit = '${values.memory}'`);

console.log(`${(6_000_000 * scale).toLocaleString('en')} lines, twelve tiles`);
await againstStatements();
const folder = await workspaceOf(scale);
connection.closeSync();
await byServer(folder);

/** One tile after the other on one connection; each answer is compared first. */
async function againstStatements() {
  const files = new Map([['plumbline.yaml', definitions.replace(/^rollups:[\s\S]*/m, '')]]);
  const ours = await openOurs(connection, { files, tables });
  for (const tile of tiles) {
    const compiled = ours.compile(tile.query);
    const rows = ours.visible(compiled, await rowsOf(connection, compiled.sql, compiled.params));
    const problem = difference(await rowsOf(connection, tile.best), rows);
    if (problem !== null) throw new Error(`${tile.name}: another answer: ${problem}`);
  }
  const byHand = async () => {
    for (const { best } of tiles) await rowsOf(connection, best);
  };
  const asked = async () => {
    for (const { query } of tiles) {
      const { sql, params } = ours.compile(query);
      await rowsOf(connection, sql, params);
    }
  };
  const candidates = [
    { name: 'best', work: byHand },
    { name: 'ours', work: asked },
  ];
  const times = await rounds(candidates, { runs: Number(values.runs), warmups: 1 });
  const [best, own] = [times.get('best'), times.get('ours')];
  const half = middleHalf(own, best).map((ratio) => ratio.toFixed(2));
  console.log(
    `without rollups: by hand ${median(best).toFixed(0)} ms, ours ${median(own).toFixed(0)} ms, ratio ${ratioOf(own, best).toFixed(2)} (middle half ${half.join('–')}; aim: ≤ 1.1)`,
  );
}

/** A workspace with the same tables as Parquet files, loaded by `serve`; kept for the next run. */
async function workspaceOf(size) {
  const place = join(data, `ssb-workspace-${size}`);
  if (!existsSync(place)) {
    const making = `${place}.part`;
    rmSync(making, { recursive: true, force: true });
    mkdirSync(making, { recursive: true });
    for (const table of tables)
      await connection.run(`COPY ${table} TO '${join(making, `${table}.parquet`)}' (FORMAT PARQUET)`);
    renameSync(making, place);
  }
  writeFileSync(join(place, 'plumbline.yaml'), definitions);
  return place;
}

async function byServer(place) {
  const loading = await timed(() =>
    withServer(place, async ({ pid }) => console.log(`resident ${memoryOf(pid)} MB when loaded`)),
  );
  console.log(`loading what is not loaded yet, starting and ending ${(loading / 1000).toFixed(0)} s`);
  const [cold, warm] = [[], []];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    await withServer(place, async (server) => {
      const kinds = new Set();
      const all = () =>
        Promise.all(
          tiles.map(async ({ query }) => {
            const { meta } = await ask(server.url, server.token, query);
            kinds.add(meta.cache);
          }),
        );
      cold.push(await timed(all));
      if (kinds.size > 1 || !kinds.has('rollup')) throw new Error(`not by a rollup alone: ${[...kinds]}`);
      warm.push(await timed(all));
      if (round === 0) console.log(`resident ${memoryOf(server.pid)} MB with the twelve answers kept`);
    });
  }
  const told = (times) =>
    `${median(times).toFixed(0)} ms (${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)})`;
  console.log(
    `by rollups, all twelve at once over HTTP: cold ${told(cold)} (aim: < 3,000), warm ${told(warm)} (aim: < 300)`,
  );
}

async function withServer(place, work) {
  const server = await serve(place, ['--memory', values.memory]);
  try {
    await work(server);
  } finally {
    await server.stop();
  }
}
