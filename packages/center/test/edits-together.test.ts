import { expect, test } from 'vitest';
import type { DefinitionEdit, Principal } from '../src/index.ts';
import { ADA, ANA, BO, FAY, refusal, reviewedShop } from './reviewed-shop.ts';

const GLOSSARY = [
  'glossary:',
  '  - {name: basis, label: {zh: 口径, en: Basis}, definition: {zh: 包括什么。, en: What counts.}, see: [takings]}',
  '  - {name: takings, label: {zh: 营业款, en: Takings}, definition: {zh: 货款。, en: Money for goods.}, explains: {metrics: [basket]}}',
  '  - {name: tally, label: {zh: 单数, en: Tally}, definition: {zh: 数。, en: A number.}, explains: {metrics: [order_count]}}',
  '',
].join('\n');
const HIDDEN =
  'policies: [{name: some, roles: [analyst], open: [orders, products], metrics: {deny: [order_count]}}, ' +
  '{name: all, roles: [steward, business_owner, viewer], open: [orders, products]}]\n';

const BASKET = 'metrics: [{name: basket, label: {zh: 客单, en: Basket}, formula: max(orders.amount)}]\n';

type Body = Readonly<Record<string, unknown>>;
const term = (name: string, more: Body = {}, base = 0): DefinitionEdit => {
  const body = {
    name,
    label: { zh: `词${name}`, en: name },
    definition: { zh: '词。', en: 'A word.' },
    ...more,
  };
  return { kind: 'term', name: base === 0 ? null : name, base, says: { body } };
};
const metric = (name: string, formula: string, made: string | null = null, base = 0): DefinitionEdit => ({
  ...{ kind: 'metric', name: made, base },
  says: { body: { name, label: { zh: `标${name}`, en: name }, formula } },
});
const removed = (kind: 'term' | 'metric', name: string): DefinitionEdit => ({
  ...{ kind, name, base: 1 },
  says: { removed: true },
});
const shop = (review: 'one' | 'self') =>
  reviewedShop(review, { 'glossary.yaml': GLOSSARY, 'policies.yaml': HIDDEN, 'metrics/basket.yaml': BASKET });

test('a term goes together with the link to it, in either order; not where the other still names it', async () => {
  for (const turn of [false, true]) {
    const { center } = await shop('self');
    const still = [removed('term', 'takings'), term('basis', { see: ['takings'], owner: 'ada' }, 1)];
    const refused = await center.edits.propose(ADA, still);
    expect([refused.isApplied, refused.diagnostics.map(({ code }) => code)]).toEqual([
      false,
      ['model/unknown-reference'],
    ]);
    const both = [removed('term', 'takings'), term('basis', {}, 1)];
    const [gone = both[0]] = both;
    const alone = await center.edits.check(ADA, gone as DefinitionEdit);
    expect(alone.findings.map(({ diagnostic: { code } }) => code)).toEqual(['change/still-named']);
    const among = await center.edits.check(ADA, gone as DefinitionEdit, { beside: both.slice(1) });
    expect(among.findings).toEqual([]);
    const done = await center.edits.propose(ADA, turn ? both.toReversed() : both);
    expect(done.changes.map(({ id, change }) => `${id} ${change}`).toSorted()).toEqual([
      'basis changed',
      'takings removed',
    ]);
    expect((await center.glossary(ADA)).map(({ name }) => name)).toEqual(['basis', 'tally']);
  }
});

test('a metric goes together with the term that explains it', async () => {
  const { center } = await shop('self');
  const alone = await center.edits.propose(ADA, [removed('metric', 'basket')]);
  expect(alone.diagnostics.map(({ code }) => code)).toEqual(['change/still-named']);
  const bare = term('takings', { explains: { metrics: ['revenue'] } }, 1);
  const done = await center.edits.propose(ADA, [removed('metric', 'basket'), bare]);
  expect(done.isApplied).toBe(true);
  expect(center.metric(ADA, 'basket')).toBe(null);
});

test('each object of a request is revised among the others, by somebody who sees a part too', async () => {
  for (const who of [FAY, ANA]) {
    const { center } = await shop('one');
    const { edits, changeRequests } = center;
    const sold = metric('sold', 'sum(orders.amount)');
    const word = term('word', { explains: { metrics: ['sold'] } });
    const asked = await edits.propose(who, [sold, word]);
    const number = asked.request ?? 0;
    expect([number, asked.diagnostics]).toEqual([1, []]);
    const mended = term('word', { owner: 'ana', explains: { metrics: ['sold'] } });
    const codes = async (within: object) =>
      (await edits.check(who, { ...mended, name: 'word' }, within)).findings.map(
        ({ diagnostic: { code } }) => code,
      );
    expect(await codes({ request: number })).toEqual([]);
    expect((await edits.check(who, mended)).findings.map(({ diagnostic: { code } }) => code)).toEqual([
      'model/unknown-reference',
    ]);
    const first = await edits.revise(who, { number, revision: 1 }, [{ ...mended, name: 'word' }]);
    expect(first.kind).toBe('done');
    const twice = metric('sold', 'sum(orders.amount) * 2', 'sold');
    expect((await edits.preview(who, twice, { request: number })).comparison?.total?.after).toBe('2315.50');
    expect((await edits.revise(who, { number, revision: 2 }, [twice])).kind).toBe('done');
    const content = (await changeRequests.find(who, number))?.content.objects ?? [];
    expect(content.map(({ id, body }) => [id, body])).toEqual([
      ['sold', expect.objectContaining({ formula: 'sum(orders.amount) * 2' })],
      ['word', expect.objectContaining({ owner: 'ana' })],
    ]);
    // Both are called otherwise in one revision.
    const renamed = [
      { ...metric('sales', 'sum(orders.amount)'), name: 'sold' },
      { ...term('word', { explains: { metrics: ['sales'] } }), name: 'word' },
    ];
    const last = await edits.revise(who, { number, revision: 3 }, renamed);
    expect(last.kind).toBe('done');
    const names = (await changeRequests.find(who, number))?.content.objects.map(({ id }) => id);
    expect(names?.toSorted()).toEqual(['sales', 'word']);
  }
});

test('what hides from somebody stays unknown to what they ask for together', async () => {
  const { center } = await shop('one');
  const word = term('word', { explains: { metrics: ['mine'] } });
  const told = async (formula: string) => {
    const { findings } = await center.edits.check(ANA, word, { beside: [metric('mine', formula)] });
    return findings.map(({ key, diagnostic: { code, params } }) => [key, code, params]);
  };
  expect(await told('order_count * 1')).toEqual(await told('order_comet * 1'));
  expect((await told('order_count * 1')).map(([, code]) => code)).toEqual(['model/unknown-reference']);
  expect(await told('count(orders)')).toEqual([]);
  // A chain of them leads to nothing either.
  const chain = [metric('mine', 'other * 1'), metric('other', 'order_count * 1')];
  const { findings } = await center.edits.check(ANA, word, { beside: chain });
  expect(findings.map(({ diagnostic: { code } }) => code)).toEqual(['model/unknown-reference']);
  expect((await center.edits.propose(ANA, [word, ...chain])).request).toBe(null);
  // Nor does the link of a hidden term.
  expect(await refusal(center.edits.propose(ANA, [term('tally', { owner: 'ana' }, 1)]))).toBe(
    'model/unknown-reference',
  );
});

test('a request of somebody else, or one that is over, is nothing to be judged among', async () => {
  const { center } = await shop('one');
  const asked = await center.edits.propose(FAY, [metric('sold', 'sum(orders.amount)')]);
  const word = term('word', { explains: { metrics: ['sold'] } });
  const number = asked.request ?? 0;
  const codes = async () =>
    (await center.edits.check(FAY, word, { request: number })).findings.map(
      ({ diagnostic: { code } }) => code,
    );
  expect(await codes()).toEqual([]);
  await center.changeRequests.withdraw(FAY, { number, revision: 1 });
  expect(await codes()).toEqual(['model/unknown-reference']);
});

test('whether what one names is hidden or nowhere makes no difference to the others beside it', async () => {
  const { center } = await shop('one');
  const word = term('word', { explains: { metrics: ['more'] } });
  const told = async (formula: string) => {
    // What is hidden counts: such a basket would not go with an amount, and the one that is there does.
    const beside = [
      metric('basket', formula, 'basket', 1),
      metric('more', 'basket + max(orders.amount)'),
      term('one', { see: ['two'] }),
      term('two', { see: ['one'], explains: { metrics: ['more'] } }),
    ];
    const { findings } = await center.edits.check(ANA, word, { beside });
    const around = await center.edits.check(ANA, term('three', { see: ['one'] }), { beside });
    return [...findings, ...around.findings].map(({ diagnostic: { code, params } }) => [code, params]);
  };
  expect(await told('order_comet * 1')).toEqual([]);
  expect(await told('order_count * 1')).toEqual([]);
});

test('whoever had a part in a request learns nothing of what its requester put into it since', async () => {
  const policies =
    'policies: [{name: one, roles: [business_owner], open: [orders, products], metrics: {allow: [revenue]}}, ' +
    '{name: all, roles: [steward], open: [orders, products]}]\n';
  const { center } = await reviewedShop('one', { 'policies.yaml': policies });
  const { edits, changeRequests } = center;
  const revenue = metric('revenue', 'sum(orders.amount) * 2', 'revenue', 1);
  const { request: number = 0 } = await edits.propose(FAY, [revenue]);
  const read = { number: number ?? 0, revision: 1 };
  expect((await changeRequests.requestChanges(BO, read, 'why')).kind).toBe('done');
  expect((await edits.revise(FAY, read, [revenue, metric('sold', 'max(orders.amount)')])).kind).toBe('done');
  const codes = async (who: Principal) =>
    (await edits.check(who, metric('twice', 'sold * 2'), { request: read.number })).findings.map(
      ({ diagnostic: { code } }) => code,
    );
  expect(await codes(FAY)).toEqual([]);
  expect(await codes(BO)).toEqual(['model/unknown-metric']);
  const revised = (formula: string) =>
    refusal(edits.revise(BO, { ...read, revision: 2 }, [metric('twice', formula)]));
  expect([await revised('sold * 2'), await revised('gold * 2')]).toEqual([
    'change/not-requester',
    'change/not-requester',
  ]);
});
