import { inflateRawSync } from 'node:zlib';
import { XLSX } from '@plumbline/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedShop, serveShop } from './serve-shop.ts';

let shop: ServedShop;
beforeAll(async () => {
  shop = await serveShop();
});
afterAll(() => shop.close());

async function download(query: object, lang: string, wish = ''): Promise<Response> {
  const response = await fetch(`${shop.server.url}/api/v1/query?lang=${lang}${wish}`, {
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

/** Text of one part of a workbook, found through the directory at the end of the ZIP file. */
function partOf(bytes: ArrayBuffer, path: string): string {
  const zip = Buffer.from(bytes);
  const end = zip.lastIndexOf('PK\u0005\u0006');
  let entry = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const lengths = [28, 30, 32].map((at) => zip.readUInt16LE(entry + at));
    const [name = 0, extra = 0, comment = 0] = lengths;
    if (zip.toString('utf8', entry + 46, entry + 46 + name) === path) {
      const local = zip.readUInt32LE(entry + 42);
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      return inflateRawSync(zip.subarray(start, start + zip.readUInt32LE(entry + 20))).toString('utf8');
    }
    entry += 46 + name + extra + comment;
  }
  throw new Error(`no ${path}`);
}

const textsIn = (xml: string) => [...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text);

test('an answer as a workbook is headed in the language of the caller, and its file is called after it', async () => {
  const query = { metrics: ['revenue', 'order_count'], by: ['month'], period: '2024', compare: ['previous'] };
  const zh = await download(query, 'zh');
  expect(zh.headers.get('content-disposition')).toBe(
    `attachment; filename="plumbline.xlsx"; filename*=UTF-8''${encodeURIComponent('收入、订单数.xlsx')}`,
  );
  const book = await zh.arrayBuffer();
  const sheet = partOf(book, 'xl/worksheets/sheet1.xml');
  expect(textsIn(sheet).slice(0, 5)).toEqual([
    '月',
    '收入（元）',
    '收入 上期（元）',
    '收入 上期 增减（元）',
    '收入 上期 增减%',
  ]);
  expect(sheet).toContain('<v>150.50</v>');
  expect(partOf(book, 'xl/workbook.xml')).toContain('name="结果"');
  const en = await (await download(query, 'en')).arrayBuffer();
  expect(textsIn(partOf(en, 'xl/worksheets/sheet1.xml'))).toContain('Revenue previous period change %');
});

test('cells are numbers with every digit, formatted as the screen reads them', async () => {
  const query = { metrics: ['revenue', 'order_count'], by: ['month'], period: '2024', compare: ['previous'] };
  const formats = async (wish: string) => {
    const book = await (await download(query, 'en', wish)).arrayBuffer();
    const styles = partOf(book, 'xl/styles.xml');
    const codes = new Map(
      [...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [
        id,
        code,
      ]),
    );
    const used = [...(/<cellXfs.*<\/cellXfs>/.exec(styles)?.[0] ?? '').matchAll(/<xf numFmtId="(\d+)"/g)];
    const cells = [...partOf(book, 'xl/worksheets/sheet1.xml').matchAll(/<c r="([B-F])2" s="(\d+)"(?! t=)/g)];
    return Object.fromEntries(
      cells.map(([, column, style]) => [column, codes.get(used[Number(style)]?.[1])]),
    );
  };
  const plain = await formats('');
  expect(plain).toMatchObject({ B: '#,##0.00' });
  const bracketed = await formats('&negatives=brackets');
  expect(bracketed).toMatchObject({ B: '#,##0.00_);(#,##0.00)' });
});

test('a text that begins like a formula stays a text', async () => {
  const book = await (await download({ metrics: ['revenue'], by: ['orders.customer'] }, 'en')).arrayBuffer();
  const sheet = partOf(book, 'xl/worksheets/sheet1.xml');
  expect(textsIn(sheet)).toContain('=1+2');
  expect(sheet).not.toContain('<f>');
});
