import { formatDay } from '@plumbline/calendar';
import { type Diagnostic, report } from '@plumbline/diagnostics';
import type { MetricResult, ResultColumn, ResultRow } from '@plumbline/query';
import type { CloseStep } from '@plumbline/store';
import type { ClosedAsked } from './closed-asked.ts';
import type { ClosedReader } from './closed-reader.ts';
import { figureDifference } from './figure-difference.ts';
import { unitOf } from './unit-of.ts';

/** Puts figures as closed, and the change since, right of each metric and its comparisons. */
export interface ClosedBeside {
  readonly columns: readonly ResultColumn[];
  /** The same places of any list that goes with the columns; an added one is like its metric. */
  spread<T>(list: readonly T[]): readonly T[];
  row(row: ResultRow): ResultRow;
  /** A row over the whole question. */
  whole(row: ResultRow): ResultRow;
  /** Which metrics have closed figures that are not shown. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The same days may be locked under two names: the latest lock that has the metric counts. */
export async function closedBeside(
  columns: readonly ResultColumn[],
  asked: ClosedAsked,
  { locked, figures }: ClosedReader,
): Promise<ClosedBeside> {
  const seen = locked.filter((step) => isWithin(step, asked)).sort((a, b) => b.seq - a.seq);
  const known = await figures(
    seen.map(({ seq }) => seq),
    asked.metrics,
  );
  const byFirst = new Map(
    seen.flatMap((step) => (step.grain === asked.grain ? [[step.from, [step]] as const] : [])),
  );
  const whole = seen.filter((step) => isWhole(step, asked));
  const places = placesOf(columns);
  const latest = (steps: readonly CloseStep[], metric: string) =>
    steps.map(({ seq }) => known.get(seq)?.get(metric)).find((figure) => figure !== undefined);
  const cells = (row: ResultRow, steps: readonly CloseStep[] = []): ResultRow =>
    places.map(({ index, part }) => {
      const now = row[index] ?? null;
      if (part === null) return now;
      const column = columns[index];
      const figure = column === undefined ? undefined : latest(steps, column.name);
      const isOfUnit = column !== undefined && figure !== undefined && unitOf(figure) === unitOf(column);
      const closed = isOfUnit ? figure.value : null;
      return part === 'base' ? closed : figureDifference(now, closed);
    });
  return {
    columns: places.flatMap(({ index, part }) => {
      const column = columns[index];
      return column === undefined ? [] : [part === null ? column : closedColumn(column, part)];
    }),
    spread: (list) => places.flatMap(({ index }) => list.slice(index, index + 1)),
    row: (row) => cells(row, asked.grain === null ? whole : byFirst.get(String(row[0]))),
    whole: (row) => cells(row, whole),
    diagnostics: columns.flatMap((column) => (column.role === 'metric' ? otherUnit(column, known) : [])),
  };
}

/** A figure under a unit that it is not in would be a wrong number. */
function otherUnit(
  column: ResultColumn,
  known: Awaited<ReturnType<ClosedReader['figures']>>,
): readonly Diagnostic[] {
  const { name: metric } = column;
  const now = unitOf(column);
  const other = [...known.values()]
    .flatMap((figures) => figures.get(metric) ?? [])
    .find((figure) => unitOf(figure) !== now);
  if (other === undefined) return [];
  return [report('close/other-unit', { metric, closed: unitOf(other), now }, { severity: 'warning' })];
}

/** The same over a whole answer. */
export async function withClosed(
  result: MetricResult,
  asked: ClosedAsked,
  closes: ClosedReader,
): Promise<{ readonly result: MetricResult; readonly diagnostics: readonly Diagnostic[] }> {
  const beside = await closedBeside(result.columns, asked, closes);
  const { totals } = result;
  const shown = {
    ...result,
    columns: beside.columns,
    rows: result.rows.map(beside.row),
    ...(totals === undefined
      ? {}
      : {
          totals: totals.map(({ by, row }) => ({
            by,
            row: by.length === 0 ? beside.whole(row) : beside.row(row),
          })),
        }),
  };
  return { result: shown, diagnostics: beside.diagnostics };
}

/** A member that the question cuts has another figure. */
function isWithin({ from, to }: CloseStep, { range }: ClosedAsked): boolean {
  return (
    (range.from === null || formatDay(range.from) <= from) && (range.to === null || to <= formatDay(range.to))
  );
}

function isWhole({ from, to }: CloseStep, { range }: ClosedAsked): boolean {
  return (
    range.from !== null && range.to !== null && formatDay(range.from) === from && formatDay(range.to) === to
  );
}

type Part = 'base' | 'change';

interface PlaceOf {
  /** Of the column it is, or is made of. */
  readonly index: number;
  /** Null: the column itself. */
  readonly part: Part | null;
}

function placesOf(columns: readonly ResultColumn[]): readonly PlaceOf[] {
  return columns.flatMap((column, index): readonly PlaceOf[] => {
    const next = columns[index + 1];
    const own: PlaceOf = { index, part: null };
    const isLast = next?.role !== 'compare';
    const metric = column.role === 'compare' ? column.of : column.name;
    if (column.role === 'time' || column.role === 'dimension' || !isLast) return [own];
    const home = columns.findIndex(({ role, name }) => role === 'metric' && name === metric);
    return [own, { index: home, part: 'base' }, { index: home, part: 'change' }];
  });
}

function closedColumn(column: ResultColumn, part: Part): ResultColumn {
  const { name, type, unit, currency, label = { zh: name, en: name }, direction } = column;
  const words =
    part === 'base'
      ? { zh: `${label.zh} 结账数`, en: `${label.en}, as closed` }
      : { zh: `${label.zh} 较结账数增减`, en: `${label.en}, change since it was closed` };
  return {
    name: `${name}__closed${part === 'base' ? '' : '_change'}`,
    role: 'compare',
    of: name,
    type,
    ...(unit === undefined ? {} : { unit }),
    ...(currency === undefined ? {} : { currency }),
    label: words,
    ...(direction === undefined ? {} : { direction }),
  };
}
