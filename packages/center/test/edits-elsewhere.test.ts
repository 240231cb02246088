import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '@plumbline/diagnostics';
import { writeForm } from '@plumbline/ingest';
import { expect, test } from 'vitest';
import { type DefinitionEdit, SYSTEM } from '../src/index.ts';
import { ADA, ANA, BO, refusal, reviewedShop, VIC } from './reviewed-shop.ts';

const POLICIES = [
  'policies:',
  '  - {name: all, roles: [analyst, steward, business_owner, viewer], open: [orders, products, bills]}',
  '',
].join('\n');

const BILLS = [
  'datasets:',
  '  - name: bills',
  '    source: {files: bills.csv}',
  '    primary_key: [id]',
  '    time: day',
  '    fields:',
  '      - {name: billed, type: "decimal(18,2)", unit: money}',
  '      - {name: prepaid, type: "decimal(18,2)", unit: money}',
  'metrics:',
  '  - {name: billed, label: {zh: 开票额, en: Billed}, formula: sum(bills.billed)}',
  '  - {name: prepaid, label: {zh: 预收款, en: Prepaid}, formula: sum(bills.prepaid)}',
  '  - {name: billed_share, label: {zh: 开票占比, en: Share billed}, formula: billed / revenue}',
  'glossary:',
  '  - {name: advance, label: {zh: 预收, en: Advance}, definition: {zh: 先收的钱。, en: Money before goods.}, explains: {metrics: [prepaid]}}',
  '',
].join('\n');

type Review = Parameters<typeof reviewedShop>[0];

/** A shop whose bills have lost a column that their metric reads, since they were loaded. */
async function strayedShop(review: Review = 'one') {
  const files = { 'policies.yaml': POLICIES, 'bills.yaml': BILLS };
  const shop = await reviewedShop(review, { ...files, 'bills.csv': bills('prepaid') });
  const write = (column: string) => writeFileSync(join(shop.folder, 'bills.csv'), bills(column));
  const before = { number: 0, revision: 1 };
  const asked = await shop.center.edits.propose(ADA, [metric('prepaid', 'sum(bills.prepaid) * 2', 1)]);
  before.number = asked.request ?? 0;
  write('advance');
  expect(await refusal(shop.center.load(SYSTEM))).not.toBe('');
  return { ...shop, write, before };
}

const errorsOf = (all: readonly Diagnostic[]) =>
  all.flatMap(({ code, severity }) => (severity === 'error' ? [code] : []));

const bills = (column: string) => `id,day,billed,${column}\n1,2024-01-05,10.00,4.00\n`;

function metric(name: string, formula: string, base = 0): DefinitionEdit {
  const body = { name, label: { zh: `标${name}`, en: `L ${name}` }, formula };
  return { kind: 'metric', name: base === 0 ? null : name, base, says: { body } };
}

test('a source that has lost a column refuses no edit of what is not made of it, and nothing of it is published', async () => {
  const { center, before, write } = await strayedShop();
  const { edits, changeRequests } = center;
  const twice = metric('revenue', 'sum(orders.amount) * 2', 1);
  const asked = await edits.propose(ANA, [twice], { effectiveFrom: 'beginning' });
  expect(errorsOf(asked.diagnostics)).toEqual([]);
  const read = { number: asked.request ?? 0, revision: 1 };
  const revised = await edits.revise(ANA, read, [metric('revenue', 'sum(orders.amount) * 3', 1)]);
  expect(revised.kind).toBe('done');
  const signed = await changeRequests.sign(BO, { ...read, revision: 2 }, { side: 'business' });
  expect(signed).toMatchObject({ kind: 'done', request: { state: 'published' } });
  // By the definitions and rows that were there: nothing is kept out by the source.
  const { result } = await center.query(VIC, { metrics: ['revenue', 'prepaid'] });
  expect(result?.rows).toEqual([['3473.25', '4.00']]);
  // What has drifted stays so until somebody says otherwise or the column is back.
  expect(center.metric(VIC, 'prepaid')?.marks).toEqual(['drifted']);
  // What is made of that source is told what is wrong with it, also where it was asked for before.
  const late = await changeRequests.sign(BO, before, { side: 'business' });
  expect(late.kind === 'broken' && errorsOf(late.diagnostics)).toContain('model/unknown-column');
  write('prepaid');
  await center.load(SYSTEM);
  expect(center.metric(VIC, 'prepaid')?.marks).toEqual([]);
  expect(await changeRequests.sign(BO, before, { side: 'business' })).toMatchObject({ kind: 'done' });
});

test('what is made of the source, or would be, is refused for it; words are not', async () => {
  const { center } = await strayedShop();
  const { edits } = center;
  const codes = async (...all: readonly DefinitionEdit[]) =>
    (await edits.propose(ANA, all)).diagnostics.map(({ code }) => code);
  for (const edit of [
    metric('prepaid', 'sum(bills.prepaid) * 3', 1),
    metric('billed', 'sum(bills.billed) * 2', 1),
    metric('billed_share', 'billed / revenue * 2', 1),
    // The same words as of what is there already.
    metric('more', 'sum(bills.prepaid)'),
    metric('basket', 'revenue / prepaid'),
  ])
    expect(await codes(edit)).toContain('model/unknown-column');
  // One of two that are asked for together.
  const both = [metric('revenue', 'sum(orders.amount) * 2', 1), metric('more', 'sum(bills.billed)')];
  expect(await codes(...both)).toContain('model/unknown-column');
  // An error of its own is told alone.
  expect(await codes(metric('odd', 'sum(orders.nothing)'))).toEqual(['model/unknown-field']);
  const words = {
    name: 'advance',
    label: { zh: '预收', en: 'Advance' },
    definition: { zh: '先收。', en: 'Paid before.' },
    explains: { metrics: ['prepaid'] },
  };
  const term: DefinitionEdit = { kind: 'term', name: 'advance', base: 1, says: { body: words } };
  const asked = await edits.propose(ANA, [term]);
  expect([asked.diagnostics, asked.request]).toEqual([[], expect.any(Number)]);
});

test('where drafts are used at once, an edit elsewhere is; files that say all there is are looked at whole', async () => {
  const { center, files, edit } = await strayedShop('self');
  const wish = { effectiveFrom: 'beginning' };
  const done = await center.edits.propose(ADA, [metric('revenue', 'sum(orders.amount) * 2', 1)], wish);
  expect([done.isApplied, errorsOf(done.diagnostics)]).toEqual([true, []]);
  expect((await center.query(VIC, { metrics: ['billed', 'revenue'] })).result?.rows).toEqual([
    ['10.00', '2315.50'],
  ]);
  edit('metrics/sales.yaml', 'count(orders)', 'count(orders) * 2');
  const whole = await center.apply(ADA, await files());
  expect(whole.isApplied).toBe(false);
  expect(errorsOf(whole.diagnostics)).toContain('model/unknown-column');
});

test('rows of a sheet are judged alike', async () => {
  const { center } = await strayedShop();
  const bring = async (name: string, formula: string) => {
    const row = [name, formula, '1'];
    const columns = ['Name in formulas', 'Formula', 'Exported version'].map((heading) => ({ name: heading }));
    const sheet = await writeForm([{ name: 'Metrics', columns, rows: [row] }]);
    return center.dictionary.importSheet(ANA, sheet, { locale: 'en' });
  };
  const away = await bring('revenue', 'sum(orders.amount) * 2');
  expect([away.rows.map(({ kind }) => kind), away.diagnostics, away.request]).toEqual([
    ['changed'],
    [],
    expect.any(Number),
  ]);
  const { diagnostics, request } = await bring('billed', 'sum(bills.billed) * 2');
  expect([diagnostics.map(({ code }) => code), request]).toEqual([['model/unknown-column'], null]);
});
