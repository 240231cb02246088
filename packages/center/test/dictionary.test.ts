import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FormSheet, readForm, writeForm } from '@plumbline/ingest';
import { expect, onTestFinished, test } from 'vitest';
import { type Center, openCenter, type Principal, SYSTEM } from '../src/index.ts';
import { ANA, FAY, refusal, reviewedShop } from './reviewed-shop.ts';
import { SHOP, workspaceOptions } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { workbookOf } from './workbook-of.ts';

const MORE = {
  'more.yaml': [
    'metrics:',
    '  - name: mean',
    '    code: SAL-9',
    '    label: {zh: 客单价, en: Mean order}',
    '    synonyms: [均价, AOV]',
    '    formula: revenue / order_count',
    '    direction: up',
    '    ability: profitability',
    '    owner: "=cmd()"',
    '    status_bands: {good: ">= 10"}',
    '',
  ].join('\n'),
};

async function open(more: Readonly<Record<string, string>> = {}): Promise<Center> {
  const folder = temporaryFolder({ ...SHOP, ...MORE, ...more });
  const center = await openCenter(folder, { ...workspaceOptions(folder), command: 'test' });
  onTestFinished(() => center.close());
  expect((await center.adoptFolder(SYSTEM)).kind).toBe('applied');
  return center;
}

type Table = Map<string, Map<string, string>>;

/** Rows by the name of their metric, cells by heading. */
async function tableOf(bytes: Uint8Array): Promise<Table> {
  const { rows } = await readForm(bytes, {
    name: 'xlsx',
    sheets: [],
    most: { rows: 1000, columns: 100 },
  });
  const [header, ...body] = rows;
  const headings = new Map([...(header?.cells ?? [])].map(([letter, { text }]) => [letter, text]));
  return new Map(
    body.map(({ cells }) => [
      cells.get('A')?.text ?? '',
      new Map([...headings].map(([letter, text]) => [text, cells.get(letter)?.text ?? ''])),
    ]),
  );
}

async function sheetOf(table: Table, name = 'Metrics'): Promise<Uint8Array> {
  const columns = [...new Set([...table.values()].flatMap((row) => [...row.keys()]))];
  const rows = [...table.values()].map((row) => columns.map((column) => row.get(column) ?? ''));
  const sheet: FormSheet = { name, columns: columns.map((heading) => ({ name: heading })), rows };
  return writeForm([sheet]);
}

function set(table: Table, metric: string, cells: Readonly<Record<string, string>>): void {
  const row = table.get(metric) ?? new Map();
  for (const [heading, text] of Object.entries(cells)) row.set(heading, text);
  table.set(metric, row);
}

const told = (report: Awaited<ReturnType<Center['dictionary']['importSheet']>>) =>
  report.rows.map(({ row, metric, kind, cells, diagnostics }) => [
    row,
    metric,
    kind,
    cells.map(({ cell, before, after }) => `${cell}: ${before} → ${after}`),
    diagnostics.map(({ code, at }) => [code, at?.kind === 'data' ? `${at.column ?? ''}${at.line}` : null]),
  ]);

test('the sheet says everything of a metric in words, and what it says comes back as no change', async () => {
  const center = await open();
  for (const locale of ['zh', 'en'] as const) {
    const bytes = await center.dictionary.exportSheet(SYSTEM, locale);
    const table = await tableOf(bytes);
    expect([...table.keys()]).toEqual(['mean', 'order_count', 'revenue']);
    const mean = Object.fromEntries(table.get('mean') ?? []);
    expect(mean).toMatchObject(
      locale === 'zh'
        ? {
            引用名: 'mean',
            编码: 'SAL-9',
            中文名称: '客单价',
            英文名称: 'Mean order',
            别名: '均价; AOV',
            公式: '[收入] / [订单数]',
            方向: '越高越好',
            能力: '盈利',
            负责人: '=cmd()',
            导出版本: '1',
          }
        : { Formula: '[Revenue] / [Order count]', Direction: 'higher is better', Ability: 'profitability' },
    );
    const report = await center.dictionary.importSheet(SYSTEM, bytes);
    expect([report.isApplied, report.unchanged, report.rows, report.diagnostics]).toEqual([false, 3, [], []]);
  }
});

test('a sheet in the other language, with formulas by name and cells by code, is read all the same', async () => {
  const center = await open();
  const table = await tableOf(await center.dictionary.exportSheet(SYSTEM, 'en'));
  set(table, 'mean', { Formula: '[收入]   /  order_count', Ability: '盈利', Direction: 'up' });
  const report = await center.dictionary.importSheet(SYSTEM, await sheetOf(table, '随便'), { dryRun: true });
  expect(told(report)).toEqual([
    [2, 'mean', 'changed', ['F2: [收入] / [订单数] → [收入]   /  order_count'], []],
  ]);
});

test('a dry run tells cell by cell what would change, writing does it, and what the sheet does not say stays', async () => {
  const center = await open();
  const table = await tableOf(await center.dictionary.exportSheet(SYSTEM, 'en'));
  set(table, 'mean', {
    Owner: 'li@example.com',
    Ability: '',
    'Chinese name': '平均客单',
    Synonyms: 'AOV；均价',
  });
  set(table, 'gap', {
    'Name in formulas': 'gap',
    Formula: '[收入] - 5',
    'Chinese name': '差',
    Nature: '过程',
  });
  const bytes = await sheetOf(table);
  const dry = await center.dictionary.importSheet(SYSTEM, bytes, { dryRun: true, locale: 'en' });
  expect([dry.isApplied, dry.unchanged]).toEqual([false, 2]);
  expect(told(dry)).toEqual([
    [
      2,
      'mean',
      'changed',
      [
        'C2: 客单价 → 平均客单',
        'E2: 均价; AOV → AOV；均价',
        'M2: profitability → ',
        'X2: =cmd() → li@example.com',
      ],
      [],
    ],
    [5, 'gap', 'added', ['C5:  → 差', 'F5:  → [收入] - 5', 'O5:  → 过程'], []],
  ]);
  expect(center.metric(SYSTEM, 'gap')).toBeNull();
  const done = await center.dictionary.importSheet(SYSTEM, bytes);
  expect(done.isApplied).toBe(true);
  expect(center.metric(SYSTEM, 'mean')).toMatchObject({
    label: { zh: '平均客单', en: 'Mean order' },
    synonyms: ['AOV', '均价'],
    attributes: { code: 'SAL-9', owner: 'li@example.com', status_good: '>= 10' },
    version: 2,
  });
  expect(center.metric(SYSTEM, 'mean')?.attributes).not.toHaveProperty('ability');
  expect(center.metric(SYSTEM, 'gap')).toMatchObject({
    formula: '[收入] - 5',
    attributes: { nature: 'process' },
  });
  expect(center.metrics(SYSTEM)).toHaveLength(4);
});

test('a row of which somebody else has written the metric is shown and not written, nor is any other', async () => {
  const center = await open();
  const table = await tableOf(await center.dictionary.exportSheet(SYSTEM, 'en'));
  const first = new Map([...table].map(([name, row]) => [name, new Map(row)]));
  set(first, 'mean', { Owner: 'wang' });
  await center.dictionary.importSheet(SYSTEM, await sheetOf(first));
  set(table, 'mean', { Purpose: 'pricing' });
  set(table, 'revenue', { Purpose: 'growth' });
  set(table, 'order_count', { 'Exported version': '', Purpose: 'volume' });
  const report = await center.dictionary.importSheet(SYSTEM, await sheetOf(table), { locale: 'en' });
  expect(told(report).map(([, metric, kind, , found]) => [metric, kind, found])).toEqual([
    ['mean', 'conflict', [['interchange/stale-row', '2']]],
    ['order_count', 'conflict', [['interchange/row-without-version', '3']]],
    ['revenue', 'changed', []],
  ]);
  expect(report.rows[0]?.cells.map(({ before, after }) => [before, after])).toContainEqual([
    'wang',
    '=cmd()',
  ]);
  expect(report.isApplied).toBe(false);
  expect(center.metric(SYSTEM, 'revenue')?.attributes).toEqual({});
});

test('a row of a metric that was removed meanwhile does not bring back part of it', async () => {
  const center = await open();
  const table = await tableOf(await center.dictionary.exportSheet(SYSTEM, 'en'));
  const left = Object.entries(SHOP).filter(([path]) => path.endsWith('.yaml'));
  expect((await center.apply(SYSTEM, new Map(left))).isApplied).toBe(true);
  const bytes = await sheetOf(table);
  const report = await center.dictionary.importSheet(SYSTEM, bytes, { locale: 'en' });
  expect(told(report).map(([row, metric, kind, , found]) => [row, metric, kind, found])).toEqual([
    [2, 'mean', 'conflict', [['interchange/row-of-removed', '2']]],
  ]);
  expect([report.isApplied, center.metric(SYSTEM, 'mean')]).toEqual([false, null]);
  set(table, 'mean', { 'Exported version': '' });
  expect((await center.dictionary.importSheet(SYSTEM, await sheetOf(table))).isApplied).toBe(true);
  expect(center.metric(SYSTEM, 'mean')?.formula).toBe('[Revenue] / [Order count]');
});

test('a sheet that is kept out writes nothing, not even columns that an inspection finds', async () => {
  const folder = temporaryFolder({ ...SHOP, ...MORE });
  const center = await openCenter(folder, { ...workspaceOptions(folder), command: 'test' });
  onTestFinished(() => center.close());
  await center.adoptFolder(SYSTEM);
  const table = await tableOf(await center.dictionary.exportSheet(SYSTEM, 'en'));
  writeFileSync(join(folder, 'data/products.csv'), 'product_id,category,shelf\n10,chairs,a\n11,tables,b\n');
  set(table, 'mean', { Nature: 'outcom' });
  const kept = await center.dictionary.importSheet(SYSTEM, await sheetOf(table), { locale: 'en' });
  expect([kept.isApplied, kept.rows.map(({ kind }) => kind)]).toEqual([false, ['error']]);
  set(table, 'mean', { Nature: '' });
  // The sheet says nothing new; that there is another column now is written with it.
  expect((await center.dictionary.importSheet(SYSTEM, await sheetOf(table))).isApplied).toBe(true);
});

test('mistakes are told at their cells', async () => {
  const center = await open();
  const table = await tableOf(await center.dictionary.exportSheet(SYSTEM, 'en'));
  set(table, 'mean', { Formula: 'revenue / order_cuont', Remark: 'ask Li' });
  set(table, 'revenue', { Nature: 'outcom', Code: 'SAL-9' });
  set(table, 'nameless', { Formula: '1' });
  set(table, 'again', { 'Name in formulas': 'revenue' });
  set(table, 'Bad Name', { 'Name in formulas': 'Bad Name', Formula: '1' });
  const report = await center.dictionary.importSheet(SYSTEM, await sheetOf(table), {
    dryRun: true,
    locale: 'en',
  });
  expect(report.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
    ['interchange/unknown-column', 'warning'],
  ]);
  const found = new Map(told(report).map(([row, , kind, , codes]) => [row, [kind, codes]]));
  expect(found.get(4)).toEqual([
    'error',
    [
      ['interchange/code-of-another', '4'],
      ['interchange/not-a-choice', 'O4'],
    ],
  ]);
  expect(found.get(5)).toEqual(['error', [['interchange/row-without-name', '5']]]);
  expect(found.get(6)?.[1]).toContainEqual(['interchange/row-twice', '6']);
  // Formulas are looked at when the rows themselves are sound.
  for (const name of ['revenue', 'nameless', 'again', 'Bad Name']) table.delete(name);
  const alone = await center.dictionary.importSheet(SYSTEM, await sheetOf(table), { locale: 'en' });
  expect(told(alone).map(([row, , kind, , codes]) => [row, kind, codes])).toEqual([
    [2, 'error', [['model/unknown-metric', 'F2']]],
  ]);
  expect([alone.isApplied, center.metric(SYSTEM, 'mean')?.version]).toEqual([false, 1]);
});

test('what is no such sheet is refused', async () => {
  const center = await open();
  const read = (bytes: Uint8Array) => refusal(center.dictionary.importSheet(SYSTEM, bytes));
  expect(await read(new TextEncoder().encode('name,formula'))).toMatch(/^load\//);
  expect(await read(await writeForm([{ name: 'x', columns: [{ name: 'Owner' }], rows: [['li']] }]))).toBe(
    'interchange/no-name-column',
  );
  const many = Array.from({ length: 20_002 }, (_, i) => [`m${i}`]);
  expect(await read(await writeForm([{ name: 'x', columns: [{ name: 'Code' }], rows: many }]))).toBe(
    'interchange/sheet-too-large',
  );
  const twice = [{ name: '引用名' }, { name: 'Code' }, { name: '编码' }];
  const report = await center.dictionary.importSheet(
    SYSTEM,
    await writeForm([{ name: 'x', columns: twice, rows: [['a', 'b', 'c']] }]),
  );
  expect(report.diagnostics.map(({ code }) => code)).toEqual(['interchange/column-twice']);
  const text = (at: string, inside: string) => [at, 't="str"', `<v>${inside}</v>`] as const;
  const bad = await workbookOf([
    {
      name: 'x',
      cells: [text('A1', 'Code'), text('B1', 'Owner'), text('A2', 'SAL-9'), ['B2', 't="e"', '<v>#N/A</v>']],
    },
  ]);
  const broken = await center.dictionary.importSheet(SYSTEM, bad);
  expect(told(broken)).toEqual([[2, 'mean', 'error', [], [['interchange/bad-cell', 'B2']]]]);
});

test('a sheet holds what its reader sees', async () => {
  const center = await open({
    'policies.yaml':
      'policies: [{name: some, roles: [analyst, viewer], open: [orders], metrics: {allow: [mean, revenue]}}]\n',
  });
  const analyst: Principal = { user: 'ana', roles: ['analyst'] };
  const bytes = await center.dictionary.exportSheet(analyst, 'en');
  expect([...(await tableOf(bytes)).keys()]).toEqual(['mean', 'revenue']);
  expect(
    Buffer.from(
      JSON.stringify([...(await tableOf(bytes)).values()].map((row) => [...row.values()])),
    ).toString(),
  ).not.toContain('Order count');
});

test('where changes are reviewed a sheet opens a change request', async () => {
  const { center } = await reviewedShop('two_signatures');
  const table = await tableOf(await center.dictionary.exportSheet(ANA, 'en'));
  set(table, 'revenue', { Purpose: 'growth' });
  const report = await center.dictionary.importSheet(ANA, await sheetOf(table), { comment: 'purposes' });
  expect([report.isApplied, report.request, report.review]).toEqual([false, 1, 'two_signatures']);
  const found = await center.changeRequests.find(FAY, 1);
  expect([found?.content.title, found?.content.objects.map(({ id }) => id)]).toEqual([
    'purposes',
    ['revenue'],
  ]);
  expect(
    await refusal(center.dictionary.importSheet({ user: 'vic', roles: ['viewer'] }, await sheetOf(table))),
  ).toBe('store/not-allowed');
});
