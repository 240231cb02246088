import { appendFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { type LoadProgress, load } from '@plumbline/ingest';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { scanRecords } from '../src/text/scan-records.ts';
import { auto, codes, column, openTestWorkspace, type TestWorkspace } from './workspace.ts';

let ws: TestWorkspace;
beforeEach(async () => {
  ws = await openTestWorkspace();
});
afterEach(() => ws.close());

describe('files that are not what they should be', () => {
  test.each([
    ['empty.csv', Buffer.alloc(0), 'load/empty-file'],
    ['blank.csv', Buffer.from('\n\n  \n'), 'load/empty-file'],
    ['empty.csv.gz', Buffer.alloc(0), 'load/empty-file'],
    ['nothing.csv.gz', gzipSync(''), 'load/empty-file'],
    ['cut.csv.gz', gzipSync('a,b\n1,2\n'.repeat(1000)).subarray(0, 40), 'load/broken-gzip'],
    ['plain.csv.gz', Buffer.from('a,b\n1,2\n'), 'load/broken-gzip'],
    [
      'old.xls',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]),
      'load/foreign-format',
    ],
    ['book.csv', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'load/broken-workbook'],
    ['twice.csv', Buffer.from('a,A\n1,2\n'), 'load/duplicate-column'],
    ['quote.csv', Buffer.from('a,"b\n1,2\n'), 'load/broken-header'],
    ['bad.parquet', Buffer.from('PAR1 is not enough'), 'load/unreadable'],
  ])('%s', async (name, content, code) => {
    const found = await ws.look(ws.put(name, content));
    expect(found.inspection).toBe(null);
    expect(codes(found)).toEqual([code]);
  });

  test('only a header: no rows, every column text', async () => {
    const loaded = await ws.loadFiles([ws.put('a.csv', 'a,b\n')], [column('a'), column('b')]);
    expect(codes(loaded)).toEqual(['load/no-rows']);
    expect(loaded.outcome).toMatchObject({ rowsRead: 0, rowsLoaded: 0, rejectsFile: null });
    expect(await ws.rows(`SELECT * FROM "${loaded.outcome?.table}"`)).toEqual([]);
  });

  test('CSV beside JSON lines is no one dataset', async () => {
    const paths = [ws.put('a.csv', 'a\n1\n'), ws.put('b.jsonl', '{"a": 1}\n')];
    expect(codes(await ws.loadFiles(paths, [column('a')]))).toEqual(['load/mixed-formats']);
  });

  test('a line without end is given up before it fills the memory', () => {
    const scan = scanRecords(
      { file: 'a.csv', delimiter: 44, quote: null, escape: null, comment: null, skip: 0 },
      null,
    );
    const piece = Buffer.alloc(10_000_000, 'x');
    const feed = () => {
      for (let i = 0; i < 7; i++) scan.push(piece, false);
    };
    expect(feed).toThrow(
      expect.objectContaining({ diagnostics: [expect.objectContaining({ code: 'load/line-too-long' })] }),
    );
  });

  test('a file that grows while it is read is not loaded', async () => {
    const path = ws.put('a.csv', 'a\n1\n2\n');
    const paths = [path, ws.put('b.csv', 'a\n7\n')];
    const source = { kind: 'files', paths, options: auto } as const;
    let grown = false;
    const onProgress = ({ step, bytesDone, bytesTotal }: LoadProgress) => {
      if (step !== 'scan' || bytesDone < bytesTotal || grown) return;
      grown = true;
      appendFileSync(path, '3\n');
    };
    const loaded = await load(
      { dataset: 'd', source, columns: [column('a')] },
      { ...ws.context(), onProgress },
    );
    expect(grown).toBe(true);
    expect(loaded.outcome).toBe(null);
    expect(codes(loaded)).toEqual(['load/rows-disagree']);
    expect(await ws.rows('SELECT count(*) FROM duckdb_tables()')).toEqual([['0']]);
  });

  test('missing files and folders outside', async () => {
    ws.put('sales.csv', 'a\n1\n');
    const missing = await ws.look(`${ws.folder}/data/sale.csv`);
    expect(missing.diagnostics).toMatchObject([
      {
        code: 'load/file-not-found',
        params: { dataset: 'sales' },
        hints: [{ replace: `${ws.folder}/data/sales.csv` }],
      },
    ]);
    expect(codes(await ws.look('/etc/passwd'))).toEqual(['load/outside-folder']);
    expect(codes(await ws.look(`${ws.folder}/data/*.tsv`))).toEqual(['load/no-file-matches']);
    expect(codes(await ws.look(`${ws.folder}/data`))).toEqual(['load/not-a-file']);
  });
});
