import { type FormSheet, readForm, writeForm } from '@plumbline/ingest';
import { expect, test } from 'vitest';
import type { Center } from '../src/index.ts';
import { ADA, ANA, BO, FAY, FRED, refusal, reviewedShop, VIC } from './reviewed-shop.ts';

/** An analyst sees four metrics: of one the formula is not theirs to read, one is a figure of the whole company. */
const FILES = {
  'policies.yaml': [
    'policies:',
    '  - {name: some, roles: [analyst], open: [orders, products], deny: [orders.product_id], metrics: {allow: [revenue, goods, kinds, whole]}}',
    '  - {name: all, roles: [steward, business_owner], open: [orders, products]}',
    '',
  ].join('\n'),
  'metrics/more.yaml': [
    'metrics:',
    '  - {name: goods, label: {zh: 商品, en: Goods}, formula: count(orders)}',
    '  - {name: kinds, label: {zh: 品种, en: Kinds}, formula: count_distinct(orders.product_id)}',
    '  - {name: whole, label: {zh: 全公司, en: Whole}, formula: sum(orders.amount), scope: company}',
    '  - {name: secret, code: SAL-7, label: {zh: 机密, en: Secret}, formula: count(orders) * 2}',
    '',
  ].join('\n'),
};

type Row = Readonly<Record<string, string>>;

async function exported(center: Center, who = ANA): Promise<Map<string, Row>> {
  const bytes = await center.dictionary.exportSheet(who, 'en');
  const { rows } = await readForm(bytes, { name: 'xlsx', sheets: [], most: { rows: 100, columns: 100 } });
  const [header, ...body] = rows;
  const headings = [...(header?.cells ?? [])].map(([letter, { text }]) => [letter, text] as const);
  return new Map(
    body.map(({ cells }) => {
      const row = Object.fromEntries(headings.map(([letter, text]) => [text, cells.get(letter)?.text ?? '']));
      return [row['Name in formulas'] ?? '', row];
    }),
  );
}

async function sheetOf(rows: readonly Row[]): Promise<Uint8Array> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const sheet: FormSheet = {
    name: 'Metrics',
    columns: columns.map((name) => ({ name })),
    rows: rows.map((row) => columns.map((column) => row[column] ?? '')),
  };
  return writeForm([sheet]);
}

async function imported(center: Center, rows: readonly Row[], dryRun = true) {
  return center.dictionary.importSheet(ANA, await sheetOf(rows), { locale: 'en', dryRun });
}

const told = ({ rows }: Awaited<ReturnType<typeof imported>>) =>
  rows.map(({ metric, kind, diagnostics }) => [metric, kind, diagnostics.map(({ code }) => code)]);

test('who sees some metrics brings in what their own sheet says of them, and nothing else is touched', async () => {
  const { center } = await reviewedShop('one', FILES);
  const table = await exported(center);
  expect([...table.keys()]).toEqual(['goods', 'kinds', 'revenue', 'whole']);
  expect(table.get('kinds')?.Formula).toBe('');
  const same = await imported(center, [...table.values()], false);
  expect([told(same), same.unchanged, same.request, same.diagnostics]).toEqual([[], 4, null, []]);
  const changed = [
    ...[...table.values()].map((row) =>
      row['Name in formulas'] === 'revenue'
        ? { ...row, Owner: 'li', Formula: 'sum(orders.amount) * 3' }
        : row,
    ),
    { 'Name in formulas': 'net', Formula: '[Revenue] * 2' },
  ];
  const report = await imported(center, changed, false);
  expect(told(report)).toEqual([
    ['revenue', 'changed', []],
    ['net', 'added', []],
  ]);
  expect(report.diagnostics).toEqual([]);
  const found = await center.changeRequests.find(ADA, report.request ?? 0);
  expect(found?.content.objects.map(({ id, body }) => [id, (body as { formula?: string }).formula])).toEqual([
    ['net', '[Revenue] * 2'],
    ['revenue', 'sum(orders.amount) * 3'],
  ]);
});

test('what is hidden is unknown in a sheet too: names, labels, codes, versions', async () => {
  const { center } = await reviewedShop('one', FILES);
  const alike = async (hidden: Row, nowhere: Row) => {
    const [first, second] = [await imported(center, [hidden]), await imported(center, [nowhere])];
    const plain = JSON.stringify(first)
      .replaceAll('order_count', 'order_comet')
      .replaceAll('Order count', 'Order comet')
      .replaceAll('SAL-7', 'SAL-8');
    expect(plain).toBe(JSON.stringify(second));
    expect(told(first)[0]?.[1]).not.toBe('added');
  };
  const made = (formula: string) => ({ 'Name in formulas': 'made', Formula: formula });
  await alike(made('order_count * 2'), made('order_comet * 2'));
  await alike(made('[Order count] * 2'), made('[Order comet] * 2'));
  await alike({ Code: 'SAL-7', Owner: 'li' }, { Code: 'SAL-8', Owner: 'li' });
  const versioned = (name: string) => ({
    'Name in formulas': name,
    Formula: 'count(orders)',
    'Exported version': '1',
  });
  await alike(versioned('order_count'), versioned('order_comet'));
});

test('rows name what other rows make, whichever stands first; what one of them names must be theirs', async () => {
  const { center } = await reviewedShop('one', FILES);
  const table = await exported(center);
  const row = (name: string, formula: string) => ({
    ...{ 'Name in formulas': name, 'English name': `The ${name}`, Formula: formula },
  });
  const owned = { ...table.get('goods'), Formula: 'count(orders) * 2' };
  const chain = [
    row('third', '[The second] * 2'),
    row('second', 'first * 2'),
    row('first', 'goods * 2'),
    owned,
  ];
  const report = await imported(center, chain, false);
  expect(told(report)).toEqual([
    ['third', 'added', []],
    ['second', 'added', []],
    ['first', 'added', []],
    ['goods', 'changed', []],
  ]);
  const found = await center.changeRequests.find(ADA, report.request ?? 0);
  expect(found?.content.objects.map(({ id }) => id)).toEqual(['first', 'goods', 'second', 'third']);
  // A row that is refused makes nothing, and nothing is told of what it names.
  const around = async (hidden: string) =>
    told(await imported(center, [row('ours', 'theirs * 2'), row('theirs', hidden)]));
  const unknown = [
    ['ours', 'error', ['model/unknown-metric']],
    ['theirs', 'error', ['model/unknown-metric']],
  ];
  expect([await around('order_count * 2'), await around('order_comet * 2')]).toEqual([unknown, unknown]);
  expect(await around('whole * 2')).toEqual([
    ['ours', 'added', []],
    ['theirs', 'error', ['query/closed-data']],
  ]);
  // Neither is there before the other.
  expect(await around('[The ours] * 2')).toEqual([
    ['ours', 'error', ['model/unknown-metric']],
    ['theirs', 'error', ['model/unknown-label']],
  ]);
  expect(told(await imported(center, [row('mine', 'secret * 2'), row('secret', 'goods * 2')]))).toEqual([
    ['mine', 'error', ['model/unknown-metric']],
    ['secret', 'error', ['change/name-taken']],
  ]);
});

test('what is not theirs to read they do not write over: change/unread-definition', async () => {
  const { center } = await reviewedShop('one', FILES);
  const table = await exported(center);
  const owned = (name: string) => ({ ...table.get(name), Owner: 'li' });
  expect(told(await imported(center, [owned('kinds')]))).toEqual([
    ['kinds', 'error', ['change/unread-definition']],
  ]);
  expect(told(await imported(center, [owned('whole')]))).toEqual([['whole', 'error', ['query/closed-data']]]);
  const around = { 'Name in formulas': 'made', Formula: 'whole - revenue' };
  expect(told(await imported(center, [around]))).toEqual([['made', 'error', ['query/closed-data']]]);
  const taken = { 'Name in formulas': 'secret', Formula: 'count(orders)' };
  expect(told(await imported(center, [taken]))).toEqual([['secret', 'error', ['change/name-taken']]]);
  // One row that is refused keeps out the others.
  const both = await imported(center, [owned('goods'), owned('kinds')], false);
  expect([both.request, both.isApplied]).toEqual([null, false]);
});

test('a version for later is no difference in the sheet of somebody who does not read it, and is not written over', async () => {
  const shop = await reviewedShop('one', FILES);
  const { center } = shop;
  shop.edit('metrics/more.yaml', 'formula: count(orders)}', 'formula: count(orders) * 77}');
  const wish = { effectiveFrom: '2030-01-01' };
  const { request } = await center.changeRequests.propose(FAY, await shop.files(), wish);
  await center.changeRequests.sign(BO, { number: request ?? 0, revision: 1 }, { side: 'business' });
  const table = await exported(center);
  expect(table.get('goods')).toMatchObject({ Formula: 'count(orders)', 'Exported version': '1' });
  const same = await imported(center, [...table.values()]);
  expect([told(same), same.unchanged]).toEqual([[], 4]);
  const other = await imported(center, [{ ...table.get('goods'), Owner: 'li' }]);
  expect(told(other)).toEqual([['goods', 'error', ['change/unread-definition']]]);
  expect(JSON.stringify(other)).not.toContain('77');
  expect((await exported(center, ADA)).get('goods')?.Formula).toContain('77');
});

test('a hidden code or label is taken, and that is all that is told of it', async () => {
  const { center } = await reviewedShop('one', FILES);
  const row = { 'Name in formulas': 'made', Formula: 'count(orders)' };
  for (const own of [{ Code: 'SAL-7' }, { 'English name': 'Secret' }, { Synonyms: 'Secret' }]) {
    const report = await imported(center, [{ ...row, ...own }]);
    expect(JSON.stringify(report)).not.toContain('secret');
    const [code] = report.rows.flatMap(({ diagnostics }) => diagnostics.map((one) => one.code));
    expect(code ?? 'query/closed-data').toBe('query/closed-data');
  }
  expect(told(await imported(center, [{ ...row, Code: 'SAL-8' }]))).toEqual([['made', 'added', []]]);
});

test('of what goes at a later day nobody is told by a row that names it', async () => {
  const shop = await reviewedShop('one', FILES);
  const { center } = shop;
  const goods = '  - {name: goods, label: {zh: 商品, en: Goods}, formula: count(orders)}\n';
  shop.edit('metrics/more.yaml', goods, '');
  shop.edit('policies.yaml', 'revenue, goods,', 'revenue,');
  const wish = { effectiveFrom: '2030-01-01' };
  const { request } = await center.changeRequests.propose(FAY, await shop.files(), wish);
  expect(
    await center.changeRequests.sign(BO, { number: request ?? 0, revision: 1 }, { side: 'business' }),
  ).toMatchObject({ kind: 'done', request: { state: 'published' } });
  const made = { 'Name in formulas': 'made', Formula: 'goods * 2' };
  const report = await imported(center, [made]);
  expect(told(report)).toEqual([['made', 'error', ['query/closed-data']]]);
  const wrong = { 'Name in formulas': 'made', Formula: 'goods + revenue' };
  expect(told(await imported(center, [wrong]))).toEqual([['made', 'error', ['model/unit-mismatch']]]);
});

test('by whose eyes a sheet is read is decided when its turn has come', async () => {
  const { center, clock } = await reviewedShop('one', FILES);
  const bytes = await sheetOf([{ 'Name in formulas': 'made', Formula: 'secret * 2' }]);
  const looking = { locale: 'en', dryRun: true } as const;
  expect(told(await center.dictionary.importSheet(FRED, bytes, looking))).toEqual([['made', 'added', []]]);
  const { users } = center.people;
  const id = (await users.findByLogin('fred'))?.id ?? '';
  await users.update(id, { roles: ['analyst'] }, { by: 'ada', now: new Date(clock.now) });
  const late = await center.dictionary.importSheet(FRED, bytes, looking);
  expect(told(late)).toEqual([['made', 'error', ['model/unknown-metric']]]);
  await users.update(id, { roles: ['viewer'] }, { by: 'ada', now: new Date(clock.now) });
  expect(await refusal(center.dictionary.importSheet(FRED, bytes, looking))).toBe('query/closed-data');
  expect(await refusal(center.dictionary.importSheet(VIC, bytes, looking))).toBe('store/not-allowed');
});

test('what was asked for is judged by who asked then; whoever signs decides of what is published', async () => {
  const { center, clock } = await reviewedShop('one', FILES);
  const { changeRequests, people } = center;
  const row = { ...(await exported(center)).get('goods'), Formula: 'count(orders) * 5' };
  const { request } = await imported(center, [row], false);
  const read = { number: request ?? 0, revision: 1 };
  const by = { by: 'ada', now: new Date(clock.now) };
  // Then whoever asked is no analyst any more, and the account is closed.
  const id = (await people.users.findByLogin('ana'))?.id ?? '';
  await people.users.update(id, { roles: [], isDisabled: true }, by);
  const gone = await center.directory.principalOf((await people.users.find(id)) ?? fail('ana'));
  expect(await refusal(changeRequests.revise(gone, read, new Map()))).toBe('store/not-allowed');
  expect(await refusal(changeRequests.sign(gone, read, { side: 'business' }))).toBe('store/not-allowed');
  const found = await changeRequests.find(BO, read.number);
  expect(found?.changes.map(({ id: metric }) => metric)).toEqual(['goods']);
  expect((await changeRequests.sign(BO, read, { side: 'business' })).kind).toBe('done');
  expect((await center.query(BO, { metrics: ['goods'], restated: true })).result?.rows).toEqual([['20']]);
  // Nobody signs by what they might do once.
  const second = await center.edits.propose(FRED, [
    {
      kind: 'metric',
      name: 'goods',
      base: 2,
      says: { yaml: 'name: goods\nlabel: {zh: 商品, en: Goods}\nformula: count(orders) * 6' },
    },
  ]);
  const other = (await people.users.findByLogin('fay'))?.id ?? '';
  await people.users.update(other, { roles: ['analyst'] }, by);
  const fay = await center.directory.principalOf((await people.users.find(other)) ?? fail('fay'));
  const signing = changeRequests.sign(fay, { number: second.request ?? 0, revision: 1 }, { side: 'finance' });
  expect(await refusal(signing)).toBe('store/not-allowed');
});

function fail(login: string): never {
  throw new Error(login);
}
