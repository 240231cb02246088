import type { Locale } from '@plumbline/diagnostics';

interface GlossaryWords {
  readonly headings: readonly string[];
  readonly none: string;
  readonly nothing: (text: string) => string;
  readonly facts: {
    readonly synonyms: string;
    readonly broader: string;
    readonly narrower: string;
    readonly see: string;
    readonly metrics: string;
    readonly dimensions: string;
    readonly datasets: string;
    readonly owner: string;
    readonly steward: string;
  };
  /** Behind the name of a fact. */
  readonly colon: string;
}

export const GLOSSARY_WORDS: { readonly [L in Locale]: GlossaryWords } = {
  zh: {
    headings: ['术语', '英文', '又称', '名称'],
    none: '（没有术语）',
    nothing: (text) => `没有与“${text}”相符的术语`,
    facts: {
      synonyms: '又称',
      broader: '属于',
      narrower: '其中包括',
      see: '参见',
      metrics: '解释的指标',
      dimensions: '解释的维度',
      datasets: '解释的数据集',
      owner: '负责人',
      steward: '指标管理员',
    },
    colon: '：',
  },
  en: {
    headings: ['term', 'in Chinese', 'also called', 'name'],
    none: '(no terms)',
    nothing: (text) => `no term fits ${text}`,
    facts: {
      synonyms: 'also called',
      broader: 'part of',
      narrower: 'includes',
      see: 'see also',
      metrics: 'metrics it explains',
      dimensions: 'dimensions it explains',
      datasets: 'datasets it explains',
      owner: 'owner',
      steward: 'steward',
    },
    colon: ': ',
  },
};
