import type { Locale } from '@plumbline/diagnostics';
import { type Figure, signOf } from './decimal.ts';
import type { Direction } from './verdict.ts';

const RULES = {
  up: { zh: '完成率 = 实际 ÷ 计划，100%及以上为达标', en: 'attainment = actual ÷ plan; on track from 100%' },
  down: {
    zh: '越低越好：完成率 = 实际 ÷ 计划，100%及以下为达标',
    en: 'lower is better: attainment = actual ÷ plan; on track up to 100%',
  },
  notPositive: {
    zh: '计划不为正：不计完成率，只看差异',
    en: 'plan is not positive: no attainment, only the difference',
  },
  neutral: { zh: '没有好坏方向：不判断达标', en: 'neither way is better: no status' },
} as const;

/** The rule by which an attainment was made, in words. */
export function attainmentRule(direction: Direction, plan: Figure | null, locale: Locale): string {
  if (plan !== null && signOf(plan) !== 1) return RULES.notPositive[locale];
  return RULES[direction === 'up' || direction === 'down' ? direction : 'neutral'][locale];
}
