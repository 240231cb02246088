import { formatDiagnostic } from '@plumbline/diagnostics';
import { describe, expect, it } from 'vitest';
import { checkText, shown } from '../build/check-text.ts';

const SOURCE = 'source: {files: a.csv}';

function found(text: Parameters<typeof checkText>[0]): readonly string[] {
  return checkText(text)
    .diagnostics.filter((one) => one.severity === 'error')
    .map(shown);
}

describe('calendars', () => {
  const refused = (calendar: string) => found({ 'plumbline.yaml': `workspace: w\ncalendar: ${calendar}\n` });

  it('of whole weeks say how a year ends, and nothing else against it', () => {
    expect(refused('{pattern: 4-5-4, year_end: nearest saturday to january}')).toEqual([]);
    expect(
      refused(
        '{pattern: 4-4-5, year_end: last saturday of june, fiscal_year_start: july, week_start: sunday}',
      ),
    ).toEqual([]);
    for (const wrong of [
      '{pattern: 4-5-4}',
      '{year_end: last saturday of june}',
      '{pattern: gregorian, year_end: last saturday of june}',
      '{pattern: 4-4-5, year_end: last saturday of june, fiscal_year_start: june}',
      '{pattern: 4-4-5, year_end: last saturday of june, week_start: saturday}',
      '{pattern: 4-4-5, year_end: first saturday of june}',
    ])
      expect(refused(wrong)[0]).toMatch(/^plumbline.yaml:2:\d+ workspace\/bad-value$/);
  });

  it('that are listed have a start and an end, or an entity', () => {
    const listed = (rest: string) => found(`calendars: [{name: closes, dataset: periods, ${rest}}]\n`);
    expect(listed('start: a')[0]).toMatch(/workspace\/bad-value$/);
    expect(listed('start: a, end: b, snap: 7 days')[0]).toMatch(/workspace\/bad-value$/);
    expect(listed('start: a, end: b')[0]).toMatch(/model\/unknown-reference$/);
  });
});

describe('places', () => {
  it('are those of the key or value that is wrong, in every form of writing', () => {
    const text = [
      'metrics:',
      '  - name: a',
      '    formula: >-',
      '      1 +',
      '      nothing',
      '  - name: b',
      "    formula: 'no''thing + 1'",
      '  - {name: c, formula: "1 + \\"nothing\\""}',
      '  - name: d',
      '    formula: |',
      '      1',
      '      + nothing',
      '  - name: e',
      '    formula: 1',
      '      + nothing',
    ].join('\n');
    const places = found(text);
    expect(places).toContain('a.yaml:5:7 model/unknown-metric');
    expect(places).toContain('a.yaml:12:9 model/unknown-metric');
    expect(places).toContain('a.yaml:15:9 model/unknown-metric');
    expect(places).toContain('a.yaml:7:17 model/unclosed');
    expect(places).toContain('a.yaml:8:30 model/double-quotes');
  });

  it('show the line with a caret under the value, also after wide characters', () => {
    const { diagnostics } = checkText('metrics:\n  - {label: 收入, name: Revenue, formula: "1"}\n');
    expect(formatDiagnostic(diagnostics[0] ?? expect.fail('nothing found'), 'en')).toBe(
      [
        'a.yaml:2:23: error workspace/bad-value: Revenue does not fit: expected a name: lower-case letters a–z, digits and _, starting with a letter',
        '    - {label: 收入, name: Revenue, formula: "1"}',
        '                          ^^^^^^^',
      ].join('\n'),
    );
  });

  it('are right in files with Windows line ends', () => {
    expect(found('metrics:\r\n  - name: a\r\n    formula: nothing\r\n')).toEqual([
      'a.yaml:3:14 model/unknown-metric',
    ]);
  });

  it('come in the order of files and lines', () => {
    const { found: all } = checkText({
      'b.yaml': 'metrics:\n  - {name: B, formula: "1"}\n  - {name: A, formula: "1"}\n',
      'a.yaml': 'metrics: 1\nmetric: 2\n',
      'c/d.yml': 'x: 1\n',
      'notes.txt': 'x: [',
      '.hidden/e.yaml': 'x: [',
    });
    expect(all).toEqual([
      'a.yaml:1:1 workspace/wrong-shape',
      'a.yaml:2:1 workspace/unknown-key',
      'b.yaml:2:12 workspace/bad-value',
      'b.yaml:3:12 workspace/bad-value',
      'c/d.yml:1:1 workspace/unknown-key',
    ]);
  });
});

describe('the schema', () => {
  it.each([
    [
      'label: {zh: 不含税, 扣除退货, en: x}',
      'workspace/unknown-key',
      'a comma inside {} ends the text: quote the whole text',
    ],
    ['status_bands: {god: ">= 1"}', 'workspace/unknown-key', 'did you mean good?'],
    ['direction:', 'workspace/wrong-shape', undefined],
    ['label: {}', 'workspace/bad-value', undefined],
    ['label: [a]', 'workspace/wrong-shape', undefined],
    ['status_bands: {good: "about 3"}', 'workspace/bad-value', undefined],
    ['unit: dollars', 'workspace/bad-value', undefined],
    ['effective: 2026-02-30', 'workspace/bad-value', undefined],
    ['versions: []', 'workspace/bad-value', undefined],
    ['plans: {target: A}', 'workspace/bad-value', undefined],
    ['time: day', 'workspace/bad-value', undefined],
  ])('refuses %s in a metric', (key, code, hint) => {
    const { diagnostics } = checkText(`metrics:\n  - name: a\n    formula: 1\n    ${key}\n`);
    expect(diagnostics.map((one) => one.code)).toEqual([code]);
    expect(diagnostics[0]?.at).toMatchObject({ line: 4 });
    expect(diagnostics[0]?.hints[0]?.text.en).toBe(hint);
  });

  it.each([
    ['name: a', 'workspace/missing-key'],
    [`name: a, ${SOURCE}, tests: [{uniqe: [x]}]`, 'workspace/unknown-key'],
    ['name: a, source: {}', 'workspace/bad-value'],
    ['name: a, source: {files: a.csv, sql: select 1}', 'workspace/bad-value'],
    ['name: a, source: {table: t}', 'workspace/bad-value'],
    ['name: a, source: {sql: select 1, delimiter: ";"}', 'workspace/bad-value'],
    ['name: a, source: {sql: select 1, quote: none}', 'workspace/bad-value'],
    ['name: a, source: {files: a.csv, quote: "<<"}', 'workspace/bad-value'],
    ['name: a, source: {files: a.csv, delimiter: "|", comment: "|"}', 'workspace/bad-value'],
    ['name: a, source: {files: a.csv, thousands: "."}', 'workspace/bad-value'],
    ['name: a, source: {files: a.csv, skip: some}', 'workspace/bad-value'],
    ['name: a, source: {files: a.csv, decimal: ";"}', 'workspace/unknown-word'],
    ['name: a, source: {files: a.csv, connection: c}', 'workspace/bad-value'],
    ['name: a, source: {distinct: [orders]}', 'workspace/bad-value'],
    [`name: a, ${SOURCE}, through: tomorrow`, 'workspace/bad-value'],
    [`name: a, ${SOURCE}, timezone: Mars/Base`, 'workspace/bad-value'],
    [`name: a, ${SOURCE}, fields: [{name: x, column: X, expression: "1"}]`, 'workspace/bad-value'],
    [`name: a, ${SOURCE}, fields: [{name: x, type: "decimal(40,2)"}]`, 'workspace/bad-value'],
    [`name: a, ${SOURCE}, fields: [{name: x, type: money}]`, 'workspace/bad-value'],
    [`name: a, ${SOURCE}, scenarios: {field: s}`, 'workspace/missing-key'],
    [`name: a, ${SOURCE}, snapshots: {wen: x}`, 'workspace/unknown-key'],
  ])('refuses the dataset {%s}', (dataset, code) => {
    const { diagnostics } = checkText(`datasets:\n  - {${dataset}}\n`);
    expect(diagnostics.map((one) => one.code)).toEqual([code]);
  });

  it.each([
    ['bridges', 'name: b, from: a, through: b, to: c, allocate: weight'],
    ['hierarchies', 'name: h, dataset: a'],
    ['hierarchies', 'name: h, dataset: a, key: k, parent: p, levels: [a.b]'],
    ['statements', 'name: s, hierarchy: h, amount: "1", lines: [{name: l}]'],
    ['relationships', 'name: r, from: a, to: b'],
    ['actions', 'name: a, metric: m, start: 2026-01-01, cost: a lot'],
  ])('refuses %s: {%s}', (list, entry) => {
    const { diagnostics } = checkText(`${list}:\n  - {${entry}}\n`);
    expect(diagnostics.map((one) => one.code)).toEqual(['workspace/bad-value']);
  });

  it('keeps what was typed: codes, labels and numbers are texts', () => {
    const { model } = checkText(
      'metrics:\n  - {name: a, formula: "1", code: 007, label: {zh: 2024, en: no}}\n',
    );
    const metric = model.metrics.get('a');
    expect(metric?.attributes.get('code')).toBe('007');
    expect(metric?.label).toEqual({ zh: '2024', en: 'no' });
  });

  it('takes a plain label for both languages, and one language for the other', () => {
    const { model } = checkText(
      'metrics:\n  - {name: a, formula: "1", label: 收入}\n  - {name: b, formula: "1", label: {en: B}}\n',
    );
    expect([...model.metrics.values()].map((one) => one.label)).toEqual([
      { zh: '收入', en: '收入' },
      { zh: 'B', en: 'B' },
    ]);
  });
});

describe('variables', () => {
  const root = 'workspace: shop\nenv: [DB, EMPTY]\n';
  const connection =
    'connections:\n  - {name: c, type: duckdb, url: "${DB}", path: "${EMPTY:-x}/${DB:-y}"}\n';

  it('are put into connections', () => {
    expect(
      checkText({ 'plumbline.yaml': root, 'a.yaml': connection }, {}, { DB: 'db', EMPTY: '' }).found,
    ).toEqual([]);
  });

  it('need a value or a default', () => {
    expect(checkText({ 'plumbline.yaml': root, 'a.yaml': connection }).found).toEqual([
      'a.yaml:2:34 workspace/variable-without-value',
    ]);
  });
});

describe('aliases', () => {
  it('stand for what they name, up to a limit', () => {
    const text = 'metrics:\n  - {name: a, formula: "1", label: &l {zh: 甲, en: A}}\n';
    expect(checkText(`${text}goals:\n  - {name: g, label: *l, metric: a, period: 2026}\n`).found).toEqual([
      'a.yaml:4:6 model/not-available-yet',
    ]);
    const lines = Array.from(
      { length: 101 },
      (_, i) => `  - {name: g${i}, label: *l, metric: a, period: 2026}`,
    );
    expect(checkText(`${text}goals:\n${lines.join('\n')}\n`).found).toContain(
      'a.yaml:104:25 workspace/limit',
    );
  });

  it('cannot be multiplied into a bomb', () => {
    const levels = Array.from(
      { length: 30 },
      (_, i) =>
        `l${i}: &l${i} [${Array(9)
          .fill(i === 0 ? 'x' : `*l${i - 1}`)
          .join(', ')}]`,
    );
    expect(checkText(levels.join('\n')).found[0]).toMatch(/workspace\/limit$/);
  });
});

describe('what depends on a mistake', () => {
  it('is left out with a note, not reported again', () => {
    const { model, found: all } = checkText(
      [
        'datasets:',
        '  - {name: sales, source: {file: a.csv}}',
        'metrics:',
        '  - {name: a, formula: sum(sales.amount)}',
        '  - {name: b, formula: a * 2}',
        '  - {name: c, formula: 1 + 1}',
      ].join('\n'),
    );
    expect(all).toEqual([
      'a.yaml:2:28 workspace/unknown-key',
      'a.yaml:2:28 workspace/bad-value',
      'a.yaml:4:24 model/depends-on-broken',
      'a.yaml:5:24 model/depends-on-broken',
    ]);
    expect([...model.metrics.keys()]).toEqual(['c']);
  });

  it('is not reported while a file cannot be read', () => {
    const { found: all } = checkText({
      'a.yaml': 'metrics:\n  - {name: a, formula: sum(sales.amount)}\n',
      'b.yaml': 'datasets:\n  - {name: sales, source: {files: a.csv\n',
    });
    expect(all.map((place) => place.split(' ')[1])).toEqual(['workspace/yaml-syntax']);
  });
});
