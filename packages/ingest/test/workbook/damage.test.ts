import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlumblineError } from '@plumbline/diagnostics';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { type PreparedSheet, prepareSheet } from '../../src/workbook/read/prepare-sheet.ts';
import { auto } from '../workspace.ts';
import { plainSheet, stylesOf, workbookOf } from './parts.ts';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-damage-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The sheet as read; null when a diagnostic says why not. Whatever else is thrown fails the test. */
async function read(bytes: Buffer): Promise<PreparedSheet | null> {
  const path = join(folder, 'book.xlsx');
  writeFileSync(path, bytes);
  try {
    const options = { options: auto, work: folder, copyName: '0' };
    return await prepareSheet({ name: path, path, bytes: bytes.length }, options);
  } catch (thrown) {
    if (!(thrown instanceof PlumblineError)) throw thrown;
    expect(thrown.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
    return null;
  }
}

const rows = [['id', 'name', 'amount'], ...Array.from({ length: 40 }, (_, i) => [i, `客户 ${i * 7}`, i / 4])];
const book = (compress: boolean) =>
  workbookOf({
    sheets: [{ name: 's', xml: plainSheet(rows, '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>') }],
    styles: stylesOf([0, 14, 'yyyy"年"']),
    shared: '<si><t>a</t></si>',
    compress,
  });

/** Damage may be harmless, or it is told: what is never seen is a crash, or other rows without a word. */
async function survives(bytes: Buffer): Promise<void> {
  const sheet = await read(bytes);
  if (sheet === null) return;
  expect(sheet.rows).toBe(40);
  expect(sheet.columns.map(({ name }) => name)).toEqual(['id', 'name', 'amount']);
  expect(sheet.columns.every(({ hasBad }) => !hasBad)).toBe(true);
}

test('a workbook cut short anywhere is refused, never half-read', async () => {
  const whole = await book(true);
  await survives(whole);
  const seen = fc.integer({ min: 1, max: whole.length - 1 });
  await fc.assert(
    fc.asyncProperty(seen, async (length) => {
      expect(await read(whole.subarray(0, length))).toBeNull();
    }),
    { numRuns: 150 },
  );
});

test.each([true, false])(
  'flipped bits never crash and never change what is read in silence (packed: %s)',
  async (compress) => {
    const whole = await book(compress);
    const flips = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(7)), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(flips, async (bits) => {
        const bytes = Buffer.from(whole);
        for (const [at, bit] of bits) bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        await survives(bytes);
      }),
      { numRuns: 250 },
    );
  },
);

test('any XML in place of a sheet gives rows or a diagnostic', async () => {
  const names = fc.constantFrom(
    'worksheet',
    'sheetData',
    'row',
    'c',
    'v',
    'f',
    'is',
    't',
    'mergeCells',
    'mergeCell',
    'constructor',
  );
  const attributes = fc.constantFrom(
    '',
    ' r="A1"',
    ' r="2"',
    ' r="-1"',
    ' t="s"',
    ' t="e"',
    ' t="__proto__"',
    ' s="99999"',
    ' ref="A1:ZZZ9"',
  );
  const { xml } = fc.letrec((tie) => ({
    xml: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('1', 'x', '', '&amp;', '1e999', '99999999999'),
      fc
        .tuple(names, attributes, fc.array(tie('xml'), { maxLength: 4 }))
        .map(([name, more, inside]) => `<${name}${more}>${inside.join('')}</${name}>`),
    ),
  }));
  await fc.assert(
    fc.asyncProperty(fc.array(xml, { maxLength: 6 }), async (parts) => {
      const wrapped = `<worksheet><sheetData><row>${parts.join('')}</row></sheetData>${parts.join('')}</worksheet>`;
      const bytes = await workbookOf({
        sheets: [{ name: 's', xml: '' }],
        extra: { 'xl/worksheets/sheet1.xml': wrapped },
      });
      const sheet = await read(bytes);
      expect(sheet === null || sheet.columns.length > 0).toBe(true);
    }),
    { numRuns: 150 },
  );
});
