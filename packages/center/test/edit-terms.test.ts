import { expect, test } from 'vitest';
import type { DefinitionEdit } from '../src/index.ts';
import { ADA, ANA, BO, FAY, refusal, reviewedShop, VIC } from './reviewed-shop.ts';
import { ANN, openShop } from './served-shop.ts';

const GLOSSARY = [
  'glossary:',
  '  - {name: basis, label: {zh: 口径, en: Basis}, definition: {zh: 包括什么。, en: What counts.}, see: [takings]}',
  '  - {name: takings, label: {zh: 营业款, en: Takings}, definition: {zh: 货款。, en: Money for goods.}, explains: {metrics: [revenue]}}',
  '  - {name: orders_in, label: {zh: 进单, en: Orders in}, definition: {zh: 订单。, en: Orders.}, explains: {metrics: [revenue, order_count], dimensions: [products.category]}}',
  '  - {name: count_word, label: {zh: 单数, en: Number}, definition: {zh: 数。, en: A number.}, explains: {metrics: [order_count]}}',
  '',
].join('\n');
/** An analyst sees neither the number of orders nor the category. */
const HIDDEN =
  'policies: [{name: some, roles: [analyst], open: [orders, products], deny: [products.category], metrics: {deny: [order_count]}}, ' +
  '{name: all, roles: [steward, business_owner, viewer], open: [orders, products]}]\n';

const parts = (body: DefinitionBody, base = 0, name: string | null = null): DefinitionEdit => ({
  ...{ kind: 'term', name, base },
  says: { body },
});
const removed = (name: string, base = 1): DefinitionEdit => ({
  ...{ kind: 'term', name, base },
  says: { removed: true },
});
type DefinitionBody = Readonly<Record<string, unknown>>;

const PRICE = {
  name: 'price',
  label: { zh: '单价', en: 'Price' },
  definition: { zh: '每件的钱。', en: 'Money for one.' },
  synonyms: ['价'],
  explains: { metrics: ['revenue'] },
};
const shop = (review: 'one' | 'self' = 'one') =>
  reviewedShop(review, { 'glossary.yaml': GLOSSARY, 'policies.yaml': HIDDEN });

test('a term is asked for, revised, signed, and stands in the glossary; the rest stays as it was', async () => {
  const { center, files } = await shop();
  const before = await center.glossary(ADA);
  const asked = await center.edits.propose(ANA, [parts(PRICE)], { title: 'a word', isDraft: true });
  expect([asked.isApplied, asked.request, asked.changes.map(({ kind, id }) => [kind, id])]).toEqual([
    false,
    1,
    [['term', 'price']],
  ]);
  const again = await center.edits.written(ANA, { kind: 'term', name: 'price' }, { request: 1 });
  expect(again).toMatchObject({ kind: 'term', version: 0, body: PRICE, request: { number: 1, revision: 1 } });
  const yaml = `${again?.yaml}owner: ana\n`;
  const edit: DefinitionEdit = { kind: 'term', name: null, base: 0, says: { yaml } };
  expect((await center.edits.revise(ANA, { number: 1, revision: 1 }, [edit])).kind).toBe('done');
  await center.changeRequests.submit(ANA, { number: 1, revision: 2 });
  const detail = await center.changeRequests.find(BO, 1);
  expect(detail?.changes[0]?.aspects.map(({ aspect }) => aspect)).toContain('definition.zh');
  expect(detail?.changes[0]).toMatchObject({ change: 'added', isWithheld: false });
  await center.changeRequests.sign(BO, { number: 1, revision: 2 }, { side: 'business' });
  const after = await center.glossary(ADA);
  expect(after.filter(({ name }) => name !== 'price')).toEqual(before);
  expect(after.find(({ name }) => name === 'price')).toMatchObject({
    owner: 'ana',
    synonyms: ['价'],
    explains: { metrics: [{ name: 'revenue' }] },
  });
  // Files of before say nothing of it, and take nothing back.
  const { changes, diagnostics } = await center.apply(ADA, await files(), { dryRun: true });
  expect(changes).toEqual([]);
  expect(diagnostics.find(({ code }) => code === 'change/only-in-catalog')).toMatchObject({
    params: { count: 1, names: ['term:price'] },
  });
});

test('findings stand at their part, in the form and in YAML', async () => {
  const { center } = await shop();
  const wrong = {
    ...PRICE,
    label: { zh: '营业款', en: 'Price' },
    broader: 'bases',
    explains: { metrics: ['revenu'], dimensions: ['orders.nothing'] },
  };
  const { findings, changes } = await center.edits.check(ADA, parts(wrong));
  const told = findings.map(({ key, diagnostic: { code, hints } }) => [key, code, hints[0]?.replace]);
  expect(told).toContainEqual(['label.zh', 'model/duplicate-term', undefined]);
  expect(told).toContainEqual(['broader', 'model/unknown-reference', 'basis']);
  expect(told).toContainEqual(['explains.metrics', 'model/unknown-reference', 'revenue']);
  expect(told.map(([key]) => key)).toContain('explains.dimensions');
  expect(changes.map(({ aspect }) => aspect)).toContain('label.zh');
  const yaml = 'name: price\nlabel: {zh: 单价, en: Price}\nsee: [nothing]\n';
  const edit: DefinitionEdit = { kind: 'term', name: null, base: 0, says: { yaml } };
  const inText = (await center.edits.check(ADA, edit)).findings;
  expect(inText.map(({ key, diagnostic: { code } }) => [key, code])).toContainEqual([
    'name',
    'workspace/missing-key',
  ]);
  const nothing = await center.edits.check(ADA, { ...edit, says: { yaml: 'metrics: []' } });
  expect(nothing.findings.map(({ diagnostic }) => diagnostic.code).length).toBeGreaterThan(0);
});

test('what a git edit said meanwhile is shown and not written over', async () => {
  const { center, edit, files } = await shop('self');
  const there = await center.edits.written(ADA, { kind: 'term', name: 'takings' });
  edit('glossary.yaml', 'en: Money for goods.', 'en: Money for goods sold.');
  expect((await center.apply(ADA, await files())).isApplied).toBe(true);
  const body = { ...there?.body, owner: 'ada' };
  const [problem] = await center.edits
    .propose(ADA, [parts(body, 1, 'takings')])
    .catch(({ diagnostics }) => diagnostics);
  expect(problem).toMatchObject({
    code: 'change/stale-edit',
    params: { kind: 'term', name: 'takings', read: 1, version: 2 },
  });
  expect([problem.params.theirs, problem.params.mine].map((text) => text.includes('goods sold'))).toEqual([
    true,
    false,
  ]);
  const { conflict } = await center.edits.check(ADA, parts(body, 1, 'takings'));
  expect(conflict).toMatchObject({ kind: 'term', read: 1, version: 2 });
  // Where everybody reviews for themselves it is used at once.
  const done = await center.edits.propose(ADA, [parts(body, 2, 'takings')]);
  expect(done.isApplied).toBe(true);
  expect((await center.glossary(ADA)).find(({ name }) => name === 'takings')?.owner).toBe('ada');
});

test('change/still-named: a term that others name stays; of what is hidden no name is told', async () => {
  const { center } = await shop('self');
  const codes = async (edit: DefinitionEdit, by = ADA) =>
    (await center.edits.check(by, edit)).findings.map(({ diagnostic }) => diagnostic);
  expect(await codes(removed('takings'))).toMatchObject([
    { code: 'change/still-named', params: { kind: 'term', name: 'takings', by: ['basis'] } },
  ]);
  const metric: DefinitionEdit = { kind: 'metric', name: 'revenue', base: 1, says: { removed: true } };
  const [named] = await codes(metric);
  expect(named?.params).toMatchObject({ by: expect.arrayContaining(['takings', 'orders_in']) });
  const [seen] = await codes(metric, ANA);
  expect(JSON.stringify(seen)).not.toContain('count');
  const both = [
    parts(
      { name: 'basis', label: { zh: '口径', en: 'Basis' }, definition: { zh: '何物。', en: 'What.' } },
      1,
      'basis',
    ),
  ];
  expect((await center.edits.propose(ADA, both)).isApplied).toBe(true);
  const gone = await center.edits.propose(ADA, [removed('takings')]);
  expect(gone.changes.map(({ id, change }) => [id, change])).toEqual([['takings', 'removed']]);
  expect((await center.glossary(ADA)).map(({ name }) => name)).not.toContain('takings');
  expect(await refusal(center.edits.propose(ADA, [removed('takings')]))).not.toBe('');
});

test('a term whose links are hidden is neither read nor written over, and hidden names are unknown', async () => {
  const { center } = await shop();
  expect(await center.edits.written(ANA, { kind: 'term', name: 'orders_in' })).toBe(null);
  expect(await center.edits.written(ANA, { kind: 'term', name: 'count_word' })).toBe(null);
  expect((await center.edits.written(ANA, { kind: 'term', name: 'takings' }))?.version).toBe(1);
  const taken = { ...PRICE, name: 'count_word' };
  expect(await refusal(center.edits.propose(ANA, [parts(taken)]))).toBe('change/name-taken');
  const told = async (explains: object) => {
    const { findings } = await center.edits.check(ANA, parts({ ...PRICE, explains }));
    return findings.map(({ key, diagnostic: { code } }) => [key, code]);
  };
  expect(await told({ metrics: ['order_count'] })).toEqual(await told({ metrics: ['order_comet'] }));
  expect(await told({ dimensions: ['products.category'] })).toEqual(
    await told({ dimensions: ['products.categary'] }),
  );
  const same = await center.edits.check(ANA, parts({ ...PRICE, label: { zh: '单数', en: 'Price' } }));
  expect(JSON.stringify(same.findings)).not.toContain('count_word');
});

test('a request is seen by whom its terms name nothing hidden, and stays withheld from others', async () => {
  const { center } = await shop();
  const open = await center.edits.propose(FAY, [parts(PRICE)]);
  const explains = { metrics: ['order_count'] };
  const closed = await center.edits.propose(FAY, [parts({ ...PRICE, name: 'tally', ...LABEL, explains })]);
  const field = { metrics: ['revenue'], dimensions: ['products.category'] };
  const hidden = await center.edits.propose(FAY, [
    parts({ ...PRICE, name: 'kind_word', ...LABEL, explains: field }),
  ]);
  const away = await center.edits.propose(FAY, [removed('count_word')]);
  const numbers = async (by: typeof ANA) =>
    (await center.changeRequests.list(by)).map(({ number }) => number);
  expect(await numbers(VIC)).toEqual([away, hidden, closed, open].map(({ request }) => request));
  expect(await numbers(ANA)).toEqual([open.request]);
  const detail = await center.changeRequests.find(ANA, open.request ?? 0);
  expect(detail?.changes).toMatchObject([{ kind: 'term', id: 'price', isWithheld: false }]);
  expect(detail?.changes[0]?.written.after).toContain('单价');
  for (const { request } of [closed, hidden, away])
    expect(await center.changeRequests.find(ANA, request ?? 0)).toBe(null);
});

const LABEL = { label: { zh: '别的', en: 'Other' }, synonyms: [] };

test('where nothing is reviewed a term is written, from the day that is asked for', async () => {
  const { center } = await openShop();
  const bare = { name: 'price', label: PRICE.label, definition: PRICE.definition };
  expect((await center.edits.propose(ANN, [parts(bare)])).isApplied).toBe(true);
  const owned = { ...bare, owner: 'ann' };
  const done = await center.edits.propose(ANN, [parts(owned, 1, 'price')], { effectiveFrom: '2999-01-01' });
  expect(done.changes).toMatchObject([{ id: 'price', version: 2, effectiveFrom: '2999-01-01' }]);
  expect((await center.glossary(ANN)).find(({ name }) => name === 'price')?.owner).toBe(null);
  expect((await center.edits.written(ANN, { kind: 'term', name: 'price' }))?.body.owner).toBe('ann');
});
