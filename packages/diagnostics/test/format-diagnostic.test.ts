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
