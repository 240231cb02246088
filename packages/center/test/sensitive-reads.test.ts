import { expect, test } from 'vitest';
import { type Center, type Principal, SYSTEM } from '../src/index.ts';
import { ADA, ANA, BO, FAY, refusal, reviewedShop, VIC } from './reviewed-shop.ts';

const MORE = `metrics:
  - {name: wages, formula: sum(orders.amount) * 0.5, sensitive: true, plans: {budget: wage_budget}}
  - {name: wage_share, formula: wages / revenue}
  - {name: result, formula: revenue - wages, sensitive: false}
  - {name: wage_budget, formula: sum(orders.amount) * 0.4, sensitive: true}
`;

async function openWages(more = '') {
  const shop = await reviewedShop('one', { 'metrics/wages.yaml': `${MORE}${more}` });
  return { ...shop, said: () => said(shop.center) };
}

/** Who read which metric, and how. */
async function said(center: Center): Promise<readonly string[]> {
  const lines = await center.audit.read(SYSTEM, { limit: 100, filter: { action: 'figures/read' } });
  return lines.map(({ actor, inPlaceOf, objectKind, objectId, details }) => {
    expect(objectKind).toBe('metric');
    const { by } = details as { by: string };
    return `${actor}${inPlaceOf === null ? '' : ` as ${inPlaceOf}`}: ${objectId} by ${by}`;
  });
}

test('a reading is a line: of the metric, of what is made of it, of its plan, in a condition', async () => {
  const { center, said } = await openWages();
  const ask = async (value: object) => {
    const { result, diagnostics } = await center.query(BO, value);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    return result;
  };
  await ask({ metrics: ['revenue', 'result'], by: ['month'] });
  expect(await said()).toEqual([]);
  await ask({ metrics: ['revenue', 'wages'], by: ['month'] });
  await ask({ metrics: ['wage_share'] });
  await ask({ metrics: ['wages'], compare: ['budget'] });
  await ask({ metrics: ['revenue'], by: ['products.category'], having: 'wages > 5' });
  await ask({ metrics: ['revenue'], by: ['products.category'], order: [{ by: 'wages' }] });
  const lines = await said();
  expect(lines.slice(0, 6)).toEqual([
    'bo: wages by query',
    'bo: wage_share by query',
    'bo: wages by query',
    'bo: wage_budget by query',
    'bo: wages by query',
    'bo: wages by query',
  ]);
  const [line] = await center.audit.read(SYSTEM, {
    limit: 1,
    filter: { action: 'figures/read', objects: ['wage_share'] },
  });
  expect(line?.details).toEqual({ by: 'query', asked: { metrics: ['wage_share'] } });
  expect((await center.audit.verify(ADA)).chain).toMatchObject({ kind: 'intact' });
});

test('rows, exports, old against new and closed figures are readings too; what is refused is none', async () => {
  const { center, said, edit, files } = await openWages();
  await center.query(BO, { metrics: ['wages'], by: ['nothing.there'] });
  await center.stream(BO, { metrics: ['wages'], by: ['nothing.there'] });
  await center.rows(BO, { metric: 'wages', measure: 9 });
  expect(await said()).toEqual([]);
  await center.rows(BO, { metric: 'wages' });
  const { columns, ...stream } = await center.stream(BO, { metrics: ['wages'], by: ['month'] });
  if (columns !== null && 'chunks' in stream) for await (const _ of stream.chunks);
  edit('metrics/wages.yaml', '* 0.5', '* 0.6');
  const { request } = await center.changeRequests.propose(ANA, await files());
  await center.changeRequests.compare(FAY, request ?? 0, { metric: 'wages' });
  await center.closes.lock(FAY, '2024-01', { metrics: ['wages', 'wage_share', 'wage_budget'] });
  await center.closes.find(VIC, '2024-01');
  const closed = ['wages', 'wage_share', 'wage_budget'].flatMap((metric) => [
    `fay: ${metric} by closed`,
    `vic: ${metric} by closed`,
  ]);
  const lines = await said();
  expect(lines.slice(0, 3)).toEqual(['bo: wages by rows', 'bo: wages by export', 'fay: wages by comparison']);
  expect([...lines.slice(3)].sort()).toEqual([...closed].sort());
});

test('whatever a question calls it: a line of a statement, all its lines, a label, blanks around', async () => {
  const { center, said } = await openWages(`statements:
  - name: pnl
    label: {zh: 利润, en: Profit}
    amount: wages
    lines: [{name: staff, label: {zh: 人工, en: Staff}, formula: wages}, {name: left, label: {zh: 余额, en: Left}, formula: revenue - staff}]
`);
  for (const metric of [' wages', 'pnl.staff ', 'pnl.*', 'pnl.left']) {
    const { result } = await center.query(BO, { metrics: [metric], period: '2024' });
    expect([metric, result === null]).toEqual([metric, false]);
  }
  await center.query(BO, {
    metrics: ['revenue'],
    by: ['products.category'],
    period: '2024',
    having: "statement('pnl', 'staff') > 5",
  });
  expect(await said()).toEqual([
    'bo: wages by query',
    'bo: pnl.staff by query',
    'bo: pnl.staff by query',
    'bo: pnl.left by query',
    'bo: pnl.left by query',
    'bo: pnl.staff by query',
  ]);
});

test('rows behind an open metric are those of the sensitive one; no proposal and no older version opens it', async () => {
  const { center, said, edit, files } = await openWages();
  await center.rows(BO, { metric: 'result' });
  edit('metrics/wages.yaml', 'metrics:', 'metrics:\n  - {name: probe, formula: wages * 1, sensitive: false}');
  const { request } = await center.changeRequests.propose(ANA, await files());
  await center.changeRequests.compare(ANA, request ?? 0, { metric: 'probe' });
  await center.changeRequests.withdraw(ANA, { number: request ?? 0, revision: 1 });
  await center.changeRequests.compareVersions(ANA, { metric: 'wages', from: 1, to: 1 });
  expect(await said()).toEqual(['bo: wages by rows', 'ana: probe by comparison', 'ana: wages by comparison']);
});

test('whoever looks through the eyes of another is the reader, and a deputy reads in the place of somebody', async () => {
  const { center, said } = await openWages();
  const looking: Principal = { ...BO, seenBy: 'ada' };
  await center.query(looking, { metrics: ['wages'] });
  await center.query({ ...BO, user: 'ana', inPlaceOf: 'bo' }, { metrics: ['wages'] });
  expect(await said()).toEqual(['ada as bo: wages by query', 'ana as bo: wages by query']);
});

test('that a metric is sensitive is part of its definition: taking it back is asked for', async () => {
  const { center, edit, files } = await openWages();
  edit('metrics/wages.yaml', 'sensitive: true, plans', 'sensitive: false, plans');
  const { request } = await center.changeRequests.propose(ANA, await files());
  const detail = await center.changeRequests.find(FAY, request ?? 0);
  expect(detail?.changes[0]?.aspects).toMatchObject([{ aspect: 'sensitive' }]);
  expect(center.isReadNoted(BO, { metrics: ['wages'] })).toBe(true);
  expect(await refusal(center.changeRequests.reject(ANA, { number: request ?? 0, revision: 1 }))).toBe(
    'change/not-signer',
  );
  await center.changeRequests.sign(FAY, { number: request ?? 0, revision: 1 }, { side: 'finance' });
  expect(center.isReadNoted(BO, { metrics: ['wages'] })).toBe(false);
});
