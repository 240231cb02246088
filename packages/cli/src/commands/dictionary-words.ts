import type { Locale } from '@plumbline/diagnostics';

export type RowKind = 'added' | 'changed' | 'conflict' | 'error';

interface DictionaryWords {
  readonly exported: (file: string) => string;
  readonly row: (p: { row: number; metric: string; kind: string }) => string;
  readonly kinds: Readonly<Record<RowKind, string>>;
  readonly empty: string;
  readonly unchanged: (count: number) => string;
  readonly would: string;
  readonly written: string;
  readonly nothing: string;
  readonly refused: string;
}

export const DICTIONARY_WORDS: { readonly [L in Locale]: DictionaryWords } = {
  zh: {
    exported: (file) => `指标字典已写入 ${file}`,
    row: ({ row, metric, kind }) => `第 ${row} 行  ${metric}  ${kind}`,
    kinds: { added: '新增', changed: '修改', conflict: '冲突', error: '有误' },
    empty: '（空）',
    unchanged: (count) => `${count} 行没有变化`,
    would: '试运行：没有写入任何内容',
    written: '已写入',
    nothing: '没有需要写入的改动',
    refused: '没有写入任何内容：请先处理有误或冲突的行',
  },
  en: {
    exported: (file) => `The dictionary is in ${file}`,
    row: ({ row, metric, kind }) => `row ${row}  ${metric}  ${kind}`,
    kinds: { added: 'added', changed: 'changed', conflict: 'conflict', error: 'error' },
    empty: '(empty)',
    unchanged: (count) => `${count} ${count === 1 ? 'row is' : 'rows are'} unchanged`,
    would: 'A dry run: nothing was written',
    written: 'Written',
    nothing: 'There is nothing to write',
    refused: 'Nothing was written: rows with errors or conflicts come first',
  },
};
