import type { RollupChoice } from '@plumbline/center';

type Refusal = RollupChoice['refused'][number];
type Reason = Refusal['reason'];

interface RollupWords {
  readonly answers: (columns: string, rollup: string) => string;
  readonly rows: (columns: string, dataset: string) => string;
  readonly reasons: { readonly [R in Reason]: (what: string) => string };
  readonly comma: string;
}

export const ROLLUP_WORDS: Readonly<Record<'zh' | 'en', RollupWords>> = {
  zh: {
    answers: (columns, rollup) => `${columns}：由预聚合 ${rollup} 回答`,
    rows: (columns, dataset) => `${columns}：读取 ${dataset} 的明细行`,
    reasons: {
      'not-loaded': () => '尚未加载',
      stale: () => '数据或定义已变，等待加载',
      larger: () => '行数不比明细少',
      measure: (what) => `没有可合并的 ${what}`,
      condition: (what) => `无法判断条件 ${what}`,
      key: (what) => `没有 ${what} 这一级`,
      shape: () => '这种算法要看单行',
    },
    comma: '、',
  },
  en: {
    answers: (columns, rollup) => `${columns}: answered by the rollup ${rollup}`,
    rows: (columns, dataset) => `${columns}: the rows of ${dataset}`,
    reasons: {
      'not-loaded': () => 'is not loaded yet',
      stale: () => 'is of other data or definitions, and waits for a load',
      larger: () => 'has no fewer rows',
      measure: (what) => `keeps no ${what} that could be merged`,
      condition: (what) => `does not tell the condition ${what}`,
      key: (what) => `is not kept by ${what}`,
      shape: () => 'does not help a form that looks at single rows',
    },
    comma: ', ',
  },
};

/** One line for what answers, one below it for each rollup that does not. */
export function rollupText({ columns, dataset, rollup, refused }: RollupChoice, words: RollupWords): string {
  const names = columns.join(words.comma);
  if (rollup !== null) return words.answers(names, rollup);
  const reasons = refused.map((one) => `  ${one.rollup} ${words.reasons[one.reason](one.what ?? '*')}`);
  return [words.rows(names, dataset), ...reasons].join('\n');
}
