import { type Place, PlumblineError } from '@plumbline/diagnostics';
import { describe, expect, test } from 'vitest';
import { type ApplyReport, SYSTEM } from '../src/index.ts';
import { ADA, ANA, FAY, refusal, reviewedShop } from './reviewed-shop.ts';
import { ANN, open, openShop, texts } from './served-shop.ts';
import { SHOP } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const DAN = { user: 'dan', roles: ['data_engineer'] };
const POLICY = 'policies:\n  - {name: p, roles: [data_engineer], open: [orders, products]}\n';
const MORE =
  'datasets:\n  - {name: products2, source: {files: data/products.csv}, primary_key: [product_id]}\n';

function said({ isApplied, diagnostics }: Pick<ApplyReport, 'isApplied' | 'diagnostics'>) {
  return [
    isApplied,
    diagnostics.map(({ code, severity, params, at }) => [code, severity, params, fileOf(at)]),
  ];
}

function fileOf(at: Place | undefined) {
  return at?.kind === 'file' ? at.file : at?.kind;
}

const SHUT = (...names: readonly string[]) => [
  'change/closes-to-writer',
  'error',
  { count: names.length, names },
];

describe('who sees everything is told before files keep a part from them', () => {
  test('a dataset that no policy opens to their role: nothing is written, and what opens it is', async () => {
    const { folder, center } = await openShop();
    const start = new Map([...(await texts(folder)), ['policies.yaml', POLICY]]);
    await center.apply(ANN, start);
    const more = new Map([...start, ['more.yaml', MORE]]);
    const shut = [false, [[...SHUT('dataset:products2'), 'more.yaml']]];
    for (const dryRun of [true, false]) expect(said(await center.apply(DAN, more, { dryRun }))).toEqual(shut);
    // They are as they were, and go on.
    expect(said(await center.apply(DAN, start, { dryRun: true }))).toEqual([false, []]);
    const opened = new Map([...more, ['policies.yaml', POLICY.replace('products]', 'products, products2]')]]);
    expect(said(await center.apply(DAN, opened))).toEqual([true, []]);
    expect((await center.apply(DAN, opened, { dryRun: true })).changes).toEqual([]);
  });

  test('a metric, and fields, that a policy takes away; nobody who sees everything by their role', async () => {
    const { folder, center } = await openShop();
    const start = new Map([...(await texts(folder)), ['policies.yaml', POLICY]]);
    await center.apply(ANN, start);
    const restricted = (words: string) =>
      new Map([...start, ['policies.yaml', POLICY.replace('products]', `products], ${words}`)]]);
    const noRevenue = restricted('metrics: {deny: [revenue]}');
    expect(said(await center.apply(DAN, noRevenue))).toEqual([
      false,
      [[...SHUT('metric:revenue'), 'metrics/sales.yaml']],
    ]);
    expect(said(await center.apply(DAN, restricted('deny: [orders.amount]')))).toEqual([
      false,
      [[...SHUT('dataset:orders'), 'plumbline.yaml']],
    ]);
    expect(said(await center.apply(ANN, noRevenue))).toEqual([true, []]);
    const cause = await center.apply(DAN, noRevenue).catch((reason: unknown) => reason);
    const [refused] = cause instanceof PlumblineError ? cause.diagnostics : [];
    expect([refused?.code, refused?.hints.map(({ text }) => text.en)]).toEqual([
      'change/closed-definitions',
      [expect.stringContaining('limited to apply')],
    ]);
  });

  test('the first definitions of all, in the folder too: without a policy nothing is open', async () => {
    const folder = temporaryFolder(SHOP);
    const center = await open(folder);
    const shut = SHUT('dataset:orders', 'dataset:products');
    const { kind, report } = await center.adoptFolder(DAN);
    expect([kind, said(report ?? { isApplied: true, diagnostics: [] })]).toEqual([
      'refused',
      [false, [[...shut, 'plumbline.yaml']]],
    ]);
    const files = new Map([...(await texts(folder)), ['policies.yaml', POLICY]]);
    expect(said(await center.apply(DAN, files))).toEqual([true, []]);
  });

  test('what is signed first is only told, what is used at once is not', async () => {
    const reviewed = await reviewedShop('one');
    const more = new Map([...(await reviewed.files()), ['more.yaml', MORE]]);
    const asked = await reviewed.center.changeRequests.propose(ANA, more);
    expect([asked.request, asked.diagnostics.map(({ code, severity }) => [code, severity])]).toEqual([
      expect.any(Number),
      [['change/closes-to-writer', 'warning']],
    ]);
    expect((await reviewed.center.changeRequests.propose(ADA, more, { dryRun: true })).diagnostics).toEqual(
      [],
    );
    const alone = await reviewedShop('self');
    const used = await alone.center.apply(FAY, new Map([...(await alone.files()), ['more.yaml', MORE]]));
    expect(said(used)).toEqual([false, [[...SHUT('dataset:products2'), 'more.yaml']]]);
    expect(await refusal(alone.center.apply(FAY, await alone.files(), { dryRun: true }))).toBe('');
  });

  test('a person who is called as the machinery is does not stop it', async () => {
    const { folder, center } = await openShop();
    await center.people.users.create(
      { login: 'system', displayName: 'Sys Tem', roles: ['data_engineer'] },
      { by: 'ann', now: new Date('2024-03-11T08:00:00Z') },
    );
    const files = await texts(folder);
    expect(said(await center.apply(SYSTEM, files, { dryRun: true }))).toEqual([false, []]);
    // By no more than the name they are the person, whose roles are asked when their turn has come.
    const named = { user: 'system', roles: ['administrator'] };
    expect(await refusal(center.apply(named, files))).toBe('change/closed-definitions');
  });
});
