import { describe, expect, onTestFinished, test } from 'vitest';
import { judgedPeriod } from '../src/home/judged-period.ts';
import { unusual } from '../src/home/unusual.ts';
import { type Center, openCenter, type Principal, SYSTEM } from '../src/index.ts';
import { catalogOf } from './catalog-of.ts';
import { temporaryFolder } from './temporary-folder.ts';

const ANN: Principal = { user: 'ann', roles: ['administrator'] };
const CALENDAR = { weekStart: 1, fiscalYearStart: 1, fiscalYearName: 'end' } as const;

/** Sales of 2023 and 2024 month by month: growth of 10 % all along, but 60 % in December 2024; returns fall by 10 each time. */
function orders(): string {
  const lines = ['order_id,ordered_on,channel,amount,returned'];
  for (let month = 1; month <= 12; month++) {
    const on = (year: number) => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
    const base = 1000 + month;
    const growth = month === 12 ? 1.6 : 1.1 + (month % 2) / 100;
    lines.push(`${month},${on(2023)},web,${base.toFixed(2)},100.00`);
    lines.push(`${100 + month},${on(2024)},web,${(base * growth).toFixed(2)},${90 - (month % 3)}.00`);
    lines.push(`${200 + month},${on(2022)},shop,500.00,50.00`);
  }
  return `${lines.join('\n')}\n`;
}

const YAML = [
  'workspace: shop',
  'currency: CNY',
  'timezone: UTC',
  'today: 2025-01-15',
  'datasets:',
  '  - name: orders',
  '    source: {files: orders.csv}',
  '    primary_key: [order_id]',
  '    time: ordered_on',
  '    fields:',
  '      - {name: amount, type: "decimal(18,2)", unit: money}',
  '      - {name: returned, type: "decimal(18,2)", unit: money}',
  '      - {name: channel, type: text}',
  '  - name: headcount',
  '    source: {files: headcount.csv}',
  '    primary_key: [day]',
  '    time: day',
  '    fields: [{name: people, type: integer}]',
  'metrics:',
  '  - {name: returns, label: 退货, formula: sum(orders.returned), direction: down, layer: operating, plans: {budget: revenue}}',
  '  - {name: revenue, label: 收入, formula: sum(orders.amount), direction: up, layer: strategic, plans: {budget: returns}}',
  '  - {name: people, label: 人数, formula: max(headcount.people)}',
  '',
].join('\n');

async function openShop(clock = { now: Date.parse('2025-01-15T08:00:00Z') }): Promise<Center> {
  const headcount = 'day,people\n2024-12-01,5\n2024-11-01,4\n2023-12-01,2\n';
  const folder = temporaryFolder({
    'plumbline.yaml': YAML,
    'orders.csv': orders(),
    'headcount.csv': headcount,
  });
  const now = () => new Date(clock.now);
  const center = await openCenter(folder, {
    cwd: folder,
    env: {},
    now,
    today: null,
    command: 'test',
    store: catalogOf(folder),
  });
  onTestFinished(() => center.close());
  await center.adoptFolder(SYSTEM);
  await center.load(SYSTEM);
  return center;
}

const { signal } = new AbortController();
const DECEMBER = { period: '2024-12', compare: 'year_ago', signal };

describe('follows', () => {
  test('begin with the strategic metrics that have plans, then are what the person chose', async () => {
    const center = await openShop();
    expect(await center.follows(ANN)).toEqual({
      metrics: ['revenue'],
      isDefault: true,
      unseen: 0,
    });
    expect(await center.follow(ANN, ['returns', 'people', 'returns'])).toEqual({
      metrics: ['returns', 'people'],
      isDefault: false,
      unseen: 0,
    });
    expect(await center.follows(ANN)).toEqual({
      metrics: ['returns', 'people'],
      isDefault: false,
      unseen: 0,
    });
    expect(await center.follow(ANN, [])).toEqual({ metrics: [], isDefault: false, unseen: 0 });
    await expect(center.follow(ANN, ['revenu'])).rejects.toMatchObject({
      diagnostics: [{ code: 'query/unknown-metric', at: { path: 'metrics[0]' } }],
    });
    await expect(center.follow({ user: 'bob', roles: [] }, [])).rejects.toMatchObject({
      diagnostics: [{ code: 'store/not-allowed' }],
    });
  });
});

describe('changes', () => {
  test('come with their figures from the kernel, the unusual first', async () => {
    const center = await openShop();
    await center.follow(ANN, ['returns', 'revenue']);
    const { items, ranges, leftOut } = await center.changes(ANN, DECEMBER);
    expect(leftOut).toEqual([]);
    expect(ranges).toEqual({ current: ['2024-12-01', '2024-12-31'], year_ago: ['2023-12-01', '2023-12-31'] });
    expect(items.map(({ metric }) => metric)).toEqual(['revenue', 'returns']);
    const [revenue, returns] = items;
    expect(revenue).toMatchObject({
      value: '1619.20',
      base: '1012.00',
      change: '607.20',
      changePct: expect.closeTo(0.6, 12),
    });
    // Earlier growth is 0.11, 0.10, 0.11 …: median 0.11 of eleven, deviations 0 or 0.01, so no scale from months alone.
    expect(revenue?.unusual === null || (revenue?.unusual ?? 0) > 3).toBe(true);
    expect(revenue?.isFavourable).toBe(true);
    expect(returns).toMatchObject({ value: '90.00', base: '100.00', change: '-10.00', isFavourable: true });
    expect(revenue?.recent).toHaveLength(12);
    expect(revenue?.recent.at(-1)).toEqual({ at: '2024-12-01', value: '1619.20', isPartial: false });
    expect(revenue?.recent[0]).toMatchObject({ at: '2024-01-01' });
  });

  test('under a scope leave out what it does not reach, and say why', async () => {
    const center = await openShop();
    await center.follow(ANN, ['people', 'revenue']);
    const where = { where: 'orders.channel = $c', params: { c: 'web' } };
    const { items, leftOut } = await center.changes(ANN, { ...DECEMBER, ...where });
    expect(items.map(({ metric, value }) => [metric, value])).toEqual([['revenue', '1619.20']]);
    expect(leftOut.map(({ metric, diagnostics }) => [metric, diagnostics[0]?.code])).toEqual([
      ['people', 'query/unreachable-dimension'],
    ]);
    const nothing = await center.changes(ANN, { ...DECEMBER, period: 'whenever' });
    expect(nothing.diagnostics.map(({ code }) => code)).toEqual(['query/bad-period']);
  });

  test('of a period of several members are not judged', async () => {
    const center = await openShop();
    await center.follow(ANN, ['revenue']);
    const { items } = await center.changes(ANN, { ...DECEMBER, period: '2024-11..2024-12' });
    expect(items[0]).toMatchObject({ value: '2741.41', unusual: null, recent: [] });
  });

  test('say when the person was here before: calls less than half an hour apart are one visit', async () => {
    const clock = { now: Date.parse('2025-01-15T08:00:00Z') };
    const center = await openShop(clock);
    const since = async (minutes: number) => {
      clock.now += minutes * 60_000;
      return center.visit(ANN);
    };
    expect(await since(0)).toBe(null);
    expect(await since(10)).toBe(null);
    expect(await since(29)).toBe(null);
    expect(await since(31)).toBe('2025-01-15T08:39:00.000Z');
    expect(await since(5)).toBe('2025-01-15T08:39:00.000Z');
    expect(await since(24 * 60)).toBe('2025-01-15T09:15:00.000Z');
  });
});

test('a robust score: a worked example, and what tells nothing', () => {
  // Median 3, deviations 2 1 0 1 2 0 0: their median 1.
  expect(unusual(10, [1, 2, 3, 4, 5, 3, 3])).toBeCloseTo(7 / 1.4826, 12);
  expect(unusual(-4, [1, 2, 3, 4, 5, 3, 3])).toBeCloseTo(-7 / 1.4826, 12);
  expect(unusual(1, [1, 1, 1, 1, 1, 1])).toBe(0);
  expect(unusual(2, [1, 1, 1, 1, 1, 1])).toBe(null);
  expect(unusual(2, [1, 2, 3, 4, 5])).toBe(null);
});

test('a period is judged when it is one member of a grain', () => {
  const today = 20_000;
  const judged = (text: string) => judgedPeriod(text, today, CALENDAR);
  expect(judged('2024-12')).toEqual({ grain: 'month', member: '2024-12-01', span: '2023-12-01..2024-12-31' });
  expect(judged('2024-12-01..2024-12-31')).toMatchObject({ grain: 'month' });
  expect(judged('2024-Q4')).toEqual({
    grain: 'quarter',
    member: '2024-10-01',
    span: '2021-10-01..2024-12-31',
  });
  expect(judged('2024')).toMatchObject({ grain: 'year', span: '2012-01-01..2024-12-31' });
  expect(judged('2024-12-31')).toMatchObject({ grain: 'day', span: '2024-12-19..2024-12-31' });
  expect(judged('2024-W10')).toMatchObject({ grain: 'week', member: '2024-03-04' });
  expect(judged('mtd')).toMatchObject({ grain: 'month' });
  expect(judged('last month')).toMatchObject({ grain: 'month' });
  for (const text of ['2024-11..2024-12', 'last 2 months', '2024..', 'whenever'])
    expect(judged(text)).toBe(null);
});
