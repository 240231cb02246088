import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../src/check/check.ts';
import { load } from '../src/load/load.ts';
import { openWorkspace } from '../src/workspace/open-workspace.ts';
import { sessionOptions, workspaceOptions } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const FILES = {
  'plumbline.yaml': `
workspace: changes
timezone: UTC
datasets:
  - {name: orders, source: {files: orders.csv}, time: day, fields: [{name: amount, type: "decimal(18,2)"}]}
  - {name: big, source: {sql: "SELECT day, amount FROM 'orders.csv' WHERE amount > 5"}, time: day}
  - {name: recent, source: {sql: "SELECT day FROM 'orders.csv' WHERE day < current_date"}, time: day}
metrics:
  - {name: revenue, formula: sum(orders.amount)}
`,
  'orders.csv': 'day,amount\n2024-01-05,10.00\n2024-01-06,1.00\n',
};

/** What each load made anew. */
async function loaded(folder: string): Promise<readonly string[]> {
  const workspace = await openWorkspace(folder, workspaceOptions(folder));
  const { datasets } = await load(workspace, { ...sessionOptions, force: false });
  return datasets.filter(({ status }) => status === 'loaded').map(({ dataset }) => dataset);
}

test('files are loaded again when their bytes change, not when they are touched', async () => {
  const folder = temporaryFolder(FILES);
  const orders = join(folder, 'orders.csv');
  expect(await loaded(folder)).toEqual(['orders', 'big', 'recent']);
  // What asks for the day of today is run each time.
  expect(await loaded(folder)).toEqual(['recent']);
  const before = readFileSync(join(folder, '.plumbline', 'files.json'), 'utf8');
  utimesSync(orders, 1_000_000, 1_000_000);
  expect(await loaded(folder)).toEqual(['recent']);
  expect(readFileSync(join(folder, '.plumbline', 'files.json'), 'utf8')).not.toBe(before);
  writeFileSync(orders, FILES['orders.csv'].replace('10.00', '20.00'));
  expect(await loaded(folder)).toEqual(['orders', 'big', 'recent']);
});

test('a check is remembered while the files it saw hold the same bytes', async () => {
  const { 'plumbline.yaml': written, ...data } = FILES;
  const steady = written.replace(/^.*current_date.*\n/m, '');
  const folder = temporaryFolder({ 'plumbline.yaml': steady, ...data });
  const isRemembered = async () => (await check(folder, workspaceOptions(folder))).isRemembered;
  expect(await isRemembered()).toBe(false);
  expect(await isRemembered()).toBe(true);
  utimesSync(join(folder, 'orders.csv'), 1_000_000, 1_000_000);
  expect(await isRemembered()).toBe(true);
  writeFileSync(join(folder, 'orders.csv'), 'day,sum\n2024-01-05,10.00\n');
  expect(await isRemembered()).toBe(false);
});
