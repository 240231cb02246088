import { changeText } from '@plumbline/finance';
import { columnOf, isProfit, type MetricEntry, type Result, whyEmpty } from '../../api/answer.ts';
import type { EnglishName } from '../../api/use-english-names.ts';
import type { Answered } from '../../parts/question/answered.ts';
import { readingOf } from '../../reading/figure-text.ts';
import { verdictOf } from '../../reading/verdict.ts';
import type { Locale, Words } from '../../words/catalogs.ts';
import type { Spot } from '../pivot/cells.ts';
import type { Measure } from '../pivot/measures.ts';
import { againstHead, againstText } from '../question/against.ts';
import { CLOSED } from '../question/closed.ts';
import { type DateKey, isOfOwnDay, readDateKey } from '../question/date-key.ts';
import { type ListedNames, listedNames } from './listed-names.ts';
import { isOpenAge } from './open-ages.ts';
import { figureOf, readFigure, type Scales, scalesOf, toneOf, unitText } from './read-figure.ts';
import type { SheetCell } from './sheet.ts';
import { spanText } from './spans-text.ts';

/** What it takes to read an answer aloud: names, units, language. */
export interface Reader {
  readonly result: Result;
  readonly metrics: ReadonlyMap<string, MetricEntry>;
  readonly dimensions: ReadonlyMap<string, { readonly zh: string; readonly en: string }>;
  readonly currency: string;
  readonly scales: Scales;
  /** Of each amount in the answer: another than the workspace's where the question names one. */
  readonly currencies: ReadonlyMap<string, string>;
  /** What the cohorts of the answer are periods of. */
  readonly cohortGrain?: string | undefined;
  /** What members of grains of the company's own are called. */
  readonly listed?: ListedNames | undefined;
  readonly locale: Locale;
  readonly words: Words;
  /** Names of members in the language of the page. */
  readonly english?: EnglishName;
}

/** What is known before there is an answer. */
export type Names = Omit<Reader, 'result' | 'scales' | 'currencies' | 'cohortGrain' | 'listed'>;

export function readerOf(names: Names, { result, question }: Pick<Answered, 'result' | 'question'>): Reader {
  const currencies = new Map(
    result.columns.flatMap(({ name, currency }) =>
      currency === undefined ? [] : [[name, currency] as const],
    ),
  );
  const cohortGrain = columnOf(result, 'cohort')?.grain;
  const scales = scalesOf(result, question.metrics, names.locale);
  const listed = listedNames(result, names.words);
  return { ...names, result, currencies, cohortGrain, listed, scales };
}

export function metricText({ metrics, locale }: Pick<Reader, 'metrics' | 'locale'>, name: string): string {
  return metrics.get(name)?.label[locale] ?? name;
}

/** `Channel`, `Order date (weekday)`. */
export function dimensionText(
  { dimensions, locale, words }: Pick<Reader, 'dimensions' | 'locale' | 'words'>,
  ref: string,
): string {
  const date = readDateKey(ref);
  if (date === null) return dimensions.get(ref)?.[locale] ?? ref;
  if (isOfOwnDay(date)) return headed(cutText(date, words));
  return words.explore.dateBy(dimensions.get(date.field)?.[locale] ?? date.field, cutText(date, words));
}

function headed(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** How a date is cut: `month`, `weekday`. */
export function cutText({ grain, part }: DateKey, { explore }: Words): string {
  return part === null ? explore.dateGrains[grain ?? 'day'] : explore.dateParts[part];
}

/** The one unit of money of all metrics; null: they have several, so that each head names its own. */
export function sharedUnit(reader: Reader, metrics: readonly string[]): string | null {
  const units = new Set(
    metrics.flatMap((name) => {
      const metric = reader.metrics.get(name);
      return readingOf(metric?.unit) === 'money' ? [unitText(metric, reader)] : [];
    }),
  );
  return units.size === 1 ? ([...units][0] ?? null) : null;
}

/** `营业收入`, `YoY`; with its unit where the table has more than one. */
export function measureText(reader: Reader, { metric, against, role }: Measure, unit: string | null): string {
  if (role === 'part') return reader.words.explore.partHead(metricText(reader, metric));
  if (against === null || role === 'value') {
    const own = unitText(reader.metrics.get(metric), reader);
    const name = metricText(reader, metric);
    return own === '' || own === '%' || own === unit ? name : `${name} ${own}`;
  }
  if (role === 'base') return againstText(against, reader.words);
  if (role === 'fx') return reader.words.explore.fx;
  const isPercent = columnOf(reader.result, metric)?.unit === 'percent';
  return againstHead(against, role === 'points' && !isPercent ? 'percent' : role, reader.words);
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
  const { result, metrics, words } = reader;
  const metric = metrics.get(measure.metric);
  const at = result.columns.findIndex(({ name }) => name === measure.column);
  const value = spot?.row[at] ?? null;
  const restated = restatedText(reader, measure, spot);
  const leftOut = leftOutAt(result, spot, measure.column);
  const isOpen = value !== null && spot !== undefined && isOpenAge(result, spot);
  const turned = measure.role === 'percent' ? turnText(reader, measure, spot) : null;
  return {
    text: turned?.text ?? readFigure(value, measure, reader),
    exact: value === null ? undefined : String(value),
    column: measure.column,
    hint:
      value === null && turned === null
        ? whyNull(reader, spot, measure)
        : leftOut === undefined
          ? (restated ?? (isOpen ? words.explore.openAge : madeOf(reader, measure, spot)))
          : words.parts.leftOutWhy(leftOut),
    leftOut: leftOut === undefined ? undefined : words.parts.leftOut(leftOut),
    isRestated: restated !== undefined && value !== null,
    isOpen,
    tone: turned?.tone ?? toneOf(value, measure, metric),
    isNumber: true,
    isGroupStart,
    isStrong: measure.role === 'value' || measure.role === 'part',
  };
}

/** Why a cell holds nothing, where the server said so. */
export function whyNull(
  { result, words }: Reader,
  spot: Spot | undefined,
  { column, metric, against }: Pick<Measure, 'column' | 'metric' | 'against'>,
): string {
  // Of a figure that was closed only the change can be missing.
  if (against === CLOSED && cellAt(result, spot, `${metric}__${CLOSED}`) === null)
    return words.explore.noClosed;
  const code = spot === undefined ? null : whyEmpty(notesAt(result, spot, column));
  const nulls: Readonly<Record<string, string>> = words.nulls;
  return (code === null ? undefined : nulls[code]) ?? words.nulls.empty;
}

function cellAt(result: Result, spot: Spot | undefined, column: string) {
  return spot?.row[result.columns.findIndex(({ name }) => name === column)] ?? null;
}

/** Of a base, or a figure, that was made by a later definition than held then. */
function restatedText({ result, words: { versions } }: Reader, { column, against }: Measure, spot?: Spot) {
  const notes = spot === undefined ? [] : notesAt(result, spot, column);
  if (!notes.some(({ code }) => code === 'version/restated-base')) return undefined;
  return against === null
    ? versions.restatedWindow
    : versions.restatedBase(versions.bases[against] ?? against);
}

/** Of a figure of spans: what it is made of. */
export function madeOf({ result, words }: Reader, { column }: Measure, spot?: Spot): string | undefined {
  return spot === undefined ? undefined : spanText(notesAt(result, spot, column), words);
}

/** How many series are not in a figure, of how many. */
function leftOutAt(result: Result, spot: Spot | undefined, column: string): string | undefined {
  if (spot === undefined) return undefined;
  return notesAt(result, spot, column).find(({ code }) => code === 'span/left-out')?.terms;
}

function notesAt(result: Result, spot: Spot, column: string): Result['notes'] {
  return result.notes.filter((note) => note[spot.list] === spot.index && note.column === column);
}

/** The last day that counts, where a period is not over. */
export function edgeDay({ meta }: Result): string | undefined {
  return Object.values(meta.edge)
    .filter((day) => day !== null)
    .sort()
    .at(0)
    ?.slice(0, 10);
}

/** Where a percentage would mislead, a sign that turns is said in words. */
function turnText(reader: Reader, { metric, against }: Measure, spot: Spot | undefined) {
  const { result, locale, words, metrics } = reader;
  const cell = (name: string) =>
    figureOf(spot?.row[result.columns.findIndex((column) => column.name === name)] ?? null);
  const entry = metrics.get(metric);
  const stem = `${metric}__${against}`;
  const change = cell(`${stem}_change`);
  const said = changeText(
    {
      value: cell(metric),
      base: cell(stem),
      change,
      percent: null,
      unit: entry?.unit,
      why: null,
      baseName: words.baseName,
      isProfit: entry !== undefined && isProfit(entry),
    },
    locale,
  );
  if (said.kind !== 'words') return null;
  return { text: said.text, tone: verdictOf(change === null ? null : Number(change), entry?.direction) };
}
