import { headerUnit, type TableScale, tableScale, unitWord } from '@plumbline/finance';
import { columnOf, type MetricEntry, type Result } from '../../api/answer.ts';
import type { Figure } from '../../reading/decimal.ts';
import {
  changeTableText,
  pointsText,
  readingOf,
  shareText,
  signedText,
  tableText,
} from '../../reading/figure-text.ts';
import { type Verdict, verdictOf } from '../../reading/verdict.ts';
import type { Locale } from '../../words/catalogs.ts';
import type { Value } from '../pivot/cells.ts';
import type { Measure } from '../pivot/measures.ts';

/** The unit of money of each metric: one for all its figures in an answer. */
export type Scales = ReadonlyMap<string, TableScale>;

export function scalesOf(result: Result, metrics: readonly string[], locale: Locale): Scales {
  return new Map(
    metrics.map((metric) => {
      const at = result.columns.findIndex(({ name }) => name === metric);
      const rows = [...result.rows, ...(result.totals ?? []).map(({ row }) => row)];
      return [
        metric,
        tableScale(
          rows.map((row) => figureOf(row[at] ?? null)),
          locale,
        ),
      ];
    }),
  );
}

export function figureOf(value: Value): Figure | null {
  return typeof value === 'boolean' ? null : value;
}

/** A cell of the table; null stays an em dash, whose reason is the hint. */
export function readFigure(
  value: Value,
  measure: Measure,
  { result, scales, locale }: { readonly result: Result; readonly scales: Scales; readonly locale: Locale },
): string {
  const figure = figureOf(value);
  if (figure === null) return '—';
  const unit = columnOf(result, measure.metric)?.unit;
  const scale = scales.get(measure.metric);
  if (measure.role === 'value' || measure.role === 'base') return tableText(figure, unit, locale, scale);
  if (measure.role === 'points' || measure.role === 'fx')
    return unit === 'percent' ? pointsText(figure) : changeTableText(figure, unit, locale, scale);
  return measure.role === 'percent' ? signedText(shareText(figure)) : shareText(figure);
}

/** Good or bad for the metric; only differences have one, and what rates did is neither. */
export function toneOf(value: Value, { role }: Measure, metric: MetricEntry | undefined): Verdict {
  const figure = figureOf(value);
  if (figure === null || role === 'value' || role === 'part' || role === 'base' || role === 'fx') return null;
  return verdictOf(role === 'share' ? Number(figure) - 1 : Number(figure), metric?.direction);
}

/** `万元`, `CNY million`, `%`, `天`: the unit of a metric in an answer. */
export function unitText(
  metric: MetricEntry | undefined,
  {
    scales,
    currency,
    currencies,
    locale,
  }: {
    readonly scales: Scales;
    readonly currency: string;
    readonly currencies?: ReadonlyMap<string, string> | undefined;
    readonly locale: Locale;
  },
): string {
  const reading = readingOf(metric?.unit);
  if (reading === 'percent') return '%';
  if (reading === 'number' || metric === undefined) return unitWord(metric?.unit, locale);
  const scale = scales.get(metric.name);
  return scale === undefined
    ? ''
    : headerUnit(scale, currencies === undefined ? currency : (currencies.get(metric.name) ?? ''), locale);
}

/** `元`, `%`, `天`: the unit of a metric before it is asked. */
export function fieldUnit(metric: MetricEntry, currency: string, locale: Locale): string {
  if (readingOf(metric.unit) !== 'money') return unitText(metric, { scales: new Map(), currency, locale });
  return currency === 'CNY' ? { zh: '元', en: '¥' }[locale] : currency;
}
