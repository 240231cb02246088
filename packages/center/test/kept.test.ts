import { expect, onTestFinished, test } from 'vitest';
import {
  type Center,
  type CenterOptions,
  openCenter,
  type Principal,
  restore,
  SYSTEM,
} from '../src/index.ts';
import { catalogOf } from './catalog-of.ts';
import { SHOP } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const ANN: Principal = { user: 'ann', roles: ['administrator'] };
const BOB: Principal = { user: 'bob', roles: ['administrator'] };
const NOBODY: Principal = { user: 'carl', roles: [] };

const optionsIn = (cwd: string): CenterOptions => ({
  cwd,
  env: {},
  now: () => new Date('2024-03-11T08:00:00Z'),
  today: null,
  command: 'test',
  store: catalogOf(cwd),
});

async function open(folder: string): Promise<Center> {
  const center = await openCenter(folder, optionsIn(folder));
  onTestFinished(() => center.close());
  return center;
}

async function openShop(): Promise<Center> {
  const center = await open(temporaryFolder(SHOP));
  await center.adoptFolder(SYSTEM);
  return center;
}

const BODY = {
  metrics: ['revenue', 'order_count'],
  rows: ['month'],
  columns: ['products.category'],
  where: null,
};
const wish = (name: string, isShared: boolean) => ({ name, isShared, body: BODY });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (cause: { readonly diagnostics?: readonly { readonly code: string }[] }) => cause.diagnostics?.[0]?.code,
  );

test('an example is made once; whoever deletes it does not find it again', async () => {
  const { kept } = await openShop();
  const label = { zh: '一页', en: 'One page' };
  const wished = { name: '一页', isShared: true, body: { label, tiles: [{ view: BODY }], filters: [] } };
  const offer = () => kept.offer(ANN, { kind: 'dashboard', key: 'demo' }, wished);
  await offer();
  await offer();
  const [made, ...more] = await kept.list(BOB, 'dashboard');
  expect(more).toEqual([]);
  expect(made).toMatchObject({ owner: 'ann', label, metrics: ['revenue', 'order_count'] });
  expect(await kept.remove(ANN, 'dashboard', made?.id ?? '')).toBe(true);
  await offer();
  expect(await kept.list(ANN, 'dashboard')).toEqual([]);
  expect(await codeOf(kept.offer(NOBODY, { kind: 'dashboard', key: 'x' }, wished))).toBe('store/not-allowed');
});

test('what somebody keeps is seen by others only when it is shared, and changed by nobody else', async () => {
  const { kept } = await openShop();
  const own = await kept.create(ANN, 'view', wish('own', false));
  const shared = await kept.create(ANN, 'view', wish('shared', true));
  expect((await kept.list(ANN, 'view')).map(({ name }) => name).sort()).toEqual(['own', 'shared']);
  expect((await kept.list(BOB, 'view')).map(({ name }) => name)).toEqual(['shared']);
  expect(await kept.list(BOB, 'dashboard')).toEqual([]);
  expect(await kept.find(BOB, 'view', own.id)).toBe(null);
  expect((await kept.find(BOB, 'view', shared.id))?.body).toEqual(BODY);
  expect(await kept.find(ANN, 'dashboard', own.id)).toBe(null);
  const read = { kind: 'view', id: shared.id, revision: 1 } as const;
  expect(await codeOf(kept.save(BOB, read, wish('mine', false)))).toBe('store/not-owner');
  expect(await codeOf(kept.remove(BOB, 'view', shared.id))).toBe('store/not-owner');
  expect((await kept.save(BOB, { ...read, id: own.id }, wish('mine', false))).kind).toBe('gone');
  expect(await kept.remove(BOB, 'view', own.id)).toBe(false);
  for (const refused of [kept.list(NOBODY, 'view'), kept.find(NOBODY, 'view', shared.id)])
    expect(await codeOf(refused)).toBe('store/not-allowed');
  expect(await codeOf(kept.create(NOBODY, 'view', wish('x', false)))).toBe('store/not-allowed');
  expect(await kept.remove(ANN, 'view', own.id)).toBe(true);
  expect(await kept.remove(ANN, 'view', own.id)).toBe(false);
});

test('of two who rewrite the same revision the slower one is told what is there now', async () => {
  const { kept } = await openShop();
  const { id, revision } = await kept.create(ANN, 'view', wish('first', false));
  const read = { kind: 'view', id, revision } as const;
  const saved = await kept.save(ANN, read, wish('second', true));
  expect(saved).toMatchObject({ kind: 'saved', object: { name: 'second', isShared: true, revision: 2 } });
  const late = await kept.save(ANN, read, wish('third', false));
  expect(late).toMatchObject({ kind: 'changed', object: { name: 'second', revision: 2 } });
  expect((await kept.find(ANN, 'view', id))?.name).toBe('second');
});

test('what a change of a metric reaches includes views, dashboards and followers, as long as they are there', async () => {
  const center = await openShop();
  const view = await center.kept.create(ANN, 'view', wish('v', false));
  const body = {
    tiles: [{ view: { ...BODY, metrics: ['order_count'], where: "products.category = 'chairs'" } }, {}],
    filters: [{ ref: 'products.category' }],
  };
  const dashboard = await center.kept.create(ANN, 'dashboard', { name: 'd', isShared: true, body });
  await center.follow(BOB, ['revenue']);
  expect((await center.kept.list(ANN, 'dashboard'))[0]?.metrics).toEqual(['order_count']);
  const files = new Map(Object.entries(SHOP).filter(([path]) => path.endsWith('.yaml')));
  const impactOf = async (name: string, by: string) => {
    const sales = (SHOP['metrics/sales.yaml'] ?? '').replace(name, by);
    return (await center.apply(ANN, new Map([...files, ['metrics/sales.yaml', sales]]), { dryRun: true }))
      .impact;
  };
  expect(await impactOf('sum(orders.amount)', 'sum(orders.amount) * 2')).toEqual([
    { kind: 'follow', id: 'bob', isDirect: true },
    { kind: 'view', id: view.id, isDirect: true },
  ]);
  expect(await impactOf('count(orders)', 'count(orders) + 1')).toEqual([
    { kind: 'dashboard', id: dashboard.id, isDirect: true },
    { kind: 'view', id: view.id, isDirect: true },
  ]);
  await center.kept.remove(ANN, 'view', view.id);
  await center.follow(BOB, []);
  expect(await impactOf('sum(orders.amount)', 'sum(orders.amount) * 2')).toEqual([]);
});

test('one person keeps so many of a kind and no more', async () => {
  const { kept } = await openShop();
  for (let i = 0; i < 1000; i++) await kept.create(ANN, 'view', wish(`view ${i}`, false));
  expect(await codeOf(kept.create(ANN, 'view', wish('one more', false)))).toBe('store/too-many-kept');
  await kept.create(BOB, 'view', wish('his first', false));
});

test('a backup holds what people keep and follow', async () => {
  const center = await openShop();
  await center.load(SYSTEM);
  const { id } = await center.kept.create(ANN, 'dashboard', {
    name: '看板',
    isShared: true,
    body: { tiles: [], filters: [] },
  });
  await center.follow(ANN, ['revenue']);
  const folder = temporaryFolder();
  await center.backup(SYSTEM, `${folder}/shop.plumbline`);
  await restore(`${folder}/shop.plumbline`, `${folder}/again`, {
    cwd: folder,
    now: new Date('2024-03-11T08:00:00Z'),
    store: catalogOf(`${folder}/again`),
  });
  const again = await open(`${folder}/again`);
  expect(await again.kept.find(ANN, 'dashboard', id)).toMatchObject({
    name: '看板',
    owner: 'ann',
    revision: 1,
  });
  expect(await again.follows(ANN)).toEqual({ metrics: ['revenue'], isDefault: false, unseen: 0 });
});

test('hierarchies are those of the definitions; members come with what is above them', async () => {
  const yaml = (SHOP['plumbline.yaml'] ?? '')
    .replace('today: 2024-03-11', 'today: 2024-03-11\norganisation: place')
    .concat(
      'hierarchies:\n',
      '  - {name: place, label: {zh: 地点, en: Place}, levels: [shops.region, shops.name]}\n',
      '  - {name: chart, label: title, dataset: accounts, key: code, parent: above}\n',
    )
    .replace(
      'relationships:',
      [
        '  - {name: shops, label: {zh: 门店, en: Shops}, source: {files: data/shops.csv}, primary_key: [name]}',
        '  - {name: accounts, source: {files: data/accounts.csv}, primary_key: [code]}',
        'relationships:',
      ].join('\n'),
    );
  const folder = temporaryFolder({
    ...SHOP,
    'plumbline.yaml': yaml,
    'data/shops.csv': 'name,region\nBeijing 1,North\nHarbin,North\nNorthgate,South\n',
    'data/accounts.csv': 'code,above,title\nA1,,Assets\nA11,A1,Cash\nA111,A11,Till\n',
  });
  const center = await open(folder);
  const { report } = await center.adoptFolder(SYSTEM);
  expect(report?.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  await center.load(SYSTEM);
  expect(center.workspace(ANN).organisation).toBe('place');
  const { organisation, items } = center.hierarchies(ANN);
  expect(organisation).toBe('place');
  expect(items.map(({ name, label, levels }) => [name, label.en, levels])).toEqual([
    ['chart', 'chart', [{ ref: 'accounts.code', label: { zh: 'code', en: 'code' } }]],
    [
      'place',
      'Place',
      [
        { ref: 'shops.region', label: { zh: 'region', en: 'region' } },
        { ref: 'shops.name', label: { zh: '门店', en: 'Shops' } },
      ],
    ],
  ]);
  const { signal } = new AbortController();
  const members = async (name: string, search: string, limit = 10) => {
    const found = await center.hierarchyMembers(ANN, { name, search, limit, signal });
    expect(found?.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    return [found?.members.map(({ value, path, label }) => [value, path, label]), found?.hasMore];
  };
  expect(await members('place', 'NORTH')).toEqual([
    [
      ['North', [], null],
      ['Northgate', ['South'], null],
    ],
    false,
  ]);
  expect(await members('place', '', 3)).toEqual([
    [
      ['North', [], null],
      ['South', [], null],
      ['Beijing 1', ['North'], null],
    ],
    true,
  ]);
  expect(await members('chart', 'till')).toEqual([[['A111', ['A1', 'A11'], 'Till']], false]);
  expect(await center.hierarchyMembers(ANN, { name: 'none', search: '', limit: 1, signal })).toBe(null);
});

test('names beside names: members, what is above them and values are told in English, and found by it', async () => {
  const yaml = (SHOP['plumbline.yaml'] ?? '')
    .concat(
      'hierarchies:\n  - {name: place, label: Place, levels: [shops.region, shops.name]}\n',
      'dimensions:\n  - {name: area, fields: [shops.region]}\n  - {name: area_en, fields: [shops.region_en]}\n',
      '  - {name: branch, fields: [shops.name]}\n',
    )
    .replace(
      'relationships:',
      ['  - {name: shops, source: {files: data/shops.csv}, primary_key: [name]}', 'relationships:'].join(
        '\n',
      ),
    );
  const center = await open(
    temporaryFolder({
      ...SHOP,
      'plumbline.yaml': yaml,
      'data/shops.csv': [
        'name,name_en,region,region_en',
        '北京一店,Beijing 1,华北,North',
        '哈尔滨店,,华北,North',
        '',
      ].join('\n'),
    }),
  );
  await center.adoptFolder(SYSTEM);
  await center.load(SYSTEM);
  const { signal } = new AbortController();
  const found = await center.hierarchyMembers(ANN, { name: 'place', search: '', limit: 10, signal });
  expect(
    found?.members.map(({ value, english, path, pathEnglish }) => [value, english, path, pathEnglish]),
  ).toEqual([
    ['华北', 'North', [], []],
    ['北京一店', 'Beijing 1', ['华北'], ['North']],
    ['哈尔滨店', null, ['华北'], ['North']],
  ]);
  expect(await center.values(ANN, 'shops.name')).toMatchObject({
    items: ['北京一店', '哈尔滨店'],
    english: ['Beijing 1', null],
  });
  expect(await center.values(ANN, 'shops.name', { search: 'BEIJ' })).toMatchObject({
    items: ['北京一店'],
    english: ['Beijing 1'],
  });
  expect((await center.values(ANN, 'shops.region')).english).toEqual(['North']);
  expect(await center.values(ANN, 'area')).toMatchObject({ items: ['华北'], english: ['North'] });
  expect((await center.values(ANN, 'branch')).english).toEqual([null, null]);
});

test('a member with several English names is one member, and hides none of the next', async () => {
  const center = await open(
    temporaryFolder({
      ...SHOP,
      'places.yaml': [
        'datasets: [{name: shops, source: {files: data/shops.csv}, primary_key: [name]}]',
        'hierarchies: [{name: place, levels: [shops.region]}]',
        '',
      ].join('\n'),
      'data/shops.csv': 'name,region,region_en\na,B,Bee\nb,B,The Bee\nc,C,Cee\nd,D,Dee\n',
    }),
  );
  await center.adoptFolder(SYSTEM);
  await center.load(SYSTEM);
  const { signal } = new AbortController();
  const members = async (limit: number) => {
    const found = await center.hierarchyMembers(ANN, { name: 'place', search: '', limit, signal });
    return [found?.members.map(({ value, english }) => [value, english]), found?.hasMore];
  };
  expect(await members(2)).toEqual([
    [
      ['B', 'Bee'],
      ['C', 'Cee'],
    ],
    true,
  ]);
  expect(await members(10)).toEqual([
    [
      ['B', 'Bee'],
      ['C', 'Cee'],
      ['D', 'Dee'],
    ],
    false,
  ]);
});
