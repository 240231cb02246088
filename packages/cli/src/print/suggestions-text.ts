import type { RollupAdvice } from '@plumbline/center';
import { textTable } from './text-table.ts';

interface SuggestionWords {
  readonly asked: (p: RollupAdvice['asked']) => string;
  readonly none: string;
  readonly headings: readonly [string, string, string, string, string, string];
  readonly unused: (names: string) => string;
  readonly comma: string;
}

const SUGGESTION_WORDS: Readonly<Record<'zh' | 'en', SuggestionWords>> = {
  zh: {
    asked: ({ questions, times, rowsRead, hidden, outdated }) =>
      [
        `${questions} 种查询，共 ${times} 次，读取 ${count(rowsRead)} 行`,
        ...(hidden === 0 ? [] : [`其中 ${hidden} 次受行权限限制，预聚合不回答`]),
        ...(outdated === 0 ? [] : [`${outdated} 种已不能查询`]),
      ].join('；'),
    none: '没有值得增加的预聚合',
    headings: ['预聚合', '键', '行数', '查询', '次数', '省去的读取'],
    unused: (names) => `没有查询用到的预聚合：${names}`,
    comma: '、',
  },
  en: {
    asked: ({ questions, times, rowsRead, hidden, outdated }) =>
      [
        `${questions} questions, asked ${times} times, read ${count(rowsRead)} rows`,
        ...(hidden === 0 ? [] : [`${hidden} times rows were hidden, which no rollup answers`]),
        ...(outdated === 0 ? [] : [`${outdated} can no longer be asked`]),
      ].join('; '),
    none: 'no rollup would be worth adding',
    headings: ['rollup', 'by', 'rows', 'questions', 'times', 'reads saved'],
    unused: (names) => `rollups that no question reads: ${names}`,
    comma: ', ',
  },
};

/** What was asked, a line for each rollup that would spare reads, and those that spare none. */
export function suggestionsText(advice: RollupAdvice, locale: 'zh' | 'en'): string {
  const words = SUGGESTION_WORDS[locale];
  const { suggested, unused, asked, yaml } = advice;
  const rows = suggested.map(({ name, by, rows: size, questions, times, saved }) => [
    name,
    by.join(words.comma),
    count(size),
    String(questions),
    count(times),
    `${(saved * 100).toFixed(1)}%`,
  ]);
  const columns = words.headings.map((heading, i) => ({
    heading,
    align: i < 2 ? ('left' as const) : ('right' as const),
  }));
  return [
    words.asked(asked),
    '',
    ...(rows.length === 0 ? [words.none] : [...textTable(columns, [rows]), '', yaml.trimEnd()]),
    ...(unused.length === 0 ? [] : ['', words.unused(unused.join(words.comma))]),
  ].join('\n');
}

function count(rows: number): string {
  return rows.toLocaleString('en-US');
}
