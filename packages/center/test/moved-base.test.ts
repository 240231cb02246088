import { writtenObjects } from '@plumbline/model';
import type { Json } from '@plumbline/store';
import { expect, test } from 'vitest';
import type { ApplyReport, DefinitionEdit, Principal } from '../src/index.ts';
import { openCatalog } from './catalog-of.ts';
import { ADA, ANA, BO, FAY, type ReviewedShop, reviewedShop } from './reviewed-shop.ts';
import { open, texts } from './served-shop.ts';
import { SHOP } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const BOB: Principal = { user: 'bob', roles: ['administrator'] };
const SALES = 'metrics/sales.yaml';
type Texts = ReadonlyMap<string, string>;

/** A clone of the folder in which something else is written. */
function clone(files: Texts, ...changes: readonly (readonly [from: string, to: string])[]): Texts {
  let text = files.get(SALES) ?? '';
  for (const [from, to] of changes) {
    expect(text).toContain(from);
    text = text.replace(from, to);
  }
  return new Map([...files, [SALES, text]]);
}

function said({ changes, diagnostics }: ApplyReport) {
  return [changes.map(({ kind, id }) => `${kind}:${id}`), diagnostics.map(({ code }) => code)];
}

const TREBLED = ['sum(orders.amount)', 'sum(orders.amount) * 3'] as const;
const twice = (factor: number) => ['count(orders)', `count(orders) * ${factor}`] as const;

/** A request from files that waits while another one, from files too, is published. */
async function overtaken({ center, files }: ReviewedShop, waits: Texts, overtakes: Texts) {
  const before = await files();
  const { request } = await center.changeRequests.propose(ANA, waits);
  const other = await center.changeRequests.propose(FAY, overtakes);
  await publish(other.request);
  await publish(request);
  return before;

  async function publish(number: number | null) {
    const done = await center.changeRequests.sign(
      BO,
      { number: number ?? 0, revision: 1 },
      { side: 'business' },
    );
    expect(done).toMatchObject({ kind: 'done', request: { state: 'published' } });
  }
}

const formulas = ({ center }: ReviewedShop, who: Principal = ADA) =>
  ['revenue', 'order_count'].map((name) => center.metric(who, name)?.formula);

test('a request from files moves the base of what it asks for alone: what others applied meanwhile is gone back from by git', async () => {
  const shop = await reviewedShop('one');
  const { changeRequests } = shop.center;
  const start = await shop.files();
  await overtaken(shop, clone(start, TREBLED), clone(start, twice(2)));
  expect(formulas(shop)).toEqual(['sum(orders.amount) * 3', 'count(orders) * 2']);
  const both = clone(start, TREBLED, twice(2));
  // What git brought together is what is held against.
  expect(said(await shop.center.apply(ADA, both, { dryRun: true }))).toEqual([[], []]);
  const further = await changeRequests.propose(FAY, clone(start, TREBLED, twice(5)), { dryRun: true });
  expect(said(further)).toEqual([['metric:order_count'], []]);
  const reverted = clone(start, TREBLED);
  const told = await changeRequests.propose(FAY, reverted, { dryRun: true });
  expect(said(told)).toEqual([[], ['change/goes-back']]);
  const meant = await changeRequests.propose(FAY, reverted, { wins: { ours: ['order_count'] } });
  expect(said(meant)[0]).toEqual(['metric:order_count']);
});

test('what only the others’ files have stays known: dropping it removes it', async () => {
  const shop = await reviewedShop('one');
  const start = await shop.files();
  const made = new Map([
    ...start,
    ['more.yaml', 'metrics:\n  - {name: doubled, formula: order_count * 2}\n'],
  ]);
  await overtaken(shop, clone(start, TREBLED), made);
  expect(shop.center.metric(ADA, 'doubled')).not.toBeNull();
  const dropped = await shop.center.changeRequests.propose(FAY, clone(start, TREBLED), { dryRun: true });
  expect(dropped.changes.map(({ id, change }) => [id, change])).toEqual([['doubled', 'removed']]);
});

test('what its files took over from the web is known by them, also beside what was overtaken', async () => {
  const shop = await reviewedShop('one');
  const { center } = shop;
  const web: DefinitionEdit = {
    ...{ kind: 'metric', name: 'order_count', base: 1 },
    says: { yaml: 'name: order_count\nlabel: {zh: 订单数, en: Order count}\nformula: count(orders) * 7' },
  };
  const { request } = await center.edits.propose(ANA, [web]);
  await center.changeRequests.sign(BO, { number: request ?? 0, revision: 1 }, { side: 'business' });
  const start = await shop.files();
  const { files: exported } = await center.definitionFiles(ADA, start);
  const merged = new Map([...start, ...exported]);
  const made = new Map([...start, ['more.yaml', 'metrics:\n  - {name: doubled, formula: revenue * 2}\n']]);
  await overtaken(shop, clone(merged, TREBLED), made);
  // The next change of the file is one, and no conflict with what the web had said before.
  const next = await center.changeRequests.propose(
    FAY,
    new Map([
      ...clone(merged, TREBLED, ['count(orders) * 7', 'count(orders) * 8']),
      ['more.yaml', made.get('more.yaml') ?? ''],
    ]),
    { dryRun: true },
  );
  expect(said(next)).toEqual([['metric:order_count'], []]);
});

/** The web says something else of a metric, and that is published. */
async function saysInWeb({ center }: ReviewedShop, base: number, formula: string): Promise<void> {
  const web: DefinitionEdit = {
    ...{ kind: 'metric', name: 'order_count', base },
    says: { yaml: `name: order_count\nlabel: {zh: 订单数, en: Order count}\nformula: ${formula}` },
  };
  const { request } = await center.edits.propose(ANA, [web]);
  await center.changeRequests.sign(BO, { number: request ?? 0, revision: 1 }, { side: 'business' });
}

/** Files that say something else of `order_count`, which is to stay the web's, wait while files that took over the web's are published. */
async function threeSay(shop: ReviewedShop, mine: string, then?: () => Promise<void>) {
  const start = await shop.files();
  await saysInWeb(shop, 1, 'count(orders) * 7');
  const { changeRequests } = shop.center;
  const own = clone(start, TREBLED, ['count(orders)', mine]);
  const waits = await changeRequests.propose(ANA, own, { wins: { theirs: ['order_count'] } });
  expect(said(waits)[0]).toEqual(['metric:revenue']);
  const { files: exported } = await shop.center.definitionFiles(ADA, start);
  const made = ['more.yaml', 'metrics:\n  - {name: doubled, formula: order_count * 2}\n'] as const;
  const other = await changeRequests.propose(FAY, new Map([...start, ...exported, made]));
  expect(said(other)[0]).toEqual(['metric:doubled']);
  for (const { request } of [other, waits]) {
    const read = { number: request ?? 0, revision: 1 };
    expect(await changeRequests.sign(BO, read, { side: 'business' })).toMatchObject({ kind: 'done' });
    if (request === other.request) await then?.();
  }
  return { merged: new Map([...own, made]), theirs: clone(new Map([...start, ...exported, made]), TREBLED) };
}

test('what two requests took along, each otherwise, is nobody’s base: the next files never write over the catalog', async () => {
  const shop = await reviewedShop('one');
  const { merged, theirs } = await threeSay(shop, 'count(orders) * 100');
  const { changeRequests } = shop.center;
  const told = await changeRequests.propose(FAY, merged, { dryRun: true });
  expect(said(told)).toEqual([[], ['change/both-changed']]);
  expect(formulas(shop)).toEqual(['sum(orders.amount) * 3', 'count(orders) * 7']);
  // Files that say what the catalog says go on, and so does who decides.
  expect(said(await shop.center.apply(ADA, theirs, { dryRun: true }))).toEqual([[], []]);
  const meant = await changeRequests.propose(FAY, merged, { dryRun: true, wins: { ours: ['order_count'] } });
  expect(said(meant)).toEqual([['metric:order_count'], []]);
});

test('the same where the request’s files say what an earlier version said: they are told to go back', async () => {
  const shop = await reviewedShop('one');
  // Of the web: 9 at first, then 7; the files that wait say 9.
  const { center } = shop;
  const start = await shop.files();
  await saysInWeb(shop, 1, 'count(orders) * 9');
  await saysInWeb(shop, 2, 'count(orders) * 7');
  const own = clone(start, TREBLED, twice(9));
  const waits = await center.changeRequests.propose(ANA, own, { wins: { theirs: ['order_count'] } });
  const { files: exported } = await center.definitionFiles(ADA, start);
  const made = ['more.yaml', 'metrics:\n  - {name: doubled, formula: order_count * 2}\n'] as const;
  const other = await center.changeRequests.propose(FAY, new Map([...start, ...exported, made]));
  for (const { request } of [other, waits])
    await center.changeRequests.sign(BO, { number: request ?? 0, revision: 1 }, { side: 'business' });
  const told = await center.changeRequests.propose(FAY, new Map([...own, made]), { dryRun: true });
  expect(said(told)).toEqual([[], ['change/goes-back']]);
});

test('what is gone from the catalog meanwhile is not made anew by old files', async () => {
  const shop = await reviewedShop('one');
  const { center } = shop;
  const { merged } = await threeSay(shop, 'count(orders) * 100', async () => {
    const removal = (name: string): DefinitionEdit => ({
      ...{ kind: 'metric', name, base: name === 'doubled' ? 1 : 2 },
      says: { removed: true },
    });
    const gone = await center.edits.propose(ANA, [removal('doubled'), removal('order_count')]);
    await center.changeRequests.sign(BO, { number: gone.request ?? 0, revision: 1 }, { side: 'business' });
  });
  expect(center.metric(ADA, 'order_count')).toBeNull();
  const told = await center.changeRequests.propose(FAY, merged, { dryRun: true });
  expect(said(told)).toEqual([[], ['change/both-changed', 'change/catalog-newer']]);
});

test.each(['asked', 'revised'])(
  'a request that was %s when no files had ever been applied: what others’ files dropped is not made anew',
  async (how) => {
    const folder = temporaryFolder({ ...SHOP, 'plumbline.yaml': `review: one\n${SHOP['plumbline.yaml']}` });
    const now = new Date('2024-03-11T08:00:00Z');
    const start = await texts(folder);
    const store = await openCatalog(folder, now);
    const versions = writtenObjects(start).map(({ kind, id, body }) => ({
      ...{ kind, id, body: body as Json, effectiveFrom: '0001-01-01', references: [] },
    }));
    await store.definitions.record({ kind: 'edit', versions, files: new Map() }, { by: 'ann', now });
    await store.close();
    const { changeRequests, people } = await open(folder);
    await people.users.create({ login: 'bob', displayName: 'Bob', roles: BOB.roles }, { by: 'ada', now });
    const own = clone(start, TREBLED);
    const wins = { ours: ['revenue'] };
    const waits = await changeRequests.propose(ADA, own, { wins });
    expect(said(waits)[0]).toEqual(['metric:revenue']);
    const number = waits.request ?? 0;
    if (how === 'revised')
      expect(
        await changeRequests.revise(ADA, { number, revision: 1 }, own, { wins, title: 'again' }),
      ).toMatchObject({ kind: 'done' });
    const [, line] = /(\n {2}- \{name: order_count.*\})/.exec(start.get(SALES) ?? '') ?? [];
    const dropped = await changeRequests.propose(ADA, clone(start, [line ?? '?', '']), {
      wins: { ours: ['order_count'] },
    });
    expect(dropped.changes).toMatchObject([{ id: 'order_count', change: 'removed' }]);
    for (const read of [
      { number: dropped.request ?? 0, revision: 1 },
      { number, revision: how === 'revised' ? 2 : 1 },
    ])
      expect(await changeRequests.sign(BOB, read, { side: 'business' })).toMatchObject({ kind: 'done' });
    const told = await changeRequests.propose(ADA, own, { dryRun: true });
    expect(said(told)).toEqual([[], ['change/catalog-newer']]);
  },
);

test('the same wish with other files stands as it is, and says so: change/asked-already', async () => {
  const shop = await reviewedShop('one');
  const { changeRequests } = shop.center;
  const start = await shop.files();
  await saysInWeb(shop, 1, 'count(orders) * 7');
  const own = clone(start, TREBLED);
  const first = await changeRequests.propose(ANA, own);
  const told = async (files: Texts, theirs: readonly string[] = []) => {
    const { request, diagnostics } = await changeRequests.propose(ANA, files, { wins: { theirs } });
    return [request, diagnostics.map(({ code, params }) => [code, params])];
  };
  const stands = ['change/asked-already', { id: 'CR-0002' }];
  expect(first.request).toBe(2);
  expect(await told(own)).toEqual([2, [['change/catalog-newer', expect.anything()]]]);
  const other = clone(start, TREBLED, twice(100));
  expect(await told(other, ['order_count'])).toEqual([2, [stands]]);
  // The same files, held against what others have applied since.
  const made = ['more.yaml', 'metrics:\n  - {name: doubled, formula: revenue * 2}\n'] as const;
  const added = await changeRequests.propose(FAY, new Map([...start, made]));
  await changeRequests.sign(BO, { number: added.request ?? 0, revision: 1 }, { side: 'business' });
  expect((await told(own, ['doubled']))[1]).toContainEqual(stands);
});
