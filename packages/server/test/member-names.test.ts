import { CSV, XLSX } from '@plumbline/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { read } from './browser.ts';
import { type ServedShop, SHOP, serveShop } from './serve-shop.ts';

const FOUR_WEEKS = [
  'datasets: [{name: periods, source: {files: periods.csv}, primary_key: [starts_on]}]',
  'calendars:',
  '  - {name: thirteen, label: {zh: 四周期, en: Four weeks}, dataset: periods, grain: period13, key: period, start: starts_on, end: ends_on}',
  '',
].join('\n');

let shop: ServedShop;
beforeAll(async () => {
  shop = await serveShop({
    files: {
      ...SHOP,
      'periods.yaml': FOUR_WEEKS,
      'periods.csv': 'period,starts_on,ends_on\n=P1,2024-01-01,2024-01-28\n=P2,2024-01-29,2024-02-25\n',
    },
  });
});
afterAll(() => shop.close());

async function send(path: string, body?: object, accept = 'application/json'): Promise<Response> {
  return fetch(shop.server.url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${shop.server.localToken}`,
      'content-type': 'application/json',
      accept,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const QUESTION = { metrics: ['revenue'], by: ['period13'], period: '2024-01..2024-02' };

describe('a grain of the company’s own', () => {
  test('is told of with the workspace and with what metrics can be grouped by', async () => {
    const { workspace } = await read('Me', await send('/api/v1/me'));
    expect(workspace.grains).toEqual(['period13']);
    const { dimensions } = await read('DimensionList', await send('/api/v1/dimensions?metrics=revenue'));
    expect(dimensions.find(({ ref }) => ref === 'period13')).toEqual({
      ref: 'period13',
      kind: 'grain',
      label: { zh: '四周期', en: 'Four weeks' },
      type: 'date',
      dataset: null,
      fields: [],
    });
  });

  test('has the names of its members behind their first days in a file, none of them a formula', async () => {
    const response = await send('/api/v1/query', QUESTION, CSV);
    expect((await response.text()).replace('\uFEFF', '')).toBe(
      "period13,period13_name,revenue\r\n2024-01-01,'=P1,150.50\r\n2024-01-29,'=P2,7.25\r\n",
    );
  });

  test('has a column of names that no other column is called', async () => {
    const asked = {
      ...QUESTION,
      by: ['period13', { field: 'orders.ordered_on', part: 'weekday', as: 'period13_name' }],
    };
    const lines = (await (await send('/api/v1/query', asked, CSV)).text()).split('\r\n');
    expect(lines.slice(0, 2)).toEqual([
      'period13,period13_name_2,period13_name,revenue',
      "2024-01-01,'=P1,5,100.00",
    ]);
  });

  test('fills a workbook with a column more', async () => {
    const response = await send('/api/v1/query', QUESTION, XLSX);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, XLSX]);
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(1000);
  });
});
