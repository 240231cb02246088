import { join } from 'node:path';
import { messageOf } from '@plumbline/diagnostics';
import { describe, expect, onTestFinished, test } from 'vitest';
import { restore } from '../src/backup/restore.ts';
import { openCenter, SYSTEM } from '../src/index.ts';
import { catalogOf } from './catalog-of.ts';
import { asked, BOTH, JUNE, julyShop, LATE, ORDERS, publish, SALES } from './july-shop.ts';
import { ADA, ANA, BO, FAY, FRED, refusal, VIC } from './reviewed-shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('June is closed at 1,200.00 and a late row makes it 1,250.00', () => {
  test('the lock holds figures, versions and watermarks under one hash', async () => {
    const { center } = await julyShop();
    const { close, diagnostics } = await center.closes.lock(FAY, '2024-06', { comment: 'WD+5' });
    expect(diagnostics).toEqual([]);
    expect(close).toMatchObject({
      ...{ period: '2024-06', from: '2024-06-01', to: '2024-06-30', grain: 'month' },
      ...{ event: 'lock', by: 'fay', comment: 'WD+5' },
    });
    expect(close.figures.map(({ metric, value, unit }) => [metric, value, unit])).toEqual([
      ['basket', 600, 'money per count(orders)'],
      ['order_count', '2', 'count(orders)'],
      ['revenue', '1200.00', 'money'],
    ]);
    expect(close.sources).toContainEqual({ kind: 'metric', id: 'revenue', version: '1', through: null });
    expect(close.sources).toContainEqual(
      expect.objectContaining({ kind: 'rows', id: 'orders', through: '2024-07-02' }),
    );
    const [line] = await center.audit.read(SYSTEM, { limit: 1, isNewestFirst: true });
    expect(line).toMatchObject({
      action: 'period/lock',
      actor: 'fay',
      objectId: '2024-06',
      details: { hash: close.hash },
    });
  });

  test('verification tells both figures and why, and the answer keeps both', async () => {
    const { center, post } = await julyShop();
    await center.closes.lock(FAY, '2024-06');
    const before = await center.closes.verify(FAY);
    expect(before).toEqual({
      periods: [{ period: '2024-06', figures: 3, changed: 0, isIntact: true }],
      findings: [],
      diagnostics: [],
    });
    expect(await asked(center, BOTH)).toEqual([['1200.00', '1200.00', '0.00']]);
    await post([...ORDERS, LATE]);
    const { periods, findings, diagnostics } = await center.closes.verify(FAY, { period: '2024-06' });
    expect(periods).toEqual([{ period: '2024-06', figures: 3, changed: 3, isIntact: true }]);
    expect(findings.find(({ metric }) => metric === 'revenue')).toEqual({
      ...{ period: '2024-06', metric: 'revenue', closed: '1200.00', now: '1250.00', difference: '50.00' },
      ...{ unit: 'money', isOtherUnit: false, isGone: false },
      causes: [{ kind: 'rows', id: 'orders', was: expect.any(String), is: expect.any(String) }],
    });
    expect(findings.find(({ metric }) => metric === 'basket')).toMatchObject({ closed: 600 });
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(['close/changed']));
    const words = diagnostics.flatMap((one) => [messageOf(one, 'en'), messageOf(one, 'zh')]);
    expect(words).toContain(
      'settled history has changed: revenue of 2024-06 was 1200.00 when it was closed and is 1250.00 now',
    );
    expect(words).toContain('已结账期间变动：2024-06 的 revenue 结账时为 1200.00，现为 1250.00');
    expect(await asked(center, JUNE)).toEqual([['1250.00']]);
    const { result } = await center.query(VIC, BOTH);
    expect(result?.rows).toEqual([['1250.00', '1200.00', '50.00']]);
    expect(result?.columns.map(({ name, role, of, type }) => [name, role, of, type])).toEqual([
      ['revenue', 'metric', undefined, 'decimal'],
      ['revenue__closed', 'compare', 'revenue', 'decimal'],
      ['revenue__closed_change', 'compare', 'revenue', 'decimal'],
    ]);
  });

  test('the alert stands without anybody asking, and ends when the figure is as closed again', async () => {
    const { center, post } = await julyShop();
    expect(await refusal(center.closes.find(FAY, '2024-06'))).toBe('close/not-locked');
    await center.closes.lock(FAY, '2024-06', { metrics: ['revenue'] });
    await post([...ORDERS, LATE]);
    expect(await center.closes.list(FAY)).toMatchObject([{ period: '2024-06', event: 'lock', changed: 1 }]);
    expect((await center.closes.find(FAY, '2024-06')).findings).toMatchObject([
      { metric: 'revenue', closed: '1200.00', now: '1250.00', difference: '50.00' },
    ]);
    const told = async () =>
      (await center.audit.read(SYSTEM, { limit: 100 }))
        .filter(({ action }) => action.startsWith('period/'))
        .map(({ action, actor }) => [action, actor]);
    expect(await told()).toEqual([
      ['period/lock', 'fay'],
      ['period/change', 'system'],
    ]);
    await post(ORDERS);
    expect(await center.closes.list(FAY)).toMatchObject([{ changed: 0 }]);
    expect((await told()).at(-1)).toEqual(['period/settle', 'system']);
  });

  test('a load that leaves the figure as it was found writes no further line', async () => {
    const { center, post } = await julyShop();
    await center.closes.lock(FAY, '2024-06', { metrics: ['revenue'] });
    await post([...ORDERS, LATE]);
    await post([...ORDERS, LATE, '5,10,2024-07-03,1.00']);
    const lines = await center.audit.read(SYSTEM, { limit: 100 });
    expect(lines.filter(({ action }) => action === 'period/change')).toHaveLength(1);
  });

  test('a new formula from July leaves June as it was; one from the beginning does not', async () => {
    const { center, edit, files } = await julyShop();
    await center.closes.lock(FAY, '2024-06');
    edit('metrics/sales.yaml', 'formula: sum(orders.amount)', 'formula: sum(orders.amount) * 2');
    await publish(center, await files(), '2024-07-01');
    expect((await center.closes.verify(FAY)).findings).toEqual([]);
    expect(await asked(center, BOTH)).toEqual([['1200.00', '1200.00', '0.00']]);
    expect(await asked(center, { ...BOTH, restated: true })).toEqual([['2400.00', '1200.00', '1200.00']]);
    edit('metrics/sales.yaml', '* 2', '* 3');
    await publish(center, await files(), 'beginning');
    const { findings } = await center.closes.verify(FAY);
    expect(findings.find(({ metric }) => metric === 'revenue')).toMatchObject({
      now: '3600.00',
      causes: [{ kind: 'metric', id: 'revenue', was: '1' }],
    });
    expect(await center.closes.list(FAY)).toMatchObject([{ changed: 2 }]);
  });

  test('a metric that is no longer there is told of', async () => {
    const { center, edit, files } = await julyShop();
    await center.closes.lock(FAY, '2024-06');
    edit(
      'metrics/sales.yaml',
      '  - {name: basket, label: {zh: 客单价, en: Basket}, formula: revenue / order_count}\n',
      '',
    );
    await publish(center, await files());
    const { findings, diagnostics } = await center.closes.verify(FAY);
    expect(findings).toMatchObject([{ metric: 'basket', closed: 600, now: null, isGone: true }]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['close/gone']);
  });

  test('a figure of another unit has no closed figure beside it and no difference: close/other-unit', async () => {
    const { center, edit, files } = await julyShop();
    await center.closes.lock(FAY, '2024-06', { metrics: ['revenue', 'order_count'] });
    edit('metrics/sales.yaml', 'formula: sum(orders.amount)', 'formula: count(orders)');
    await publish(center, await files(), 'beginning');
    const both = { ...BOTH, metrics: ['revenue', 'order_count'] };
    const { result, diagnostics } = await center.query(VIC, both);
    expect(result?.rows).toEqual([['2', null, null, '2', '2', '0']]);
    const told = { code: 'close/other-unit', severity: 'warning', params: { metric: 'revenue' } };
    expect(diagnostics).toMatchObject([told]);
    const streamed = await center.stream(VIC, both);
    expect(streamed.diagnostics).toMatchObject([told]);
    if (streamed.columns === null) throw new Error(JSON.stringify(streamed.diagnostics));
    for await (const rows of streamed.chunks) expect(rows[0]?.slice(0, 3)).toEqual(['2', null, null]);
    const { findings } = await center.closes.verify(FAY);
    expect(findings).toMatchObject([{ closed: '1200.00', now: '2', difference: null }]);
    expect((await center.closes.find(FAY, '2024-06')).findings).toEqual(findings);
  });

  test('days have no difference', async () => {
    const { center, post } = await julyShop({
      'metrics/sales.yaml': `${SALES}  - {name: last_day, label: {zh: 末日, en: Last day}, formula: max(orders.ordered_on)}\n`,
    });
    await center.closes.lock(FAY, '2024-06', { metrics: ['last_day'] });
    await post(ORDERS.filter((row) => !row.startsWith('2,')));
    const { findings } = await center.closes.find(FAY, '2024-06');
    expect(findings).toMatchObject([{ closed: '2024-06-30', now: '2024-06-03', difference: null }]);
  });

  test('locking, verifying and watching are no questions that somebody asked', async () => {
    const { center, post } = await julyShop();
    await center.closes.lock(FAY, '2024-06');
    await post([...ORDERS, LATE]);
    await center.closes.verify(FAY);
    expect((await center.suggestRollups(SYSTEM)).asked).toMatchObject({ questions: 0, outdated: 0 });
  });

  test('a line of a statement that is edited changes what is made of it', async () => {
    const doubled = `  - {name: doubled, label: {zh: 双倍, en: Doubled}, formula: "statement('takings', 'gross') * 2"}\n`;
    const { center, edit, files } = await julyShop({
      'metrics/sales.yaml': SALES + doubled,
      'statements.yaml': 'statements: [{name: takings, lines: [{name: gross, formula: revenue}]}]\n',
    });
    await center.closes.lock(FAY, '2024-06', { metrics: ['doubled'] });
    edit('statements.yaml', 'formula: revenue', 'formula: revenue * 3');
    await publish(center, await files(), 'beginning');
    expect((await center.closes.find(FAY, '2024-06')).findings).toMatchObject([
      { metric: 'doubled', causes: [{ kind: 'statement', id: 'takings' }] },
    ]);
  });
});

describe('who', () => {
  const NARROW = `
policies:
  - {name: all, roles: [analyst, business_owner, viewer], open: [orders, products]}
  - {name: chairs, roles: [steward, data_engineer], dataset: orders, where: "orders.product_id = 10", open: [products]}
`;

  test('locks and unlocks is a capability of finance: deny by default', async () => {
    const { center } = await julyShop();
    for (const principal of [VIC, ANA, BO]) {
      expect(await refusal(center.closes.lock(principal, '2024-06'))).toBe('store/not-allowed');
      expect(await refusal(center.closes.unlock(principal, '2024-06', { reason: 'x' }))).toBe(
        'store/not-allowed',
      );
    }
    expect(await refusal(center.closes.lock({ ...FAY, seenBy: 'ada' }, '2024-06'))).toBe(
      'people/only-looking',
    );
    expect(await refusal(center.closes.lock(ADA, '2024-06'))).toBe('');
  });

  test('does not see every row sees no closed figure: close/restricted', async () => {
    const { center, post } = await julyShop({ 'policies.yaml': NARROW });
    await center.closes.lock(ADA, '2024-06');
    await post([...ORDERS, LATE]);
    expect(await refusal(center.closes.lock(FAY, '2024-05'))).toBe('close/restricted');
    expect(await refusal(center.closes.find(FAY, '2024-06'))).toBe('close/restricted');
    expect(await refusal(center.closes.verify(FAY))).toBe('close/restricted');
    expect(await asked(center, BOTH, FAY)).toEqual(['close/restricted']);
    expect(await center.closes.list(FAY)).toMatchObject([
      { period: '2024-06', changed: null, figureCount: null },
    ]);
    expect(await center.closes.list(ADA)).toMatchObject([{ period: '2024-06', changed: 3, figureCount: 3 }]);
    expect(await asked(center, BOTH, VIC)).toEqual([['1250.00', '1200.00', '50.00']]);
  });

  test('reads no figure of the whole company in the audit log', async () => {
    const { center, post } = await julyShop();
    await center.closes.lock(FAY, '2024-06', { metrics: ['revenue'] });
    await post([...ORDERS, LATE]);
    const [line] = await center.audit.read(SYSTEM, { limit: 1, isNewestFirst: true });
    expect(line).toMatchObject({ action: 'period/change', objectId: '2024-06' });
    expect(line?.details).toEqual({ step: 1, metric: 'revenue' });
  });
});

describe('unlocking', () => {
  test('needs a reason, is in the log, and takes the closed figures out of answers', async () => {
    const { center, post } = await julyShop();
    const { close: first } = await center.closes.lock(FAY, '2024-06');
    await post([...ORDERS, LATE]);
    expect(await refusal(center.closes.unlock(FAY, '2024-06', { reason: '  ' }))).toBe('close/no-reason');
    expect(await refusal(center.closes.unlock(FAY, '2024-05', { reason: 'x' }))).toBe('close/not-locked');
    const key = center.answersVersion(VIC).key;
    const reason = 'voucher 4 belongs to June';
    await center.closes.unlock(FRED, '2024-06', { reason, lock: first.hash ?? '' });
    expect(center.answersVersion(VIC).key).not.toBe(key);
    expect(await asked(center, BOTH)).toEqual([['1250.00', null, null]]);
    expect(await refusal(center.closes.verify(FAY, { period: '2024-06' }))).toBe('close/not-locked');
    const [line] = await center.audit.read(SYSTEM, { limit: 1, isNewestFirst: true });
    expect(line).toMatchObject({
      action: 'period/unlock',
      actor: 'fred',
      details: { comment: 'voucher 4 belongs to June' },
    });
    const { close: second } = await center.closes.lock(FAY, '2024-06');
    expect(second.hash).not.toBe(first.hash);
    const meant = { reason: 'the first lock was wrong', lock: first.hash ?? '' };
    expect(await refusal(center.closes.unlock(FRED, '2024-06', meant))).toBe('close/other-lock');
    expect(await asked(center, BOTH)).toEqual([['1250.00', '1250.00', '0.00']]);
    const found = await center.closes.find(FAY, '2024-06');
    expect(found.steps.map(({ event, by }) => [event, by])).toEqual([
      ['lock', 'fay'],
      ['unlock', 'fred'],
      ['lock', 'fay'],
    ]);
  });

  test('a backup carries the locks; a restored center verifies them', async () => {
    const { center, folder, post } = await julyShop();
    await center.closes.lock(FAY, '2024-06');
    await post([...ORDERS, LATE]);
    const file = join(folder, 'taken.plumbline');
    await center.backup(ADA, file);
    const other = temporaryFolder({});
    const now = () => new Date('2024-07-11T08:00:00Z');
    await restore(file, other, { cwd: other, now: now(), store: catalogOf(other) });
    const again = await openCenter(other, {
      cwd: other,
      env: {},
      now,
      today: null,
      command: 'test',
      store: catalogOf(other),
    });
    onTestFinished(() => again.close());
    const { periods, findings } = await again.closes.verify(FAY);
    expect(periods).toMatchObject([{ period: '2024-06', isIntact: true }]);
    expect(findings.find(({ metric }) => metric === 'revenue')).toMatchObject({
      closed: '1200.00',
      now: '1250.00',
    });
  });
});
