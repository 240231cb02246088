import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { read } from './browser.ts';
import { type ServedShop, serveShop } from './serve-shop.ts';

let shop: ServedShop;
beforeAll(async () => {
  shop = await serveShop();
});
afterAll(() => shop.close());

async function ask(body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`${shop.server.url}/api/v1/query`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${shop.server.localToken}`,
      'content-type': 'application/json',
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

describe('an answer', () => {
  test('as JSON, exact', async () => {
    const response = await ask({ metrics: ['revenue', 'order_count'], by: ['month'] });
    expect(response.status).toBe(200);
    const result = await read('MetricResult', response);
    expect(result.rows).toEqual([
      ['2024-01-01', '150.50', '2'],
      ['2024-02-01', '1007.25', '2'],
    ]);
    expect(result.meta.cache).toBe('miss');
  });

  test('asked again comes from memory, whatever the order of its keys', async () => {
    await ask({ metrics: ['revenue'], by: ['month'], period: '2024' });
    const again = await read(
      'MetricResult',
      await ask({ period: '2024', by: ['month'], metrics: ['revenue'] }),
    );
    expect(again.meta.cache).toBe('hit');
    expect(again.rows.slice(0, 2)).toEqual([
      ['2024-01-01', '150.50'],
      ['2024-02-01', '1007.25'],
    ]);
  });
});

describe('a download', () => {
  test('as CSV: quotes doubled, formulas made harmless, exact numbers', async () => {
    const query = { metrics: ['revenue'], by: ['orders.customer'], order: [{ by: 'revenue' }] };
    const response = await ask(query, { accept: 'text/csv' });
    expect(response.headers.get('content-type')).toContain('text/csv');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toBe(
      'customer,revenue\r\n\'=1+2,50.50\r\nann,107.25\r\n"o\'hara, ""jo""",1000.00\r\n',
    );
  });

  test('as an Arrow stream with the types of its columns', async () => {
    const query = { metrics: ['revenue', 'order_count', 'basket'], by: ['month', 'orders.customer'] };
    const response = await ask(query, { accept: 'application/vnd.apache.arrow.stream' });
    expect(response.status).toBe(200);
    const table = tableFromIPC(new Uint8Array(await response.arrayBuffer()));
    expect(table.schema.fields.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'month Date32<DAY>',
      'customer Utf8',
      'revenue Decimal[38e+2]',
      'order_count Int64',
      'basket Float64',
    ]);
    expect(table.numRows).toBe(4);
  });

  test('a refusal comes before the first byte', async () => {
    const response = await ask({ metrics: ['revenu'] }, { accept: 'text/csv' });
    expect(response.status).toBe(422);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
  });
});
