import { XLSX } from '@plumbline/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromBuffer } from 'yauzl';
import { type ServedShop, serveShop } from './serve-shop.ts';

let shop: ServedShop;
beforeAll(async () => {
  shop = await serveShop();
});
afterAll(() => shop.close());

async function download(query: object, lang: string): Promise<Response> {
  const response = await fetch(`${shop.server.url}/api/v1/query?lang=${lang}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${shop.server.localToken}`,
      'content-type': 'application/json',
      accept: XLSX,
    },
    body: JSON.stringify(query),
  });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, XLSX]);
  return response;
}

/** Text of one part of a workbook. */
function partOf(bytes: ArrayBuffer, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (problem, zip) => {
      if (problem !== null) return reject(problem);
      zip.on('entry', (entry) => {
        if (entry.fileName !== path) return zip.readEntry();
        zip.openReadStream(entry, (failure, stream) => {
          if (failure !== null) return reject(failure);
          const pieces: Buffer[] = [];
          stream.on('data', (piece: Buffer) => pieces.push(piece));
          stream.on('end', () => resolve(Buffer.concat(pieces).toString('utf8')));
        });
      });
      zip.on('end', () => reject(new Error(`no ${path}`)));
      zip.readEntry();
    });
  });
}

const textsIn = (xml: string) => [...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text);

test('an answer as a workbook is headed in the language of the caller, and its file is called after it', async () => {
  const query = { metrics: ['revenue', 'order_count'], by: ['month'], period: '2024', compare: ['previous'] };
  const zh = await download(query, 'zh');
  expect(zh.headers.get('content-disposition')).toBe(
    `attachment; filename="plumbline.xlsx"; filename*=UTF-8''${encodeURIComponent('收入、订单数.xlsx')}`,
  );
  const book = await zh.arrayBuffer();
  const sheet = await partOf(book, 'xl/worksheets/sheet1.xml');
  expect(textsIn(sheet).slice(0, 5)).toEqual([
    '月',
    '收入',
    '收入 上期',
    '收入 上期 增减',
    '收入 上期 增减%',
  ]);
  expect(sheet).toContain('<v>150.50</v>');
  expect(await partOf(book, 'xl/workbook.xml')).toContain('name="结果"');
  const en = await (await download(query, 'en')).arrayBuffer();
  expect(textsIn(await partOf(en, 'xl/worksheets/sheet1.xml'))).toContain('Revenue previous period change %');
});

test('a text that begins like a formula stays a text', async () => {
  const book = await (await download({ metrics: ['revenue'], by: ['orders.customer'] }, 'en')).arrayBuffer();
  const sheet = await partOf(book, 'xl/worksheets/sheet1.xml');
  expect(textsIn(sheet)).toContain('=1+2');
  expect(sheet).not.toContain('<f>');
});
