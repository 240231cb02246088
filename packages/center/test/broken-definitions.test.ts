import { writtenObjects } from '@plumbline/model';
import type { DefinitionVersion, Json } from '@plumbline/store';
import { expect, test } from 'vitest';
import { opensEverything } from '../src/center/opens-everything.ts';
import { ADA, ANA, BO, FAY, FRED, refusal, VIC } from './reviewed-shop.ts';
import { servedAgain, variableShop } from './talk-shop.ts';

const REVENUE = { metrics: ['revenue'] };

test('while definitions have errors, who does not see all of them is told that, and nothing of it', async () => {
  const shop = await variableShop();
  const { center } = shop;
  expect((await center.query(ANA, REVENUE)).result?.rows).toEqual([['1157.75']]);
  expect(await center.edits.written(ANA, { kind: 'metric', name: 'revenue' })).not.toBe(null);
  const broken = await servedAgain(shop, center, 'missing');
  const whole = await broken.query(ADA, REVENUE);
  expect(whole.diagnostics.map(({ code }) => code)).toEqual(['workspace/variable-without-value']);
  const { result, diagnostics } = await broken.query(ANA, REVENUE);
  expect([result, diagnostics]).toEqual([
    null,
    [expect.objectContaining({ code: 'query/broken-definitions', params: {} })],
  ]);
  expect(JSON.stringify(diagnostics)).not.toMatch(/SHOP_DATA|products/);
  const edit = {
    kind: 'metric' as const,
    name: null,
    base: 0,
    says: { yaml: 'name: mine\nformula: sum(orders.amount)' },
  };
  expect(await refusal(broken.edits.check(ANA, edit))).toBe('query/broken-definitions');
  expect(await refusal(broken.edits.propose(ANA, [edit], { dryRun: true }))).toBe('query/broken-definitions');
  expect(await broken.edits.written(ANA, { kind: 'metric', name: 'revenue' })).toBe(null);
});

/** Everything is open to some by name; to others part by part, without a field, or but for a metric. */
const BY_NAME = [
  'policies:',
  '  - {name: open, roles: [steward, business_owner, analyst, viewer], open: [orders, products]}',
  '  - {name: some, roles: [analyst], deny: [orders.order_id]}',
  '  - {name: less, roles: [viewer], metrics: {deny: [order_count]}}',
  '',
].join('\n');

test('to whom policies open everything by their words alone, mends what is broken and signs it', async () => {
  const shop = await variableShop(BY_NAME);
  const broken = await servedAgain(shop, shop.center, 'missing');
  const { changeRequests } = broken;
  shop.edit('plumbline.yaml', `\${SHOP_DATA}/products.csv`, 'data/products.csv');
  const files = await shop.files();
  for (const who of [ANA, VIC]) {
    expect((await broken.query(who, REVENUE)).diagnostics.map(({ code }) => code)).toEqual([
      'query/broken-definitions',
    ]);
    expect(await changeRequests.list(who)).toEqual([]);
  }
  expect(await refusal(changeRequests.propose(ANA, files))).toBe('change/closed-definitions');
  // Who sees everything is told what is wrong, and is answered no more than others.
  const { result, diagnostics } = await broken.query(FRED, REVENUE);
  expect([result, diagnostics.map(({ code }) => code)]).toEqual([null, ['workspace/variable-without-value']]);
  const { request } = await changeRequests.propose(FRED, files);
  const read = { number: request ?? 0, revision: 1 };
  expect((await changeRequests.find(BO, read.number))?.changes.map(({ isWithheld }) => isWithheld)).toEqual([
    false,
  ]);
  expect(await changeRequests.find(ANA, read.number)).toBe(null);
  expect(await refusal(changeRequests.sign(FRED, read, { side: 'finance' }))).toBe('change/own-request');
  expect(await changeRequests.sign(FAY, read, { side: 'finance' })).toMatchObject({
    kind: 'done',
    request: { state: 'published' },
  });
  expect((await broken.query(FRED, REVENUE)).result?.rows).toEqual([['1157.75']]);
});

test('words that an error may be about open nothing: a policy whose roles or datasets a variable names', async () => {
  const named = BY_NAME.replace('open: [orders, products]', `open: [orders, "\${SHOP_OPEN}"]`);
  expect(opensEverything(versionsOf(BY_NAME), ['steward'])).toBe(true);
  expect(opensEverything(versionsOf(BY_NAME), ['analyst'])).toBe(false);
  expect(opensEverything(versionsOf(BY_NAME), ['steward', 'viewer'])).toBe(false);
  expect(opensEverything(versionsOf(BY_NAME), ['strategy_office'])).toBe(false);
  expect(opensEverything(versionsOf(named), ['steward'])).toBe(false);
  // Another dataset, that it does not open.
  expect(opensEverything([...versionsOf(BY_NAME), version('dataset', 'shops')], ['steward'])).toBe(false);
  // Whom another policy is for is not certain: it may be for everybody.
  const unclear = BY_NAME.replace('roles: [viewer]', `roles: ["\${SHOP_ROLE}"]`);
  expect(opensEverything(versionsOf(unclear), ['steward'])).toBe(false);
  // A key that this version does not know.
  const unknown = BY_NAME.replace('{name: open,', '{name: open, only: [orders],');
  expect(opensEverything(versionsOf(unknown), ['steward'])).toBe(false);
});

function versionsOf(policies: string): readonly DefinitionVersion[] {
  const written = writtenObjects(new Map([['policies.yaml', policies]]));
  return [
    ...['orders', 'products'].map((id) => version('dataset', id)),
    ...written.map(({ kind, id, body }) => version(kind, id, body as Json)),
  ];
}

function version(kind: string, id: string, body: Json = {}): DefinitionVersion {
  const known = { version: 1, change: 'c', effectiveFrom: '0001-01-01' };
  return { kind, id, body, ...known } as DefinitionVersion;
}
