import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSession } from '../src/answer/session.ts';
import { load } from '../src/load/load.ts';
import { openWorkspace } from '../src/workspace/open-workspace.ts';
import { readState } from './read-state.ts';
import { sessionOptions, workspaceOptions } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const DEFINITIONS = `
workspace: shops
currency: CNY
timezone: UTC
today: 2024-12-31
datasets:
  - name: sales
    source: {files: "sales/*.csv"}
    primary_key: [id]
    time: day
    fields: [{name: amount, type: "decimal(18,2)", unit: money}]
  - {name: shop, source: {files: shop.csv}, primary_key: [code]}
relationships: [{name: sold_in, from: sales, to: shop, from_columns: [shop], to_columns: [code]}]
metrics:
  - {name: revenue, formula: sum(sales.amount)}
  - {name: orders, formula: count(sales)}
  - {name: biggest, formula: max(sales.amount)}
  - {name: bulk, formula: sum(sales.amount) where sales.units > 3}
rollups:
  - {name: monthly, metrics: [revenue, orders, bulk], by: [month, shop.city]}
  - {name: weekly, metrics: [revenue, biggest], by: [week, sales.kind]}
  - {name: cities, metrics: [orders], by: [shop.city]}
`;
/** The same rows by a union, beside others that stay. */
const BY_UNION = DEFINITIONS.replace('- name: sales\n', '- name: files\n').replace(
  '  - {name: shop,',
  [
    '  - name: returned',
    '    source: {files: returned.csv}',
    '    primary_key: [id]',
    '    time: day',
    '    fields: [{name: amount, type: "decimal(18,2)", unit: money}]',
    '  - {name: sales, source: {union: [{dataset: files}, {dataset: returned}]}, primary_key: [id], time: day}',
    '  - {name: shop,',
  ].join('\n'),
);
const HEAD = 'id,day,shop,kind,units,amount';
const SHOPS = ['code,city', 'a,Bonn', 'b,Kiel', 'c,Bonn', ''];
const MONTHLY = 'rollup:monthly:sales';
const QUESTIONS = [
  { metrics: ['revenue', 'orders', 'bulk'], by: ['month', 'shop.city'] },
  { metrics: ['revenue', 'orders'], by: ['quarter'] },
  { metrics: ['revenue', 'biggest'], by: ['week', 'sales.kind'] },
];

/** Numbers below `n`, the same for the same seed (Park and Miller's generator). */
function randomOf(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state * 48271) % 2147483647;
    return state % n;
  };
}

/** Rows mostly of one month, some of others, some without a day. */
function rowsOf(file: number, random: (n: number) => number): string {
  const lines = Array.from({ length: 10 + random(30) }, (_, i) => {
    const month = random(4) === 0 ? 1 + random(12) : 1 + (file % 12);
    const day = `2024-${String(month).padStart(2, '0')}-${String(1 + random(28)).padStart(2, '0')}`;
    const dated = random(8) === 0 ? '' : day;
    const shop = ['a', 'b', 'c', ''][random(4)];
    return `${file * 100 + i},${dated},${shop},${['x', 'y'][random(2)]},${random(7)},${random(900)}.50`;
  });
  return [HEAD, ...lines, ''].join('\n');
}

async function loaded(folder: string) {
  const session = await openSession(await openWorkspace(folder, workspaceOptions(folder)), sessionOptions);
  const answers: {
    readonly rolled: unknown;
    readonly plain: unknown;
    readonly rollups: readonly string[];
  }[] = [];
  for (const query of QUESTIONS) {
    const rolled = await session.query(query, { explain: true });
    const plain = await session.query({ ...query, where: 'sales.id >= 0' }, { explain: true });
    expect([rolled.diagnostics, plain.diagnostics]).toEqual([[], []]);
    expect(plain.explanation?.rollups.every(({ rollup }) => rollup === null)).toBe(true);
    const rollups = (rolled.explanation?.rollups ?? []).flatMap(({ rollup }) => rollup ?? []);
    answers.push({ rolled: rolled.result?.rows, plain: plain.result?.rows, rollups });
  }
  await session.close();
  const { datasets } = await readState(folder);
  return { answers, remade: datasets[MONTHLY]?.addedUp?.remade ?? null };
}

const fileName = (number: number) => `sales/${String(number).padStart(3, '0')}.csv`;
const FILES = { 'plumbline.yaml': DEFINITIONS, 'shop.csv': SHOPS.join('\n') };

describe('a folder of files that grows, changes and shrinks', () => {
  const STEPS = 12;
  test.each([
    ['', 1, DEFINITIONS],
    [' of a union', 2, BY_UNION],
  ])('its rollups%s are those made as a whole: seed %i', async (_, seed, definitions) => {
    const random = randomOf(seed * 7919);
    let next = 6;
    const first = Array.from({ length: next }, (_, i) => [fileName(i), rowsOf(i, random)] as const);
    const folder = temporaryFolder({
      ...FILES,
      'plumbline.yaml': definitions,
      'returned.csv': rowsOf(900, random),
      ...Object.fromEntries(first),
    });
    const add = (number: number) => writeFileSync(join(folder, fileName(number)), rowsOf(number, random));
    await loaded(folder);
    let partial = 0;
    let read = 0;
    for (let step = 0; step < STEPS; step++) {
      const there = readdirSync(join(folder, 'sales')).map((name) => Number(name.slice(0, 3)));
      const chosen = there[random(there.length)] ?? 0;
      const kind = random(6);
      if (kind <= 1) add(next++);
      else if (kind === 2) add(chosen);
      else if (kind === 3 && there.length > 2) rmSync(join(folder, fileName(chosen)));
      else if (kind === 4) renameSync(join(folder, fileName(chosen)), join(folder, fileName(next++)));
      else
        writeFileSync(join(folder, 'shop.csv'), [...SHOPS.slice(0, 3), `c,${random(99)}town`, ''].join('\n'));
      const { answers, remade } = await loaded(folder);
      for (const { rolled, plain } of answers) expect(rolled).toEqual(plain);
      if (kind === 5) expect(remade).toBe(null);
      if (remade !== null) partial += 1;
      read += answers.filter(({ rollups }) => rollups.length > 0).length;
    }
    expect(partial).toBeGreaterThan(2);
    expect(read).toBeGreaterThan(STEPS);
  });
});

describe('what is made again', () => {
  const january = [HEAD, ...days('2024-01', 0), ''].join('\n');
  const february = [HEAD, ...days('2024-02', 100), ''].join('\n');
  const start = async () => {
    const folder = temporaryFolder({ ...FILES, 'sales/1.csv': january, 'sales/2.csv': february });
    await loaded(folder);
    return folder;
  };
  const after = async (folder: string, name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    const { answers, remade } = await loaded(folder);
    for (const { rolled, plain } of answers) expect(rolled).toEqual(plain);
    return remade;
  };

  test('the months of a file that came, and of one that changed, before and after', async () => {
    const folder = await start();
    const march = [HEAD, '900,2024-03-05,a,x,1,5.00', ''].join('\n');
    expect(await after(folder, 'sales/3.csv', march)).toEqual([['2024-03-01', '2024-03-31']]);
    const june = [HEAD, '900,2024-06-05,a,x,1,5.00', ''].join('\n');
    expect(await after(folder, 'sales/3.csv', june)).toEqual([
      ['2024-03-01', '2024-03-31'],
      ['2024-06-01', '2024-06-30'],
    ]);
    const undated = [HEAD, '900,,a,x,1,5.00', ''].join('\n');
    expect(await after(folder, 'sales/3.csv', undated)).toEqual([['2024-06-01', '2024-06-30']]);
    const members = async () => (await readState(folder)).datasets[MONTHLY]?.rowsLoaded;
    const before = await members();
    expect(await after(folder, 'sales/3.csv', undated.replace('5.00', '6.00'))).toEqual([]);
    expect(await members()).toBe(before);
  });

  test('everything, where rows of files that stayed may be others now', async () => {
    const folder = await start();
    expect(await after(folder, 'shop.csv', SHOPS.join('\n').replace('c,Bonn', 'c,Kiel'))).toBe(null);
    const halves = [HEAD, '900,2024-03-05,a,x,4.5,5.00', ''].join('\n');
    expect(await after(folder, 'sales/3.csv', halves)).toBe(null);
    const [stays, dayFirst, monthFirst] = ['03/04/2024', '25/04/2024', '04/25/2024'].map((day, i) =>
      [HEAD, `${1000 + i},${day},a,x,1,5.00`, ''].join('\n'),
    );
    const orders = temporaryFolder({ ...FILES, 'sales/1.csv': stays ?? '', 'sales/2.csv': dayFirst ?? '' });
    await loaded(orders);
    expect(await after(orders, 'sales/2.csv', monthFirst ?? '')).toBe(null);
    const named = DEFINITIONS.replace('sales.units > 3', 'sales.units > 4');
    expect(await after(folder, 'plumbline.yaml', named)).toBe(null);
  });

  test('everything, where somebody asks for it', async () => {
    const folder = await start();
    writeFileSync(join(folder, 'sales/3.csv'), [HEAD, '900,2024-03-05,a,x,1,5.00', ''].join('\n'));
    const workspace = await openWorkspace(folder, workspaceOptions(folder));
    await load(workspace, { ...sessionOptions, force: true });
    expect((await readState(folder)).datasets[MONTHLY]?.addedUp?.remade).toBe(null);
  });
});

/** Two rows on each of twenty days of a month. */
function days(month: string, from: number): readonly string[] {
  return Array.from({ length: 40 }, (_, i) => {
    const day = String(1 + Math.floor(i / 2)).padStart(2, '0');
    return `${from + i},${month}-${day},${['a', 'b', 'c'][i % 3]},x,${i % 7},${i}.00`;
  });
}
