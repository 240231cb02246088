import type { Locale } from '@plumbline/diagnostics';

export interface CloseWords {
  readonly locale: Locale;
  readonly none: string;
  readonly events: Readonly<Record<'lock' | 'unlock', string>>;
  /** Of periods, of figures, of findings. */
  readonly periods: readonly string[];
  readonly figures: readonly string[];
  readonly findings: readonly string[];
  readonly locked: (p: { period: string; figures: number; hash: string }) => string;
  readonly unlocked: (period: string) => string;
  readonly whole: (p: { periods: number; figures: number }) => string;
}

export const CLOSE_WORDS: { readonly [L in Locale]: CloseWords } = {
  zh: {
    locale: 'zh',
    none: '没有锁定过期间',
    events: { lock: '已锁定', unlock: '已反结账' },
    periods: ['期间', '状态', '由', '时间', '变动', '说明'],
    figures: ['指标', '结账数'],
    findings: ['期间', '指标', '结账数', '现数', '差额', '变动来源'],
    locked: (p) => `${p.period} 已锁定：${p.figures} 个指标，哈希 ${p.hash}`,
    unlocked: (period) => `${period} 已反结账`,
    whole: (p) => `${p.periods} 个已结账期间、${p.figures} 个数值与结账时一致`,
  },
  en: {
    locale: 'en',
    none: 'No period was ever locked',
    events: { lock: 'locked', unlock: 'unlocked' },
    periods: ['period', 'state', 'by', 'at', 'changed', 'comment'],
    figures: ['metric', 'as closed'],
    findings: ['period', 'metric', 'as closed', 'now', 'difference', 'because of'],
    locked: (p) => `${p.period} is locked: ${p.figures} metrics, hash ${p.hash}`,
    unlocked: (period) => `${period} is unlocked`,
    whole: (p) => `${p.figures} figures of ${p.periods} closed periods are as they were closed`,
  },
};
