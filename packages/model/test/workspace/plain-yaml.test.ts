import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFully } from '../../src/workspace/yaml/parse-yaml.ts';
import { readPlainYaml } from '../../src/workspace/yaml/read-plain-yaml.ts';
import { toSourceFile } from '../../src/workspace/yaml/source-file.ts';
import type { Written } from '../../src/workspace/yaml/written.ts';

/** With places, as plain data. */
function shown(written: Written | null): unknown {
  if (written === null || written.kind === 'text') return written;
  if (written.kind === 'list') return { ...written, items: written.items.map(shown) };
  const entries = [...written.entries].map(([key, entry]) => [key, { ...entry, value: shown(entry.value) }]);
  return { ...written, entries };
}

/** The full parser is the oracle: where the plain reader gives a value, so must the parser, the same one. */
function expectAgreement(text: string): boolean {
  const plain = readPlainYaml(text);
  if (plain === null) return false;
  const full = parseFully(toSourceFile('a.yaml', text));
  expect({ text, diagnostics: full.diagnostics, root: shown(full.root) }).toEqual({
    text,
    diagnostics: [],
    root: shown(plain),
  });
  return true;
}

const SCALARS = [
  'a',
  'sum(x.y)',
  "'it''s'",
  '"a: b, c"',
  '12',
  '-3',
  '>= 0.4',
  '',
  ' ',
  'a b',
  'a:b',
  'http://x',
  '- a',
  'a: b',
  '#c',
  'a #c',
  '"#',
  "''",
  '""',
  '[a, b]',
  '{zh: 甲, en: B}',
  '{a, b: c}',
  '[]',
  '{}',
  '[a: b]',
  '{a: }',
  '[a, ]',
  '[{x: 1}, {y: [2, 3]}]',
  '*a',
  '&a b',
  '|',
  '> x',
  '!t x',
  '? a',
  '@x',
  '%x',
  '`x`',
  '甲 乙',
  '不含税,扣除退货',
  '"x\\ny"',
  '~',
  'null',
  '<<',
  '-',
  '--',
  '---',
  '...',
  ':a',
  'a:',
  ',a',
  'a]',
  '}',
  '{a: b',
  '[a',
  '{a: {b: {c: d}}}',
  '{a:1}',
  '{"a": 1}',
  '{"a":1}',
  '{"a":"b","c":[1,"d"]}',
  '{"a" :1}',
  '{"a":}',
  '{"a"}',
  '{"a","b":1}',
  '{"a":1,"a":2}',
  '["a":1]',
  '{"a b":1,"<<":2}',
  '{"":1}',
  '{"a:b":1}',
  '{"a\\n":"x\\"y\\\\"}',
  '"\\u4e2d\\ud83d\\ude00\\t\\/"',
  '"\\x41"',
  '"a\\"',
  '"\\',
  '{a: \'x, y\', b: "z"}',
  '{a: b}c',
  '"a"b',
  '"a" b',
  '"a" # c',
  '[a]#c',
  '[a] # c',
  'x#y',
  '[-, a]',
  '[-1, - a]',
  '{a: -}',
  '{zh: 甲:乙}',
  '{a : b}',
  'a  ',
];
const KEYS = [
  'a',
  'b',
  'name',
  'label',
  'zh',
  'x_1',
  'A',
  '1a',
  'a b',
  "'q'",
  '"q"',
  '<<',
  '甲',
  '-',
  '?',
  '',
  'a.b',
  '__proto__',
  'null',
];
const line = fc
  .tuple(
    fc.integer({ min: 0, max: 6 }),
    fc.constantFrom('', '- ', '-  ', '- - ', '-'),
    fc.option(fc.constantFrom(...KEYS), { freq: 5 }),
    fc.constantFrom(': ', ':', ':  ', ' : '),
    fc.constantFrom(...SCALARS),
  )
  .map(
    ([indent, dash, key, colon, scalar]) =>
      `${' '.repeat(indent)}${dash}${key === null ? '' : key + colon}${scalar}`,
  );
const anyText = fc.array(line, { minLength: 1, maxLength: 7 }).map((lines) => lines.join('\n'));

/** Texts that are well formed more often than not. */
const tidyText = fc
  .array(
    fc.tuple(
      fc.constantFrom(0, 0, 2, 2, 4),
      fc.constantFrom('', '', '- '),
      fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      fc.constantFrom(...SCALARS),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((lines) =>
    lines.map(([indent, dash, key, value]) => `${' '.repeat(indent)}${dash}${key}: ${value}`).join('\n'),
  );

const DEFINITIONS = `datasets:
  - name: sales # all of them
    source: {files: "data/sales.csv", delimiter: ";"}
    primary_key: [order_number, line_number]
    fields:
      - {name: day, type: date, expression: "parse_date(d, 'yyyyMMdd')"}
      - {name: amount, column: Sales Amount, type: "decimal(18,4)", unit: money}
    tests: [{unique: [order_number,
      line_number]}, {not_null: [day]}] # and more

metrics:
- name: revenue
  label: {zh: 收入, en: Revenue}
  formula: sum(sales.amount) where sales.country = 'France'
  basis: 'don''t add'
- name: rate
  formula: (revenue - cogs) / revenue
  status_bands: {good: ">= 0.40", warn: ">= 0.35"}
  description:
  synonyms: [GM%, 毛利]
- {"name":"q","label":{"zh":"甲","en":"A \\"B\\""},"synonyms":["x","y"]}
`;

describe('the plain reader', () => {
  it.each([
    'a: 1\nb: x # c\n',
    'metrics:\n  - name: revenue\n    label: {zh: 收入, en: Revenue}\n    formula: sum(a.b) where x = 1\n  - {name: b, formula: "a, b"}\n',
    'a:\n- x\n- y\nb: [1,\n   2, # two\n   3]\n',
    "a: 'it''s'\n\n# comment\nb:\nc: {d, e: f}\n",
    'a:\n  b:\n    c: 1\n  d: 2\ne: 3',
    '# Cash.\n\n# and more\na: 1\n',
    'metrics:\n  - {"name":"a","label":{"zh":"甲","en":"\\"A\\"\\n"},"fields":["x","y"],"formula":"sum(a.b)"}\n',
  ])('reads %j as the full parser does', (text) => {
    expect(expectAgreement(text)).toBe(true);
  });

  it.each([
    '',
    '# only',
    '- a',
    'a: &x 1',
    'a: *x',
    'a: |\n  x',
    'a: 1\n---\nb: 2',
    'a: b\n  c',
    'a: "x\n  y"',
    'a: 1\na: 2',
    '? a',
    "'a': 1",
    'a:\t1',
    'a: 1\r\n',
    '\uFEFFa: 1',
    'a: b: c',
    'a: [1, 2',
    'a: {b: 1}}',
    'a: [x,\ny]',
  ])('leaves %j to the full parser', (text) => {
    expect(readPlainYaml(text)).toBeNull();
  });

  it('agrees with the full parser on any text it reads', () => {
    const runs = { numRuns: Number(process.env.FUZZ_RUNS ?? 3000) };
    fc.assert(
      fc.property(anyText, (text) => void expectAgreement(text)),
      runs,
    );
    fc.assert(
      fc.property(tidyText, (text) => void expectAgreement(text)),
      runs,
    );
  });

  it('agrees with the full parser on damaged definitions', () => {
    let read = 0;
    const edit = fc.tuple(
      fc.nat(),
      fc.constantFrom(0, 0, 1, 2, 5),
      fc.constantFrom(...'-:#,{}[]&*|>\'"\n ax甲?!%@`~\\', '\n  ', '  ', '\n- ', ': ', ' #', ''),
    );
    const damaged = fc.array(edit, { minLength: 1, maxLength: 3 }).map((edits) =>
      edits.reduce((text, [at, cut, put]) => {
        const place = at % text.length;
        return text.slice(0, place) + put + text.slice(place + cut);
      }, DEFINITIONS),
    );
    const numRuns = Number(process.env.FUZZ_RUNS ?? 3000);
    const property = fc.property(damaged, (text) => {
      if (expectAgreement(text)) read++;
    });
    fc.assert(property, { numRuns });
    expect(read).toBeGreaterThan(numRuns / 10);
  });
});
