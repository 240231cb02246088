import { columnOf, type MetricEntry, type Result } from '../../../api/answer.ts';
import type { Locale, Words } from '../../../words/catalogs.ts';
import type { Spot } from '../shape/cells.ts';
import type { Measure } from '../shape/measures.ts';
import { readFigure, toneOf, unitText } from './read-figure.ts';
import type { SheetCell } from './sheet.ts';

/** What it takes to read an answer aloud: names, units, language. */
export interface Reader {
  readonly result: Result;
  readonly metrics: ReadonlyMap<string, MetricEntry>;
  readonly dimensions: ReadonlyMap<string, { readonly zh: string; readonly en: string }>;
  readonly currency: string;
  readonly locale: Locale;
  readonly words: Words;
}

export function metricText({ metrics, locale }: Pick<Reader, 'metrics' | 'locale'>, name: string): string {
  return metrics.get(name)?.label[locale] ?? name;
}

export function dimensionText(
  { dimensions, locale }: Pick<Reader, 'dimensions' | 'locale'>,
  ref: string,
): string {
  return dimensions.get(ref)?.[locale] ?? ref;
}

/** `营业收入 万元`, `YoY`. */
export function measureText(reader: Reader, { metric, against, role }: Measure): string {
  if (against === null || role === 'value') {
    const unit = unitText(reader.metrics.get(metric), reader);
    return unit === '' || unit === '%' ? metricText(reader, metric) : `${metricText(reader, metric)} ${unit}`;
  }
  const heads = reader.words.explore.heads[against];
  const isPercent = columnOf(reader.result, metric)?.unit === 'percent';
  return heads?.[role === 'points' && !isPercent ? 'percent' : role] ?? against;
}

/** The words a metric's differences are read with, for who hovers over the head. */
export function measureHint(reader: Reader, measure: Measure): string | undefined {
  const label = columnOf(reader.result, measure.column)?.label?.[reader.locale];
  const basis = columnOf(reader.result, measure.column)?.basis?.[reader.locale];
  return basis === undefined || basis === '' ? label : `${label ?? measure.metric}: ${basis}`;
}

export function figureCell(
  reader: Reader,
  measure: Measure,
  { spot, isGroupStart }: { readonly spot: Spot | undefined; readonly isGroupStart: boolean },
): SheetCell {
  const { result, metrics, locale } = reader;
  const metric = metrics.get(measure.metric);
  const at = result.columns.findIndex(({ name }) => name === measure.column);
  const value = spot?.row[at] ?? null;
  return {
    text: readFigure(value, measure, { result, metric, locale }),
    exact: value === null ? undefined : String(value),
    column: measure.column,
    hint: value === null ? whyNull(reader, spot, measure.column) : undefined,
    tone: toneOf(value, measure, metric),
    isNumber: true,
    isGroupStart,
    isStrong: measure.role === 'value',
  };
}

/** Why a cell holds nothing, where the server said so. */
export function whyNull({ result, words }: Reader, spot: Spot | undefined, column: string): string {
  const code = spot === undefined ? undefined : noteAt(result, spot, column);
  const nulls: Readonly<Record<string, string>> = words.nulls;
  return (code === undefined ? undefined : nulls[code]) ?? words.nulls.empty;
}

export function noteAt(result: Result, spot: Spot, column: string): string | undefined {
  return result.notes.find((note) => note[spot.list] === spot.index && note.column === column)?.code;
}

/** The last day that counts, where a period is not over. */
export function edgeDay({ meta }: Result): string | undefined {
  return Object.values(meta.edge)
    .filter((day) => day !== null)
    .sort()
    .at(0)
    ?.slice(0, 10);
}
