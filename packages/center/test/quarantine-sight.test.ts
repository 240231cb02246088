import { expect, onTestFinished, test } from 'vitest';
import { type Center, openCenter, type Principal, SYSTEM } from '../src/index.ts';
import { catalogOf } from './catalog-of.ts';
import { SHOP } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const ANN: Principal = { user: 'ann', roles: ['administrator'] };
const CHO: Principal = { user: 'cho', roles: ['viewer'], attributes: { products: [10] } };

/** One product cannot be read; who sees some orders sees all products. */
const FILES = {
  ...SHOP,
  'plumbline.yaml': `${SHOP['plumbline.yaml']}`.replace(
    'primary_key: [product_id]\n',
    'primary_key: [product_id]\n    fields: [{name: weight, type: "decimal(9,2)"}]\n',
  ),
  // More orders than months of products, so that the rollup is worth reading.
  'data/orders.csv': `${SHOP['data/orders.csv']}5,10,2024-01-06,1.00\n6,11,2024-01-21,2.00\n7,10,2024-02-04,3.00\n8,11,2024-02-28,4.00\n`,
  'data/products.csv': 'product_id,category,weight\n10,chairs,5.5\n11,tables,20\n12,lamps,heavy\n',
  'policies.yaml':
    'policies: [{name: own, roles: [viewer], dataset: orders, where: "orders.product_id in ($user.products)", open: [products]}]\n',
};
const ROLLUP =
  'rollups: [{name: monthly, metrics: [revenue], by: [month, orders.product_id, products.category]}]\n';

async function open(files: Readonly<Record<string, string>>): Promise<Center> {
  const folder = temporaryFolder(files);
  const now = () => new Date('2024-03-11T08:00:00Z');
  const center = await openCenter(folder, {
    cwd: folder,
    env: {},
    now,
    today: null,
    command: 'test',
    store: catalogOf(folder),
  });
  onTestFinished(() => center.close());
  expect((await center.adoptFolder(SYSTEM)).kind).toBe('applied');
  await center.load(SYSTEM);
  return center;
}

async function told(center: Center, principal: Principal, query: object) {
  const { result, diagnostics } = await center.query(principal, query);
  if (result === null) throw new Error(JSON.stringify(diagnostics));
  const { cache, scope, warnings } = result.meta;
  return { cache, scope, rows: result.rows, warned: warnings.map(({ params }) => params.dataset) };
}

test('who sees some rows is warned of the same rows set aside, whether a rollup answers or not', async () => {
  const [plain, rolled] = [await open(FILES), await open({ ...FILES, 'rollups.yaml': ROLLUP })];
  const months = { metrics: ['revenue'], by: ['month'] };
  // The rollup is made of products too, and who sees everything is told so.
  expect(await told(plain, ANN, months)).toMatchObject({ cache: 'miss', warned: [] });
  expect(await told(rolled, ANN, months)).toMatchObject({ cache: 'rollup', warned: ['products'] });
  const kinds = { metrics: ['revenue'], by: ['products.category'] };
  for (const [query, warned] of [
    [months, []],
    [kinds, ['products']],
  ] as const) {
    const expected = { cache: 'miss', scope: 'partial', warned };
    expect(await told(plain, CHO, query)).toMatchObject(expected);
    expect(await told(rolled, CHO, query)).toEqual(await told(plain, CHO, query));
  }
});
