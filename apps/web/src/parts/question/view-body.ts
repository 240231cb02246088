import type { Wire } from '@plumbline/client';
import { againstOf } from './against.ts';
import { readConditions, writeConditions } from './condition-text.ts';
import {
  ALIGNMENTS,
  type AsOf,
  CHART_CHOICES,
  LAYOUTS,
  NO_QUESTION,
  PARTIALS,
  PEERS,
  type Question,
  SHOWN,
} from './question.ts';
import { termsOf } from './terms-of.ts';

type ExploreView = Wire<'View'>['body'];

/** Spans that follow the bar, in the words of the API, so that a dashboard can ask them too. */
const PERIODS: Readonly<Record<string, string>> = {
  '3m': 'last 3 months',
  '6m': 'last 6 months',
  '12m': 'last 12 months',
  '24m': 'last 24 months',
};

/** What is kept of a question. `compare`: what the bar says, where the question does not. */
export function bodyOf(question: Question, compare: string): ExploreView {
  const { sort, layout, span, shown } = question;
  const where = writeConditions(question.conditions);
  return {
    metrics: [...question.metrics],
    rows: [...question.rows],
    columns: [...question.columns],
    period: span === '' ? null : (PERIODS[span] ?? span),
    compare: [...againstOf(question, compare)],
    where: where === '' ? null : where,
    having: question.having === '' ? null : question.having,
    params: {},
    order: sort === null || sort.by === null ? [] : [{ by: sort.by, desc: sort.desc }],
    limit: question.top,
    chart: question.chart,
    pivot: layout !== 'flat',
    layout,
    ...(shown === NO_QUESTION.shown ? {} : { shown }),
    ...(question.figures.length === 0 ? {} : { figures: [...question.figures] }),
    ...termsOf(question),
    ...(question.isFilled ? { fill: true } : {}),
    ...(question.peers === NO_QUESTION.peers ? {} : { peers: question.peers }),
    ...(question.withoutTotals.length === 0 ? {} : { without_totals: [...question.withoutTotals] }),
  };
}

export function questionOf(body: ExploreView): Question {
  const span = Object.entries(PERIODS).find(([, text]) => text === body.period)?.[0] ?? body.period ?? '';
  const order = body.order[0];
  return {
    metrics: body.metrics,
    rows: body.rows,
    columns: body.columns,
    span,
    against: body.compare,
    conditions: readConditions(filled(body.where ?? '', body.params)),
    having: body.having ?? '',
    sort: order === undefined ? null : { by: order.by, desc: order.desc ?? false, at: null },
    top: body.limit,
    chart: CHART_CHOICES.find((choice) => choice === body.chart) ?? NO_QUESTION.chart,
    layout: LAYOUTS.find((layout) => layout === body.layout) ?? (body.pivot ? NO_QUESTION.layout : 'flat'),
    shown: SHOWN.find((shown) => shown === body.shown) ?? NO_QUESTION.shown,
    figures: body.figures ?? [],
    currency: body.currency ?? '',
    isConstant: body.constant_currency ?? false,
    asOf: asOfOf(body.as_of),
    isRestated: body.restated ?? false,
    alignment: ALIGNMENTS.find((each) => each === body.alignment) ?? NO_QUESTION.alignment,
    partial: PARTIALS.find((each) => each === body.partial) ?? NO_QUESTION.partial,
    isFilled: body.fill ?? false,
    peers: PEERS.find((each) => each === body.peers) ?? NO_QUESTION.peers,
    withoutTotals: body.without_totals ?? [],
  };
}

function asOfOf(asOf: ExploreView['as_of']): AsOf | null {
  if (asOf === undefined) return null;
  return typeof asOf === 'string' ? { day: asOf, isToday: true } : { day: asOf.data, isToday: false };
}

/** Conditions with their parameters written out: a question of the page has none. */
function filled(where: string, params: ExploreView['params']): string {
  const write = (value: unknown): string => {
    if (Array.isArray(value)) return value.map(write).join(', ');
    return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
  };
  return Object.entries(params).reduce(
    (text, [name, value]) => text.replaceAll(`$${name.replace(/^\$/, '')}`, () => write(value)),
    where,
  );
}
