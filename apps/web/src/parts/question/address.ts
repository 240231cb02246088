import { readConditions, writeConditions } from './condition-text.ts';
import {
  ALIGNMENTS,
  type Alignment,
  type AsOf,
  CHART_CHOICES,
  type ChartChoice,
  LAYOUTS,
  type Layout,
  NO_QUESTION,
  PARTIALS,
  type Partial,
  PEERS,
  type Peers,
  type Question,
  SHOWN,
  type Shown,
  type Sort,
} from './question.ts';

/** What of a question stands in the address; a key that is absent means the default. */
export interface ExploreSearch {
  readonly metrics?: string | undefined;
  readonly rows?: string | undefined;
  readonly columns?: string | undefined;
  readonly span?: string | undefined;
  readonly against?: string | undefined;
  readonly where?: string | undefined;
  readonly having?: string | undefined;
  readonly order?: string | undefined;
  readonly top?: string | undefined;
  readonly chart?: ChartChoice | undefined;
  readonly pivot?: Layout | undefined;
  readonly as?: Shown | undefined;
  readonly figures?: string | undefined;
  readonly currency?: string | undefined;
  readonly rates?: 'constant' | undefined;
  readonly asof?: string | undefined;
  readonly restated?: 'yes' | undefined;
  readonly align?: Alignment | undefined;
  readonly partial?: Partial | undefined;
  readonly fill?: 'yes' | undefined;
  readonly peers?: Peers | undefined;
  readonly nototals?: string | undefined;
  /** Identifier of the saved view that was opened. */
  readonly view?: string | undefined;
}

type Raw = Readonly<Record<string, unknown>>;

/** Any address gives a question: what cannot be read is as if it were not there. */
export function readQuestion(search: Raw): Question {
  const against = textOf(search.against);
  const top = Number(textOf(search.top));
  return {
    metrics: namesOf(search.metrics),
    rows: namesOf(search.rows),
    columns: namesOf(search.columns).filter((ref) => !namesOf(search.rows).includes(ref)),
    span: textOf(search.span).trim(),
    against: against === '' ? null : against === 'none' ? [] : namesOf(against),
    conditions: readConditions(textOf(search.where)),
    having: textOf(search.having),
    sort: readSort(textOf(search.order)),
    top: Number.isInteger(top) && top > 0 ? top : null,
    chart: CHART_CHOICES.find((choice) => choice === search.chart) ?? NO_QUESTION.chart,
    layout: LAYOUTS.find((layout) => layout === search.pivot) ?? NO_QUESTION.layout,
    shown: SHOWN.find((shown) => shown === search.as) ?? NO_QUESTION.shown,
    figures: namesOf(search.figures),
    currency: /^[A-Z]{3}$/.test(textOf(search.currency)) ? textOf(search.currency) : '',
    isConstant: search.rates === 'constant',
    asOf: readAsOf(textOf(search.asof)),
    isRestated: search.restated === 'yes',
    alignment: ALIGNMENTS.find((alignment) => alignment === search.align) ?? NO_QUESTION.alignment,
    partial: PARTIALS.find((partial) => partial === search.partial) ?? NO_QUESTION.partial,
    isFilled: search.fill === 'yes',
    peers: PEERS.find((peers) => peers === search.peers) ?? NO_QUESTION.peers,
    withoutTotals: namesOf(search.nototals),
  };
}

export function writeQuestion(question: Question): ExploreSearch {
  const { against, top, chart, layout, shown, currency, isConstant } = question;
  return {
    metrics: orNothing(question.metrics.join(',')),
    rows: orNothing(question.rows.join(',')),
    columns: orNothing(question.columns.join(',')),
    span: orNothing(question.span),
    against: against === null ? undefined : against.length === 0 ? 'none' : against.join(','),
    where: orNothing(writeConditions(question.conditions)),
    having: orNothing(question.having),
    order: writeSort(question.sort),
    top: top === null ? undefined : String(top),
    chart: chart === NO_QUESTION.chart ? undefined : chart,
    pivot: layout === NO_QUESTION.layout ? undefined : layout,
    as: shown === NO_QUESTION.shown ? undefined : shown,
    figures: orNothing(question.figures.join(',')),
    currency: orNothing(currency),
    rates: isConstant ? 'constant' : undefined,
    asof: writeAsOf(question.asOf),
    restated: question.isRestated ? 'yes' : undefined,
    align: question.alignment === NO_QUESTION.alignment ? undefined : question.alignment,
    partial: question.partial === NO_QUESTION.partial ? undefined : question.partial,
    fill: question.isFilled ? 'yes' : undefined,
    peers: question.peers === NO_QUESTION.peers ? undefined : question.peers,
    nototals: orNothing(question.withoutTotals.join(',')),
  };
}

/** `revenue:desc`, `revenue:desc@"2026-10-01"`, `:asc` by names. */
export function writeSort(sort: Sort | null): string | undefined {
  if (sort === null) return undefined;
  return `${sort.by ?? ''}:${sort.desc ? 'desc' : 'asc'}${sort.at === null ? '' : `@${sort.at}`}`;
}

export function readSort(text: string): Sort | null {
  const match = /^([^:@]*):(asc|desc)(?:@(.+))?$/s.exec(text);
  if (match === null) return null;
  const [, by = '', way, at] = match;
  return { by: by === '' ? null : by, desc: way === 'desc', at: at ?? null };
}

/** `2026-08-01`, `data:2026-08-01`. */
export function readAsOf(text: string): AsOf | null {
  const [, only, day] = /^(data:)?(\d{4}-\d{2}-\d{2})$/.exec(text) ?? [];
  return day === undefined ? null : { day, isToday: only === undefined };
}

export function writeAsOf(asOf: AsOf | null): string | undefined {
  return asOf === null ? undefined : `${asOf.isToday ? '' : 'data:'}${asOf.day}`;
}

function namesOf(value: unknown): readonly string[] {
  const names = textOf(value)
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return [...new Set(names)];
}

function textOf(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value : '';
}

function orNothing(text: string): string | undefined {
  return text === '' ? undefined : text;
}
