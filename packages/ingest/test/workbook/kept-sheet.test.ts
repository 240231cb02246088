import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { inspect, load, writeXlsx } from '@plumbline/ingest';
import { expect, test } from 'vitest';
import { auto, codes, column } from '../workspace.ts';
import { useWorkbooks } from './workbook-harness.ts';

const { workspace } = useWorkbooks();

/** More than a megabyte, so that it is worth keeping: texts that do not pack away. */
async function bigBook(rows: number, first: string): Promise<string> {
  const columns = [
    { name: '编号', type: 'bigint' },
    { name: '客户', type: 'text' },
    { name: '金额', type: 'decimal' },
  ] as const;
  const cells = Array.from({ length: rows }, (_, i) => {
    const text = Array.from({ length: 8 }, (__, k) => createHash('sha256').update(`${i}|${k}`).digest('hex'));
    return [String(i), i === 0 ? first : `客户 ${text.join(', ')}`, `${(i * 7919) % 100_000}.25`];
  });
  return workspace().put('book.xlsx', await buffer(writeXlsx(cells, { columns, sheet: 's' }).stream));
}

function around(code = 'a') {
  const { folder, context } = workspace();
  const kept = join(folder, 'kept');
  const names = ['编号', '客户', '金额'];
  const look = async (path: string) =>
    inspect(
      'd',
      { kind: 'files', paths: [path], options: auto },
      { ...context(), copies: { folder: kept, code } },
    );
  const store = async (path: string) => {
    const source = { kind: 'files', paths: [path], options: auto } as const;
    const columns = names.map((name) => column(name));
    const task = { dataset: 'd', source, columns };
    const result = await load(task, { ...context(), copies: { folder: kept, code } });
    const table = result.outcome?.table;
    const sql = `SELECT count(*), sum("金额"), min("客户") FROM "${table}"`;
    return { result, rows: table === undefined ? [] : await workspace().rows(sql) };
  };
  return { kept, look, store };
}

const contents = (folder: string) =>
  existsSync(folder) ? readdirSync(folder).map((n) => n.split('.').at(-1)) : [];

test('a large workbook is parsed once for its types and its rows, with the same answer', async () => {
  const path = await bigBook(5000, '"a"\nb');
  const plain = await around().store(path);
  const { kept, look, store } = around();
  const { inspection } = await look(path);
  expect(inspection?.rows).toBe(5000);
  expect(contents(kept)).toEqual(['csv', 'json']);
  const loaded = await store(path);
  expect(codes(loaded.result)).toEqual([]);
  expect(loaded.rows).toEqual(plain.rows);
  expect(loaded.result.outcome?.version).toBe(plain.result.outcome?.version);
  expect(contents(kept)).toEqual([]);
});

test('the load reads the copy that the inspection left', async () => {
  const path = await bigBook(5000, 'AAAA');
  const { kept, look, store } = around();
  await look(path);
  const csv = join(kept, readdirSync(kept).find((name) => name.endsWith('.csv')) ?? '');
  writeFileSync(csv, readFileSync(csv, 'utf8').replace('AAAA', 'AAAB'));
  expect((await store(path)).rows[0]?.[2]).toBe('AAAB');
});

test('a copy is of one state of a workbook, and of one version of the code', async () => {
  const path = await bigBook(5000, 'before');
  const { kept, look, store } = around();
  await look(path);
  await bigBook(5001, 'after');
  expect((await store(path)).rows[0]?.[0]).toBe('5001');
  expect(contents(kept)).toEqual(['csv', 'json']);
  await look(path);
  expect(contents(kept)).toEqual(['csv', 'json']);
  expect((await around('b').store(path)).rows[0]?.[0]).toBe('5001');
});

test('a copy that was damaged is made again, and one of a small workbook is never kept', async () => {
  const path = await bigBook(5000, 'x');
  const { kept, look, store } = around();
  await look(path);
  for (const name of readdirSync(kept)) if (name.endsWith('.json')) writeFileSync(join(kept, name), '{');
  expect((await store(path)).rows[0]?.[0]).toBe('5000');
  for (const name of readdirSync(kept)) rmSync(join(kept, name));
  await look(await bigBook(10, 'x'));
  expect(contents(kept)).toEqual([]);
});
