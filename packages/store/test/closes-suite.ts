import { describe, expect, test } from 'vitest';
import type { DumpedRow, DumpedRows, NewClose } from '../src/index.ts';
import { DATABASES, NOW } from './databases.ts';

const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const at = (by: string, minutes: number) => ({ by, now: later(minutes) });

const JUNE: NewClose = {
  ...{ period: '2026-06', from: '2026-06-01', to: '2026-06-30', grain: 'month' },
  comment: 'WD+5',
  change: 'c1',
  figures: [
    { metric: 'margin', value: 0.25, type: 'double', unit: 'percent', currency: null },
    { metric: 'revenue', value: '1200.00', type: 'decimal', unit: 'money', currency: 'CNY' },
    { metric: 'visits', value: null, type: 'bigint', unit: null, currency: null },
  ],
  sources: [
    { kind: 'metric', id: 'revenue', version: '2', through: null },
    { kind: 'rows', id: 'orders', version: 'a1b2', through: '2026-07-03' },
  ],
};
const MAY: NewClose = { ...JUNE, period: '2026-05', from: '2026-05-01', to: '2026-05-31', comment: null };

type Change = (table: string, row: DumpedRow) => DumpedRow;

/** What a catalog would hold if somebody had changed its rows. */
async function* changed(pages: readonly DumpedRows[], change: Change): AsyncGenerator<DumpedRows> {
  for (const { table, rows } of pages) yield { table, rows: rows.map((row) => change(table, row)) };
}

describe.each(DATABASES)('closed periods on $name', ({ make }) => {
  test('are locked with their figures, unlocked with a reason, locked again: nothing is written over', async () => {
    const { closes, events } = await (await make()).open();
    const first = await closes.lock(JUNE, { ...at('fay', 0), inPlaceOf: 'cfo' });
    expect(first).toMatchObject({ ...JUNE, seq: 1, event: 'lock', by: 'fay', inPlaceOf: 'cfo' });
    expect(first?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await closes.lock(JUNE, at('fred', 1))).toBe(null);
    expect(await closes.unlock('2026-05', { reason: 'no such' }, at('fay', 1))).toBe(null);
    await closes.lock(MAY, at('fay', 2));
    expect((await closes.locked()).map(({ period }) => period)).toEqual(['2026-05', '2026-06']);
    expect(await closes.unlock('2026-06', { reason: 'a voucher' }, at('fay', 3))).toMatchObject({
      event: 'unlock',
      comment: 'a voucher',
    });
    expect((await closes.locked()).map(({ period }) => period)).toEqual(['2026-05']);
    const again = await closes.lock({ ...JUNE, comment: null }, at('fred', 4));
    expect((await closes.steps('2026-06')).map(({ seq, event, by }) => [seq, event, by])).toEqual([
      [1, 'lock', 'fay'],
      [3, 'unlock', 'fay'],
      [4, 'lock', 'fred'],
    ]);
    expect(await closes.read(1)).toEqual(first);
    expect(await closes.read(3)).toBe(null);
    expect(again?.hash).not.toBe(first?.hash);
    const figures = await closes.figures([1, 2], ['revenue', 'visits']);
    expect(figures.get(2)).toEqual(
      new Map([
        ['revenue', JUNE.figures[1]],
        ['visits', JUNE.figures[2]],
      ]),
    );
    const lines = await events.read({ limit: 10 });
    expect(lines.map(({ action, objectId, inPlaceOf }) => [action, objectId, inPlaceOf])).toEqual([
      ['period/lock', '2026-06', 'cfo'],
      ['period/lock', '2026-05', null],
      ['period/unlock', '2026-06', null],
      ['period/lock', '2026-06', null],
    ]);
    expect(lines[0]?.details).toEqual({ step: 1, comment: 'WD+5', hash: first?.hash });
  });

  test('of two who lock at once one is told that it is locked', async () => {
    const { closes } = await (await make()).open();
    const both = await Promise.all([closes.lock(JUNE, at('fay', 0)), closes.lock(JUNE, at('fred', 0))]);
    expect(both.filter((one) => one !== null)).toHaveLength(1);
    expect(await closes.steps()).toHaveLength(1);
  });

  test('are locked whole or not at all', async () => {
    const { closes, events } = await (await make()).open();
    const [figure] = JUNE.figures;
    const twice = { ...JUNE, figures: [...JUNE.figures, ...(figure === undefined ? [] : [figure])] };
    await expect(closes.lock(twice, at('fay', 0))).rejects.toThrow();
    expect(await closes.steps()).toEqual([]);
    expect(await events.read({ limit: 10 })).toEqual([]);
    expect(await closes.lock(JUNE, at('fay', 1))).toMatchObject({ seq: 1 });
  });

  test('come back from a dump as they were; a changed line does not give the hash', async () => {
    const { closes, dump } = await (await make()).open();
    await closes.lock(JUNE, at('fay', 0));
    const before = await closes.read(1);
    const pages: DumpedRows[] = [];
    for await (const page of dump()) pages.push(page);
    const damageAfter = async (change: Change) => {
      const other = await (await make()).open();
      await other.restore(changed(pages, change));
      const close = await other.closes.read(1);
      return { close, damage: close === null ? null : await other.closes.damage(close) };
    };
    const same = await damageAfter((_, row) => row);
    expect(same).toEqual({ close: before, damage: null });
    const edits: readonly (readonly [string, DumpedRow])[] = [
      ['closed_figures', { value: '"1200.01"' }],
      ['closed_figures', { metric: 'takings' }],
      ['closed_sources', { version: '3' }],
      ['period_steps', { recorded_at: later(60).toISOString() }],
      ['period_steps', { to_day: '2026-06-29' }],
      ['period_steps', { comment: null }],
      ['period_steps', { hash: '0'.repeat(64) }],
    ];
    for (const [name, edit] of edits) {
      let isDone = false;
      const { damage } = await damageAfter((table, row) => {
        const isIt = table === name && !isDone && !('metric' in row && row.metric !== 'revenue');
        isDone ||= isIt;
        return isIt ? { ...row, ...edit } : row;
      });
      expect([name, edit, damage]).toEqual([name, edit, 'lines']);
    }
    const { damage } = await damageAfter((table, row) =>
      table === 'events'
        ? { ...row, details: `{"comment":"WD+5","hash":"${'0'.repeat(64)}","step":1}` }
        : row,
    );
    expect(damage).toBe('log');
  });

  test('tell what has changed since, until it is as closed again or the period is unlocked', async () => {
    const { closes, events } = await (await make()).open();
    await closes.lock(JUNE, at('fay', 0));
    expect(await closes.findings()).toEqual([]);
    const causes = [{ kind: 'rows', id: 'orders' }];
    await closes.note([{ step: 1, metric: 'revenue', now: '1250.00', details: { causes } }], at('system', 1));
    const found = { step: 1, period: '2026-06', metric: 'revenue', now: '1250.00', details: { causes } };
    expect(await closes.findings()).toEqual([{ ...found, foundAt: later(1).toISOString() }]);
    await closes.note([{ step: 1, metric: 'margin', now: null, details: {} }], at('system', 2));
    expect((await closes.findings()).map(({ metric, now }) => [metric, now])).toEqual([
      ['margin', null],
      ['revenue', '1250.00'],
    ]);
    await closes.note([{ step: 1, metric: 'revenue', details: {} }], at('system', 3));
    expect((await closes.findings()).map(({ metric }) => metric)).toEqual(['margin']);
    const lines = await events.readNewest({ limit: 3 });
    expect(lines.map(({ action, details }) => [action, details])).toEqual([
      ['period/settle', { step: 1, metric: 'revenue' }],
      ['period/change', { step: 1, metric: 'margin' }],
      ['period/change', { step: 1, metric: 'revenue' }],
    ]);
    await closes.unlock('2026-06', { reason: 'reopened' }, at('fay', 4));
    expect(await closes.findings()).toEqual([]);
  });
});
