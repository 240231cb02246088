import { describe, expect, test } from 'vitest';
import { formatDiagnostic, type Hint, messageOf, type Place, report } from '../src/index.ts';

const hint: Hint = { text: { zh: '是否想写 revenue?', en: 'did you mean revenue?' }, replace: 'revenue' };
const unknown = (at: Place | undefined, hints: readonly Hint[] = []) =>
  report('query/unknown-metric', { name: 'revenu' }, { at, hints });

describe('formatDiagnostic', () => {
  test('in a file: place, severity, code, message, source line, caret, hint', () => {
    const at: Place = {
      kind: 'file',
      file: 'metrics.yaml',
      line: 4,
      column: 14,
      length: 6,
      source: '    formula: revenu - cogs',
    };
    expect(formatDiagnostic(unknown(at, [hint]), 'en')).toBe(
      [
        'metrics.yaml:4:14: error query/unknown-metric: there is no metric called revenu',
        '      formula: revenu - cogs',
        '               ^^^^^^',
        '  hint: did you mean revenue?',
      ].join('\n'),
    );
  });

  test('in Chinese, under wide characters: two columns for each', () => {
    const text = '[销售收入] - [销售陈本]';
    const start = text.indexOf('销售陈本');
    const at: Place = { kind: 'query', path: 'where', text, start, end: start + 4 };
    expect(formatDiagnostic(unknown(at), 'zh')).toBe(
      [
        'where: 错误 query/unknown-metric: 没有名为 revenu 的指标',
        `  ${text}`,
        '                ^^^^^^^^',
      ].join('\n'),
    );
  });

  test('a caret has at least one column, also at the end of a text and without an end', () => {
    const at: Place = { kind: 'query', path: 'where', text: 'a >', start: 3 };
    expect(formatDiagnostic(unknown(at), 'en').split('\n').at(-1)).toBe('     ^');
  });

  test('a long line is cut around the mark', () => {
    const text = `${'revenue + '.repeat(100)}revenu${' + cost'.repeat(100)}`;
    const at: Place = { kind: 'query', path: 'where', text, start: 1000, end: 1006 };
    const [, line = '', caret = ''] = formatDiagnostic(unknown(at), 'en').split('\n');
    expect(line).toHaveLength(2 + 1 + 120 + 1);
    expect(line.slice(caret.indexOf('^'), caret.lastIndexOf('^') + 1)).toBe('revenu');
  });

  test('of a text of several lines only the marked one is shown', () => {
    const text = 'revenue > 1\n\tand revenu < 5\nor true';
    const start = text.indexOf('revenu <');
    const at: Place = { kind: 'query', path: 'having', text, start, end: start + 6 };
    expect(formatDiagnostic(unknown(at), 'en').split('\n').slice(1)).toEqual([
      '   and revenu < 5',
      '       ^^^^^^',
    ]);
  });

  test('nothing in a user text can steer the terminal', () => {
    const diagnostic = report('query/unknown-metric', { name: '\u001b[2Jx\ty' });
    expect(formatDiagnostic(diagnostic, 'en')).toBe(
      'error query/unknown-metric: there is no metric called  [2Jx y',
    );
  });

  test('related places follow the hints', () => {
    const other = { kind: 'file', file: 'a.yaml', line: 1, column: 3, length: 1 } as const;
    const related = [{ at: other, note: { zh: '另一处', en: 'the other one' } }];
    expect(
      formatDiagnostic({ ...unknown(undefined, [hint]), related }, 'en')
        .split('\n')
        .slice(1),
    ).toEqual(['  hint: did you mean revenue?', '  a.yaml:1:3: the other one']);
  });

  test('without a text there is no caret, without a place no colon before the severity', () => {
    expect(formatDiagnostic(unknown({ kind: 'query', path: 'by[1]' }), 'en')).toBe(
      'by[1]: error query/unknown-metric: there is no metric called revenu',
    );
    expect(formatDiagnostic(unknown(undefined), 'en')).toBe(
      'error query/unknown-metric: there is no metric called revenu',
    );
  });

  test('in a data file: file and line where known', () => {
    expect(formatDiagnostic(unknown({ kind: 'data', file: 'orders.csv', line: 7 }), 'en')).toMatch(
      /^orders\.csv:7: /,
    );
    expect(formatDiagnostic(unknown({ kind: 'data', file: 'orders.csv' }), 'en')).toMatch(/^orders\.csv: /);
    const cell: Place = { kind: 'data', file: 'orders.csv', line: 7, column: 'amount' };
    expect(formatDiagnostic(unknown(cell), 'en')).toMatch(/^orders\.csv:7:amount: /);
  });

  test('warnings and notes say what they are', () => {
    const warning = report('query/unknown-metric', { name: 'x' }, { severity: 'warning' });
    expect(formatDiagnostic(warning, 'en')).toMatch(/^warning /);
    expect(formatDiagnostic({ ...warning, severity: 'note' }, 'zh')).toMatch(/^提示 /);
  });
});

describe('report', () => {
  test('is an error without hints unless told otherwise, and carries no empty place', () => {
    expect(report('query/unknown-metric', { name: 'x' })).toEqual({
      code: 'query/unknown-metric',
      params: { name: 'x' },
      severity: 'error',
      hints: [],
    });
  });

  test('gives the same message whichever language is asked second', () => {
    const diagnostic = report('query/unknown-metric', { name: 'x' });
    const first = messageOf(diagnostic, 'zh');
    messageOf(diagnostic, 'en');
    expect(messageOf(diagnostic, 'zh')).toBe(first);
  });
});
