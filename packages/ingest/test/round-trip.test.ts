import { gzipSync } from 'node:zlib';
import type { ValueType } from '@plumbline/model';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { column, decimal4, openTestWorkspace, type TestWorkspace } from './workspace.ts';

let ws: TestWorkspace;
beforeAll(async () => {
  ws = await openTestWorkspace();
});
afterAll(() => ws.close());

type Value = string | number | boolean | null;
interface Kind {
  readonly type: ValueType;
  readonly values: fc.Arbitrary<Value>;
  readonly write: (value: Exclude<Value, null>) => string;
}

/** Text that is not missing: an empty field and blank lines mean something else. */
const words = fc
  .string({ unit: fc.constantFrom(...'aB7 ,;|\t"\'\n\r.-年月é办😀'), minLength: 1, maxLength: 12 })
  .filter((s) => s.trim() !== '');
const day = fc
  .integer({ min: 0, max: 25_000 })
  .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));

const kinds: readonly Kind[] = [
  { type: { kind: 'text' }, values: words, write: String },
  { type: { kind: 'integer' }, values: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), write: String },
  {
    type: { kind: 'bigint' },
    values: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
    write: String,
  },
  {
    type: decimal4,
    values: fc.bigInt({ min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n }).map((n) => {
      const digits = String(n < 0n ? -n : n).padStart(5, '0');
      return `${n < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
    }),
    write: String,
  },
  { type: { kind: 'date' }, values: day, write: (v) => String(v).replaceAll('-', '/') },
  {
    type: { kind: 'timestamp', zoned: false },
    values: day.map((d) => `${d}T23:59:07`),
    write: (v) => String(v).replace('T', ' '),
  },
  { type: { kind: 'boolean' }, values: fc.boolean(), write: String },
  {
    type: { kind: 'double' },
    values: fc.double({ noNaN: true, noDefaultInfinity: true }).map((v) => v + 0),
    write: String,
  },
];

const layouts = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  end: fc.constantFrom('\n', '\r\n'),
  quoteAll: fc.boolean(),
  lastEnd: fc.boolean(),
  pack: fc.constantFrom('utf-8', 'mark', 'utf-16', 'gzip'),
});
type Layout = typeof layouts extends fc.Arbitrary<infer L> ? L : never;

const tables = fc.array(fc.nat({ max: kinds.length - 1 }), { minLength: 1, maxLength: 6 }).chain((chosen) =>
  fc.record({
    chosen: fc.constant(chosen),
    rows: fc.array(fc.tuple(...chosen.map((k) => fc.option(kinds[k]!.values, { freq: 6 }))), {
      maxLength: 25,
    }),
    layout: layouts,
  }),
);

function written(rows: readonly (readonly Value[])[], chosen: readonly number[], layout: Layout): Buffer {
  const field = (text: string) =>
    layout.quoteAll || /["\r\n ]/.test(text) || text.includes(layout.delimiter)
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  const lines = [
    ['id', ...chosen.map((_, i) => `c${i}`)],
    ...rows.map((row, i) => [
      String(i),
      ...row.map((v, k) => (v === null ? '' : kinds[chosen[k]!]!.write(v))),
    ]),
  ].map((cells) => cells.map((cell) => (cell === '' ? '' : field(cell))).join(layout.delimiter));
  const text = lines.join(layout.end) + (layout.lastEnd ? layout.end : '');
  if (layout.pack === 'utf-16') return Buffer.from(`\ufeff${text}`, 'utf16le');
  if (layout.pack === 'gzip') return gzipSync(text);
  return Buffer.from(layout.pack === 'mark' ? `\ufeff${text}` : text);
}

describe('what is written as CSV comes back', () => {
  test('any table, any layout', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async ({ chosen, rows, layout }) => {
        const path = ws.put('t.csv', written(rows, chosen, layout));
        const columns = chosen.map((k, i) => column(`c${i}`, { type: kinds[k]!.type }));
        const loaded = await ws.loadFiles([path], [column('id', { type: { kind: 'integer' } }), ...columns]);
        expect(loaded.diagnostics.filter((d) => d.code !== 'load/no-rows')).toEqual([]);
        const back = await ws.rows(`SELECT * EXCLUDE (id) FROM "${loaded.outcome?.table}" ORDER BY id`);
        expect(back).toEqual(rows);
      }),
      { numRuns: 30 },
    );
  });

  test('inspection finds a type that loses nothing', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async ({ chosen, rows, layout }) => {
        const path = ws.put('t.csv', written(rows, chosen, layout));
        const names = ['id', ...chosen.map((_, i) => `c${i}`)];
        const loaded = await ws.loadFiles(
          [path],
          names.map((name) => column(name)),
        );
        expect(loaded.outcome?.quarantined).toBe(0);
        const nulls = names.map((name) => `count("${name}")`).join(', ');
        const [counts] = await ws.rows(`SELECT ${nulls} FROM "${loaded.outcome?.table}"`);
        const filled = chosen.map((_, i) => rows.filter((row) => row[i] !== null).length);
        expect(counts?.map(Number)).toEqual([rows.length, ...filled]);
      }),
      { numRuns: 20 },
    );
  });

  test('every record of a damaged file is loaded or kept', async () => {
    const damage = fc.string({ unit: fc.constantFrom(...'a1,"\n\r '), maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(damage, async (body) => {
        const path = ws.put('t.csv', `a,b\n${body}`);
        const loaded = await ws.loadFiles(
          [path],
          [column('a', { type: { kind: 'integer' } }), column('b', { type: { kind: 'text' } })],
        );
        const codes = loaded.diagnostics.map((d) => d.code);
        expect(codes).not.toContain('load/rows-disagree');
        expect(codes.filter((code) => code.startsWith('engine/') || code === 'load/unreadable')).toEqual([]);
        if (loaded.outcome === null) expect(codes).toContain('load/no-good-rows');
      }),
      { numRuns: 80 },
    );
  });
});
