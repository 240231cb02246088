import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { codes, column, openTestWorkspace, rejectsOf, type TestWorkspace } from './workspace.ts';

let ws: TestWorkspace;
beforeEach(async () => {
  ws = await openTestWorkspace();
});
afterEach(() => ws.close());

const table = (result: { outcome: { table: string } | null }) => `"${result.outcome?.table}"`;
const types = async (path: string) => {
  const found = await ws.look(path);
  expect(found.diagnostics).toEqual([]);
  return found.inspection?.columns.map((c) => [c.name, c.type.kind]);
};

describe('JSON lines', () => {
  test('keys in order, exact decimals, strings of digits stay text, bad lines are kept', async () => {
    const path = ws.put(
      'a.jsonl',
      [
        '{"id":1,"code":"007","zip":"12345","amount":12345678901.5678,"day":"2013-01-31","ok":true,"tags":["a","b"]}',
        '',
        '{"id":2,"code":"8","zip":"2","amount":0.1,"day":"2013-02-28","ok":false,"more":null}',
        '{"id":3,',
        '[1,2]',
        '{"id":4,"code":"9","zip":"3","amount":12345678901234.5678,"day":"2013-03-01","ok":true}',
        '{"id":"x","code":"9","zip":"3","amount":1,"day":"2013-03-01","ok":true}',
      ].join('\n'),
    );
    expect(await types(path)).toEqual([
      ['id', 'text'],
      ['code', 'text'],
      ['zip', 'text'],
      ['amount', 'decimal'],
      ['day', 'date'],
      ['ok', 'boolean'],
      ['more', 'text'],
      ['tags', 'text'],
    ]);
    const loaded = await ws.loadFiles(
      [path],
      [
        column('id', { type: { kind: 'integer' } }),
        column('zip'),
        column('amount', { money: true }),
        column('tags'),
        column('day'),
      ],
    );
    expect(codes(loaded)).toEqual(['load/rows-quarantined']);
    expect(rejectsOf(loaded).map((r) => [r.line, r.reasons[0]?.what ?? r.reasons[0]?.value])).toEqual([
      [4, 'NOT A JSON OBJECT'],
      [5, 'NOT A JSON OBJECT'],
      [6, 'TOO MANY DIGITS IN amount'],
      [7, 'x'],
    ]);
    expect(await ws.rows(`SELECT * FROM ${table(loaded)} ORDER BY id`)).toEqual([
      [1, '12345', '12345678901.5678', '["a","b"]', '2013-01-31'],
      [2, '2', '0.1000', null, '2013-02-28'],
    ]);
    expect(loaded.outcome?.quarantinedTotals).toEqual([{ field: 'amount', total: '1.0000', unreadable: 3 }]);
  });

  test('gzip, odd keys, quotes and separators inside', async () => {
    const rows = [
      { 'a/b~c "d"': 'x,"y"\n', n: 1 },
      { 'a/b~c "d"': '', n: 2 },
    ];
    const path = ws.put('a.ndjson.gz', gzipSync(rows.map((row) => JSON.stringify(row)).join('\r\n')));
    const loaded = await ws.loadFiles([path], [{ ...column('a/b~c "d"'), field: 'odd' }, column('n')]);
    expect(loaded.diagnostics).toEqual([]);
    expect(await ws.rows(`SELECT * FROM ${table(loaded)} ORDER BY n`)).toEqual([
      ['x,"y"\n', 1],
      ['', 2],
    ]);
  });
});

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
