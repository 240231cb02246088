import { columnOf, type MetricEntry, type Result } from '../../../api/answer.ts';
import { decimalText, type Figure } from '../../../reading/decimal.ts';
import { pointsText, readingOf, shareText, signedText, tableText } from '../../../reading/figure-text.ts';
import { type Verdict, verdictOf } from '../../../reading/verdict.ts';
import type { Locale, Words } from '../../../words/catalogs.ts';
import type { Value } from '../shape/cells.ts';
import type { Measure } from '../shape/measures.ts';

/** Money for one of something (a price, a cost of a customer) is read in full, not in the unit of the table. */
export function isSmallMoney(metric: MetricEntry | undefined): boolean {
  return metric !== undefined && metric.kind === 'ratio' && readingOf(metric.unit) === 'money';
}

export function valueText(
  value: Figure,
  {
    unit,
    isSmall,
    locale,
  }: { readonly unit: string | undefined; readonly isSmall: boolean; readonly locale: Locale },
): string {
  return isSmall ? (decimalText(value, 0, 2) ?? String(value)) : tableText(value, unit, locale);
}

/** A cell of the table; null stays an em dash, whose reason is the hint. */
export function readFigure(
  value: Value,
  measure: Measure,
  context: { readonly result: Result; readonly metric: MetricEntry | undefined; readonly locale: Locale },
): string {
  if (value === null || typeof value === 'boolean') return '—';
  const unit = columnOf(context.result, measure.metric)?.unit;
  const isSmall = isSmallMoney(context.metric);
  if (measure.role === 'value') return valueText(value, { unit, isSmall, locale: context.locale });
  if (measure.role === 'points')
    return unit === 'percent' ? pointsText(value) : signedText(tableText(value, unit, context.locale));
  return measure.role === 'percent' ? signedText(shareText(value)) : shareText(value);
}

/** Good or bad for the metric; only differences have one. */
export function toneOf(value: Value, { role }: Measure, metric: MetricEntry | undefined): Verdict {
  if (value === null || typeof value === 'boolean' || role === 'value') return null;
  return verdictOf(role === 'share' ? Number(value) - 1 : Number(value), metric?.direction);
}

/** `¥M`, `万元`, `%`: what stands behind the name of a metric. */
export function unitText(
  metric: MetricEntry | undefined,
  { locale, currency, words }: { readonly locale: Locale; readonly currency: string; readonly words: Words },
): string {
  const reading = readingOf(metric?.unit);
  if (reading === 'percent') return '%';
  if (reading !== 'money') return words.explore.unit[metric?.unit ?? ''] ?? '';
  const sign = { CNY: { zh: '元', en: '¥' } }[currency]?.[locale] ?? currency;
  if (isSmallMoney(metric)) return sign;
  return locale === 'zh' ? `万${sign === currency ? ` ${sign}` : sign}` : `${sign}M`;
}
