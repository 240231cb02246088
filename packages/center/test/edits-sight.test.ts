import { expect, test } from 'vitest';
import type { DefinitionEdit } from '../src/index.ts';
import { ADA, ANA, BO, FAY, refusal, reviewedShop } from './reviewed-shop.ts';

const HIDDEN =
  'policies: [{name: some, roles: [analyst], open: [orders, products], metrics: {deny: [order_count]}}, ' +
  '{name: all, roles: [steward, business_owner, viewer], open: [orders, products]}]\n';
const made = (text: string, base = 0, name: string | null = null): DefinitionEdit => ({
  ...{ kind: 'metric', name, base },
  says: { yaml: text },
});

test('the name of a hidden metric is taken: nothing of that metric is told, nothing is written over it', async () => {
  const { center } = await reviewedShop('one', { 'policies.yaml': HIDDEN });
  const text = 'name: order_count\nformula: count(products)';
  for (const base of [1, 7]) {
    expect(await refusal(center.edits.propose(ANA, [made(text, base)]))).toBe('change/base-of-nothing');
    expect(await refusal(center.edits.check(ANA, made(text, base)))).toBe('change/base-of-nothing');
  }
  expect(await refusal(center.edits.propose(ANA, [made(text)]))).toBe('change/name-taken');
  expect(await refusal(center.edits.propose(ANA, [made(text, 7, 'revenue')]))).toBe('change/name-taken');
  for (const edit of [made(text), made(text, 7, 'revenue')]) {
    const { conflict, means, findings } = await center.edits.check(ANA, edit);
    expect([conflict, means]).toEqual([null, null]);
    expect(findings.map(({ diagnostic }) => diagnostic.code)).toContain('change/name-taken');
  }
  expect((await center.edits.check(ADA, made(text))).conflict).toMatchObject({ read: 0, version: 1 });
});

test('the same metric twice in one call is refused', async () => {
  const { center } = await reviewedShop('one');
  const twice = [made('name: a\nformula: count(orders)'), made('name: a\nformula: count(products)')];
  expect(await refusal(center.edits.propose(ANA, twice))).toBe('change/edited-twice');
});

test('a hidden replacement is unknown, like one that is not there', async () => {
  const { center } = await reviewedShop('one', { 'policies.yaml': HIDDEN });
  const told = async (name: string) => {
    const text = `name: made\nformula: sum(orders.amount)\ndeprecated: {replacement: ${name}}`;
    const { findings } = await center.edits.check(ANA, made(text));
    return findings.map(({ diagnostic }) => diagnostic.code);
  };
  expect(await told('order_count')).toContain('model/unknown-reference');
  expect(await told('order_count')).toEqual(await told('order_comet'));
});

test('a metric that mentions what is hidden is not read for editing', async () => {
  const { center } = await reviewedShop('one', {
    'policies.yaml': HIDDEN,
    'metrics/old.yaml':
      'metrics: [{name: old, label: {zh: 旧, en: Old}, formula: count(orders) * 2, deprecated: {replacement: order_count}}]\n',
  });
  expect((await center.edits.written(ADA, { kind: 'metric', name: 'old' }))?.body).toMatchObject({
    name: 'old',
  });
  expect(await center.edits.written(ANA, { kind: 'metric', name: 'old' })).toBe(null);
  expect((await center.edits.written(ANA, { kind: 'metric', name: 'revenue' }))?.version).toBe(1);
});

test('a policy for later opens nothing before its day, and a version for later is not read', async () => {
  const some = 'dataset: orders, where: "orders.product_id = 10"';
  const policy = `policies: [{name: some, roles: [analyst], open: [products], ${some}}]\n`;
  const shop = await reviewedShop('self', { 'policies.yaml': policy });
  const { center } = shop;
  const total = async () =>
    (await center.edits.preview(ANA, made('name: made\nformula: sum(orders.amount)'))).comparison?.total
      ?.after;
  expect(await total()).toBe('107.25');
  shop.edit('policies.yaml', `open: [products], ${some}`, 'open: [products, orders]');
  shop.edit('metrics/sales.yaml', 'sum(orders.amount)', 'sum(orders.amount) * 2');
  const later = { request: { effectiveFrom: '2030-01-01' } };
  expect((await center.apply(ADA, await shop.files(), later)).isApplied).toBe(true);
  expect(await total()).toBe('107.25');
  expect(await center.edits.written(ANA, { kind: 'metric', name: 'revenue' })).toBe(null);
});

/** Revenue has another formula from 2030 on, and order_count is to go then, as somebody wrote who sees everything. */
async function laterShop() {
  const some = 'dataset: orders, where: "orders.product_id = 10"';
  const shop = await reviewedShop('one', {
    'policies.yaml': `policies: [{name: some, roles: [analyst], open: [products], ${some}}, {name: all, roles: [steward, business_owner], open: [orders, products]}]\n`,
    'metrics/extra.yaml': 'metrics: [{name: extra, formula: count(orders)}]\n',
  });
  shop.edit('metrics/sales.yaml', 'sum(orders.amount)', 'sum(orders.amount) * 2');
  shop.edit('metrics/extra.yaml', '{name: extra, formula: count(orders)}', '');
  const { changeRequests } = shop.center;
  const wish = { effectiveFrom: '2030-01-01' };
  const { request } = await changeRequests.propose(FAY, await shop.files(), wish);
  const read = { number: request ?? 0, revision: 1 };
  expect((await changeRequests.sign(BO, read, { side: 'business' })).kind).toBe('done');
  return shop;
}

test('what was written for later is not written over by whoever guesses its version: change/unread-definition', async () => {
  const { center } = await laterShop();
  for (const name of ['revenue', 'extra'])
    for (const base of [1, 2, 3]) {
      const edit = made(`name: ${name}\nformula: count(products)`, base, name);
      const asked = center.edits.propose(ANA, [edit]);
      const told = await asked.catch(({ diagnostics }) => diagnostics);
      // The same whatever version is guessed: the number is not told either.
      expect(told).toMatchObject([{ code: 'change/unread-definition', params: { kind: 'metric', name } }]);
      const { findings, conflict, means } = await center.edits.check(ANA, edit);
      expect([conflict, means]).toEqual([null, null]);
      expect(findings.map(({ diagnostic }) => diagnostic.code)).toContain('change/unread-definition');
    }
  expect((await center.changeRequests.list(ADA)).length).toBe(1);
  const over = made('name: revenue\nformula: sum(orders.amount) * 3', 2, 'revenue');
  expect((await center.edits.propose(ADA, [over])).request).toBe(2);
});

test('a definition that names what is hidden is not written over: change/unread-definition', async () => {
  const { center } = await reviewedShop('one', {
    'policies.yaml': HIDDEN,
    'metrics/old.yaml':
      'metrics: [{name: old, formula: count(orders) * 2, deprecated: {replacement: order_count}}]\n',
  });
  const edit = made('name: old\nformula: count(orders)', 1, 'old');
  expect(await refusal(center.edits.propose(ANA, [edit]))).toBe('change/unread-definition');
});

test('figures and names of a preview are those of the definitions in force: what was written for later moves none', async () => {
  const { center } = await laterShop();
  const edit = made('name: made\nformula: revenue * 1');
  const going = made('name: made\nformula: extra * 1');
  const shown = async (who: typeof ANA, how = {}) => {
    const { comparison, split, diagnostics } = await center.edits.preview(who, edit, how);
    return { total: comparison?.total?.after, split: split?.total, diagnostics };
  };
  expect(await shown(ANA)).toMatchObject({ total: '107.25', diagnostics: [] });
  const { split } = await shown(ANA, { by: 'products.category' });
  expect(split?.slice(1)).toEqual(['107.25', '107.25']);
  const { findings, means } = await center.edits.check(ANA, going);
  expect([findings, means?.entry.name]).toEqual([[], 'made']);
  // Nor does asking for it tell what will be there no more: only that it cannot be had.
  const told = async (who: typeof ANA) =>
    (await center.edits.propose(who, [going], { dryRun: true })).diagnostics.map(({ code }) => code);
  expect(await told(ANA)).toEqual(['query/closed-data']);
  expect(await told(FAY)).toEqual(['model/unknown-metric']);
  const { request } = await center.edits.propose(ANA, [made('name: made\nformula: count(products)')]);
  const revised = await center.edits.revise(ANA, { number: request ?? 0, revision: 1 }, [going]);
  expect(revised.kind === 'broken' && revised.diagnostics.map(({ code }) => code)).toEqual([
    'query/closed-data',
  ]);
  // Who sees everything looks at what will be: twice as much, and one metric fewer.
  const whole = await center.edits.preview(ADA, edit);
  expect(whole.comparison?.total?.after).toBe('2315.50');
  expect((await center.edits.check(ADA, going)).findings).not.toEqual([]);
});
