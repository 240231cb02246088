import type { Wire } from '@plumbline/client';
import { againstOf, answeredName, comparisonOf } from './against.ts';
import { CLOSED, type Dividing, dividingOf, isOfClosed } from './closed.ts';
import { writeConditions } from './condition-text.ts';
import { byItem, columnName } from './date-key.ts';
import type { Question } from './question.ts';
import { type Parts, type Share, shareOf } from './share-of.ts';
import { type FramePeriod, periodOf } from './spans.ts';
import { termsOf } from './terms-of.ts';
import { isOrdered, isTime } from './time-grains.ts';

type MetricQuery = Wire<'MetricQuery'>;

export interface Asked {
  readonly query: MetricQuery;
  /** Dimensions in the order of the answer's key columns. */
  readonly keys: readonly string[];
  /** Comparisons as the answer calls them. */
  readonly against: readonly string[];
  /** Why closed figures are wanted and not asked; null: they are, or nobody wants them. */
  readonly notClosed: Dividing | null;
}

/** Rows of a flat list that the page takes; all of them are in the export. */
export const MOST_ROWS = 20_000;
/** What the server takes: metrics × (1 + comparisons) × (rows and totals). */
const MOST_BRANCHES = 200;

/**
 * The one question to the server. Subtotals, totals and what the chart shows are groupings of it, so that nothing is added
 * up on the page.
 */
export function askedOf(
  question: Question,
  frame: FramePeriod & { readonly compare: string; readonly isNarrowed: boolean },
  chart: readonly string[],
  metrics: readonly Parts[],
): Asked {
  const keys = keysOf(question);
  const wanted = onceEach(againstOf(question, frame.compare));
  const notClosed = wanted.includes(CLOSED) ? dividingOf(question, frame.isNarrowed) : null;
  const against = notClosed === null ? wanted : wanted.filter((name) => name !== CLOSED);
  const where = writeConditions(question.conditions);
  const share = shareOf(question, metrics);
  const columnsEach = 1 + against.length + (share === undefined ? 0 : 1);
  const columns = (refs: readonly string[]) => refs.map((ref) => columnName(ref, keys));
  const { order, ...limits } = limitsOf(sortable(question, share !== undefined));
  const query: MetricQuery = {
    metrics: [...question.metrics],
    by: keys.map((key) => byItem(key, keys)),
    period: periodOf(question.span, frame),
    ...(where === '' ? {} : { where }),
    ...(question.having === '' ? {} : { having: question.having }),
    ...(against.length === 0 ? {} : { compare: against.map(comparisonOf) }),
    ...(order.length === 0 ? {} : { order }),
    ...limits,
    ...(keys.length === 0
      ? {}
      : { totals: totalsOf(question, { keys, chart, columns: columnsEach }).map(columns) }),
    ...(share === undefined ? {} : { share: sharedBy(share, columns) }),
    ...termsOf(question),
  };
  return { query, keys, against: against.map(answeredName), notClosed };
}

/** The keys of a share, as their columns are called. */
function sharedBy(
  { within, parent, ...share }: Share,
  columns: (refs: readonly string[]) => string[],
): NonNullable<MetricQuery['share']> {
  return {
    ...share,
    ...(within === undefined ? {} : { within: columns(within) }),
    ...(parent === undefined ? {} : { parent: columns(parent) }),
  };
}

/** A plan is compared with in one way: the first. */
function onceEach(against: readonly string[]): readonly string[] {
  return against.filter(
    (name, i) => against.findIndex((each) => answeredName(each) === answeredName(name)) === i,
  );
}

/** A sort by shares that are not asked is none, nor is one by what is put beside the answer. */
function sortable(question: Question, isShared: boolean): Question {
  const by = question.sort?.by ?? '';
  const isGone = isOfClosed(by) || (!isShared && by.endsWith('__share'));
  return isGone ? { ...question, sort: null } : question;
}

/** Columns lead only where the members of a row dimension are limited: the last one without time is the one limited. */
function keysOf({ rows, columns, top }: Question): readonly string[] {
  const limited = top !== null && columns.some((ref) => !isTime(ref)) && rows.some((ref) => !isTime(ref));
  return limited ? [...columns, ...rows] : [...rows, ...columns];
}

function limitsOf({ rows, columns, metrics, sort, top, layout }: Question) {
  const by = sort?.by ?? metrics[0];
  const order = sort?.by === null ? [] : by === undefined ? [] : [{ by, desc: sort?.desc ?? true }];
  if (top !== null && [...rows, ...columns].some((ref) => !isTime(ref)))
    return {
      order: order.length === 0 && by !== undefined ? [{ by, desc: true }] : order,
      limit: top,
      others: true,
    };
  // Figures of a question about time are read in its order.
  const isSeries = sort === null && rows.some(isOrdered);
  return layout === 'flat' ? { order: isSeries ? [] : order, limit: MOST_ROWS } : { order: [] };
}

function totalsOf(
  { rows, columns, metrics, layout }: Question,
  {
    keys,
    chart,
    columns: each,
  }: {
    readonly keys: readonly string[];
    readonly chart: readonly string[];
    /** Columns of one metric. */
    readonly columns: number;
  },
): string[][] {
  const prefixes = (refs: readonly string[]) => refs.map((_, i) => refs.slice(0, i));
  const upper = [...prefixes(rows), rows];
  const flat = [[], chart.slice(0, 1), chart];
  const lean = [...flat, ...upper.map((prefix) => [...prefix, ...columns])];
  const whole = [
    ...lean,
    ...upper.flatMap((prefix) => prefixes(columns).map((outer) => [...prefix, ...outer])),
  ];
  const wanted = layout === 'flat' ? flat : whole;
  const sets = (lists: readonly (readonly string[])[]) =>
    unique(lists.map((list) => keys.filter((key) => list.includes(key)))).filter(
      (list) => list.length < keys.length,
    );
  const most = MOST_BRANCHES / Math.max(1, metrics.length * each) - 1;
  return sets(sets(wanted).length > most ? lean : wanted);
}

function unique(lists: readonly string[][]): string[][] {
  return [...new Map(lists.map((list) => [list.join(','), list])).values()];
}
