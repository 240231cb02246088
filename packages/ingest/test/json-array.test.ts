import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { codes, column, openTestWorkspace, rejectsOf, type TestWorkspace } from './workspace.ts';

let ws: TestWorkspace;
beforeEach(async () => {
  ws = await openTestWorkspace();
});
afterEach(() => ws.close());

const table = (result: { outcome: { table: string } | null }) => `"${result.outcome?.table}"`;

describe('JSON arrays', () => {
  const pretty =
    '[\n  {\n    "id": 1,\n    "name": "a, ]b\\"{"\n  },\n  {"id": "x"},\n  7, {"id": 4,\n "name": null}\n]\n';

  test('an array of objects is as good as one object a line; bad ones keep their line', async () => {
    const path = ws.put('a.json', pretty);
    const { inspection } = await ws.look(path);
    expect(inspection?.columns.map(({ name }) => name)).toEqual(['id', 'name']);
    const loaded = await ws.loadFiles([path], [column('id', { type: { kind: 'integer' } }), column('name')]);
    expect(codes(loaded)).toEqual(['load/rows-quarantined']);
    expect(await ws.rows(`SELECT * FROM ${table(loaded)} ORDER BY 1`)).toEqual([
      [1, 'a, ]b"{'],
      [4, null],
    ]);
    expect(loaded.outcome).toMatchObject({ rowsRead: 4, rowsLoaded: 2, quarantined: 2 });
    expect(rejectsOf(loaded).map(({ line, raw }) => [line, raw])).toEqual([
      [6, '{"id": "x"}'],
      [7, '7'],
    ]);
  });

  test('in one line, packed, with exact decimals and a line feed where none may be', async () => {
    const text = '\ufeff [{"n":0.1234567890123},{"n":"5"},,{"n":"line\nfeed"},[1,{"n":2}]]';
    const path = ws.put('a.json.gz', gzipSync(text));
    const loaded = await ws.loadFiles(
      [path],
      [column('n', { type: { kind: 'decimal', precision: 18, scale: 13 } })],
    );
    expect(await ws.rows(`SELECT n FROM ${table(loaded)} ORDER BY 1`)).toEqual([
      ['0.1234567890123'],
      ['5.0000000000000'],
    ]);
    expect(rejectsOf(loaded).map(({ line }) => line)).toEqual([1, 1, 2]);
  });

  test('one that is cut short, or followed by more, may lack rows: refused', async () => {
    for (const text of ['[{"a":1},{"a":2}', '[{"a":1},{"a"', '[{"a":1}] {"a":2}', '[{"a":1}}, {"a":2}]']) {
      const loaded = await ws.loadFiles([ws.put('a.json', text)], [column('a')]);
      expect([text, codes(loaded)]).toEqual([text, ['load/bad-json-array']]);
    }
    expect(codes(await ws.loadFiles([ws.put('a.json', ' [ ] ')], [column('a')]))).toEqual([
      'load/unreadable',
    ]);
  });

  test('elements are found wherever the pieces of a file end', async () => {
    const rows = Array.from(
      { length: 40_000 },
      (_, i) => `{"id": ${i}, "text": "${'ü{[",]'.replaceAll('"', '\\"').repeat(30)}"}`,
    );
    const path = ws.put('big.json', `[\n${rows.join(',\n')}\n]`);
    const loaded = await ws.loadFiles([path], [column('id')]);
    expect(codes(loaded)).toEqual([]);
    expect(await ws.rows(`SELECT count(*), sum(id) FROM ${table(loaded)}`)).toEqual([['40000', '799980000']]);
  });
});
