import type { Locale } from '@plumbline/diagnostics';

interface MetricsWords {
  readonly headings: readonly string[];
  readonly none: string;
  readonly version: (version: number) => string;
  readonly since: (day: string | null) => string;
}

export const METRICS_WORDS: { readonly [L in Locale]: MetricsWords } = {
  zh: {
    headings: ['指标', '名称', '现状', '版本', '生效日'],
    none: '（没有指标）',
    version: (version) => (version === 0 ? '尚无版本' : `第 ${version} 版`),
    since: (day) => (day === null ? '视同一直如此' : `自 ${day} 起生效`),
  },
  en: {
    headings: ['metric', 'called', 'standing', 'version', 'in force from'],
    none: '(no metrics)',
    version: (version) => (version === 0 ? 'no version yet' : `version ${version}`),
    since: (day) => (day === null ? 'as if it had always been so' : `in force from ${day}`),
  },
};
