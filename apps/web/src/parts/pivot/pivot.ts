import type { Result } from '../../api/answer.ts';
import type { Question, Sort } from '../question/question.ts';
import { isOrdered } from '../question/time-grains.ts';
import { type AxisNode, type AxisOrder, axisOf } from './axis.ts';
import { ALL, type Cells, cellsOf, type Key, type Spot, type Value } from './cells.ts';
import { type Measure, measuresOf } from './measures.ts';

/** An answer as a table of two axes. Every figure of it, subtotals too, is a cell of the answer. */
export interface Pivot {
  readonly result: Result;
  readonly keys: readonly string[];
  /** Dimension of each level of the rows. */
  readonly rowRefs: readonly string[];
  readonly rows: AxisNode;
  readonly columns: AxisNode;
  readonly measures: readonly Measure[];
  /** The line of the answer where a member of the rows meets one of the columns. */
  readonly spot: (row: readonly Key[], column: readonly Key[]) => Spot | undefined;
  readonly cells: Cells;
  /** What larger figure a share is of. */
  readonly shown: Question['shown'];
  /** Whether the members behind a path are shown with their sum. */
  readonly hasSum: (axis: 'rows' | 'columns', path: readonly Key[]) => boolean;
}

export interface PivotAsk {
  readonly question: Pick<Question, 'rows' | 'columns' | 'metrics' | 'sort'> &
    Partial<Pick<Question, 'shown' | 'withoutTotals'>>;
  /** Dimensions in the order of the answer's key columns. */
  readonly keys: readonly string[];
  readonly against: readonly string[];
  readonly locale: 'zh' | 'en';
}

export function pivotOf(result: Result, { question, keys, against, locale }: PivotAsk): Pivot {
  const { rows, columns, metrics, sort, withoutTotals = [] } = question;
  const levels = { rows, columns };
  const cells = cellsOf(result, keys.length);
  const rowAt = rows.map((ref) => keys.indexOf(ref));
  const columnAt = columns.map((ref) => keys.indexOf(ref));
  const spot = (row: readonly Key[], column: readonly Key[]) =>
    cells.at(placed(keys.length, [...zip(rowAt, row), ...zip(columnAt, column)]));
  const collator = new Intl.Collator(locale === 'zh' ? 'zh-Hans-CN' : 'en', { numeric: true });
  const figure = sorterOf(result, sort ?? firstMetric(metrics), spot);
  const orders = (refs: readonly string[]): readonly AxisOrder[] =>
    refs.map((ref) => ({
      isTime: isOrdered(ref),
      desc: sort?.desc ?? figure !== undefined,
      collator,
      figure,
    }));
  const total = (path: readonly Key[]) =>
    spot([], path)?.row[result.columns.findIndex((c) => c.name === metrics[0])];
  return {
    result,
    keys,
    rowRefs: rows,
    cells,
    rows: axisOf(cells.leaves, rowAt, orders(rows)),
    columns: axisOf(
      cells.leaves,
      columnAt,
      columns.map((ref) => ({ isTime: isOrdered(ref), desc: true, collator, figure: total })),
    ),
    measures: measuresOf(result, metrics, against),
    shown: question.shown ?? 'value',
    spot,
    hasSum: (axis, path) =>
      !withoutTotals.includes(path.length === 0 ? axis : (levels[axis][path.length - 1] ?? '')),
  };
}

/** Metrics of the answer, in their order. */
export function metricsOf({ measures }: Pivot): readonly string[] {
  return [...new Set(measures.map(({ metric }) => metric))];
}

/** The figure by which members of the rows are put in order; undefined: by their names. */
function sorterOf(result: Result, sort: Sort | null, spot: Pivot['spot']) {
  if (sort === null || sort.by === null) return undefined;
  const at = result.columns.findIndex(({ name }) => name === sort.by);
  const column = sort.at === null ? [] : readPath(sort.at);
  return at < 0 ? undefined : (path: readonly Key[]): Value | undefined => spot(path, column)?.row[at];
}

function firstMetric(metrics: readonly string[]): Sort | null {
  const by = metrics[0];
  return by === undefined ? null : { by, desc: true, at: null };
}

/** A path as one text and back: a JSON list. */
export function writePath(path: readonly Key[]): string {
  return JSON.stringify(path);
}

export function readPath(text: string): readonly Key[] {
  try {
    const path: unknown = JSON.parse(text);
    return Array.isArray(path) ? path.map(String) : [];
  } catch {
    return [];
  }
}

function placed(count: number, pairs: readonly (readonly [number, Key])[]): readonly Key[] {
  const keys: Key[] = Array.from({ length: count }, () => ALL);
  for (const [at, key] of pairs) keys[at] = key;
  return keys;
}

function zip(at: readonly number[], path: readonly Key[]): readonly (readonly [number, Key])[] {
  return path.flatMap((key, i) => {
    const place = at[i];
    return place === undefined ? [] : [[place, key] as const];
  });
}
