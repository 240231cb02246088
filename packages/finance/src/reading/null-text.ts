import type { Locale } from '@plumbline/diagnostics';

/** Why a cell is empty, by the code of its note. */
const REASONS: Readonly<Record<string, { readonly [L in Locale]: string }>> = {
  'base-missing': { zh: '缺少基期', en: 'no base' },
  'base-not-positive': { zh: '基期不为正', en: 'base is not positive' },
  'plan-not-positive': { zh: '计划不为正', en: 'plan is not positive' },
  'no-percent-of-ratio': { zh: '比率只看百分点', en: 'in points, not percent' },
  'no-attainment': { zh: '不计完成率', en: 'no attainment' },
  'span/no-chain': { zh: '没有首尾相接的报告期', en: 'no reported spans join its ends' },
  'not-finite': { zh: '除数为零', en: 'divided by zero' },
};
const EMPTY: { readonly [L in Locale]: string } = { zh: '无数据', en: 'no data' };

/** `—（缺少基期）`: a dash with its reason. */
export function nullText(code: string | null, locale: Locale): string {
  return dash((code === null ? null : REASONS[code]?.[locale]) ?? EMPTY[locale], locale);
}

export function dash(reason: string, locale: Locale): string {
  return locale === 'zh' ? `—（${reason}）` : `— (${reason})`;
}
