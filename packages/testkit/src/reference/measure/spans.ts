import type { AggregateExpr } from '@plumbline/model';
import type { NoteCode } from '@plumbline/query';
import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { spansOf } from '../cell/spans.ts';
import { datasetOf } from '../data/dataset-of.ts';
import { Refusal } from '../data/refusal.ts';
import type { Row } from '../data/relations.ts';
import { isFiscal } from '../fiscal/fiscal-model.ts';
import { beginning, ending, entityOf } from '../fiscal/period-of.ts';
import { spansOfEntity } from '../fiscal/spans-of-entity.ts';
import { type AmountConversion, conversionOf } from '../money/conversion.ts';
import { convertedSpans } from '../money/converted-spans.ts';
import { callScalar } from '../scalar/call.ts';
import { coerce } from '../value/coerce.ts';
import { dayOf, isNumeric, keyOf, microsOf, numberOf, type Value } from '../value/value.ts';
import { aggregateRows } from './aggregate-rows.ts';
import { conditionedRows } from './conditioned-rows.ts';
import { type Chain, type SpanRow, shortestChains } from './span-chain.ts';
import { withoutTies } from './versions.ts';

const READS_ROWS: ReadonlySet<string> = new Set(['count', 'min', 'max', 'count_distinct']);

/** Whether rows are joined end to end; other aggregates read them as they are, or not at all. */
export function isOverSpans(ev: Evaluation, { dataset, fn }: AggregateExpr): boolean {
  if (datasetOf(ev.relations.model, dataset).span === null) return false;
  if (fn === 'sum') return true;
  if (READS_ROWS.has(fn)) return false;
  throw new Refusal('query/span-not-additive', `${fn} of ${dataset}`);
}

/** The rows of the chains that a cell is made of. */
export function spanReads(ev: Evaluation, measure: AggregateExpr, cell: Cell): readonly Row[] {
  const conversion = cell.money === null ? null : conversionOf(ev, measure, cell);
  const plain = { ...measure, asRecorded: true };
  const found = seriesOf(ev, plain, cell, conversion).flatMap(({ chains: [best] }) => best ?? []);
  return withoutTies(
    ev,
    measure,
    found.map(({ span }) => span.row),
    cell,
  );
}

/**
 * The series of a cell added up, each by its shortest chain; says whether any had to be derived. `missing`: what stands for
 * a cell that no series has rows in. Rows that no chain is made of are not missing.
 */
export function spanValue(ev: Evaluation, asked: AggregateExpr, cell: Cell, missing: () => Value): Value {
  const conversion = conversionOf(ev, asked, cell);
  if (conversion !== null) requireRate(ev, asked, conversion, cell);
  // Series are joined end to end in their own currencies.
  const measure = conversion === null ? asked : { ...asked, asRecorded: true };
  const found = seriesOf(ev, measure, cell, conversion);
  const series = found.flatMap(({ chains }) => (chains.length > 0 ? [chains] : []));
  spanReads(ev, measure, cell);
  // A figure over members says nothing of the spans of each.
  const note = (code: NoteCode, terms?: string) => (cell.level === 0 ? ev.note(code, terms) : undefined);
  const figureOf = (chain: Chain<Row>) => total(ev, measure, chain, cell);
  const values = series.map(([best = []]) => figureOf(best)).filter((value) => value !== null);
  const left = found.filter(({ isLeftOut }) => isLeftOut).length;
  if (values.length === 0) {
    const nothing = left === 0 ? missing() : null;
    if (nothing === null) note('span/no-chain');
    return nothing;
  }
  const isDerived = series.some(([best = []]) => best.length > 1);
  note(isDerived ? 'span/derived' : 'span/reported');
  if (series.some((chains) => differ(chains.map(figureOf)))) note('span/chains-differ');
  if (left > 0) note('span/left-out', `${left}/${left + series.length}`);
  if (conversion !== null) {
    const amounts = series.map(([best = []]) => ({ row: best[0]?.span.row, value: figureOf(best) }));
    return convertedSpans(ev, asked, { conversion, amounts }, cell);
  }
  const [first = null, ...others] = values;
  return others.reduce<Value>((sum, value) => plus(ev, measure, sum, value), first);
}

/** A total of a range has no day of its own, and ends that are open have no rates. */
function requireRate(ev: Evaluation, measure: AggregateExpr, { rate }: AmountConversion, cell: Cell): void {
  if (rate?.kind === 'historical') throw new Refusal('query/span-rate', measure.dataset);
  const isPeriod = isWholePeriod(cell);
  const isOpen = isPeriod && (ev.period.from === null || ev.period.to === null);
  if (isOpen && rate?.kind !== 'fixed') throw new Refusal('query/needs-period', measure.dataset);
}

/** A series of the cell: the shortest chains that join the ends of R; without any it is left out, where it has rows in R. */
interface Series {
  readonly chains: readonly Chain<Row>[];
  readonly isLeftOut: boolean;
}

function seriesOf(
  ev: Evaluation,
  measure: AggregateExpr,
  cell: Cell,
  conversion: AmountConversion | null = null,
): readonly Series[] {
  const { span, history, primaryKey } = datasetOf(ev.relations.model, measure.dataset);
  if (span === null) return [];
  const { field } = ev.relations;
  const key = (history?.key ?? primaryKey).filter((name) => name !== span.from && name !== span.to);
  const series = new Map<string, SpanRow<Row>[]>();
  const seen = new Set<string>();
  for (const row of conditionedRows(ev, measure, cell)) {
    const recordedEnds = [dayOf(field(row, span.from)), dayOf(field(row, span.to))];
    const [from, to] = endsOf(ev, row, recordedEnds);
    if (from === null || to === null || from > to) continue;
    if (aggregateRows(ev, measure, { rows: [row] }, cell) === null) continue;
    const currency = conversion?.currencyOf(row) ?? null;
    const text = JSON.stringify([...key.map((name) => keyOf(field(row, name))), currency]);
    const place = `${text} ${recordedEnds.join(' ')}`;
    if (seen.has(place)) continue;
    seen.add(place);
    const recorded = history === null ? 0 : (microsOf(field(row, history.recordedAt)) ?? 0);
    series.set(text, [...(series.get(text) ?? []), { row, from, to, recorded }]);
  }
  return [...series.values()].map((rows) => {
    // Every row of the series is looked at, also to see which totals are over, so none may be a guess.
    withoutTies(
      ev,
      measure,
      rows.map(({ row }) => row),
      cell,
    );
    const { range, whole } = rangeOf(ev, measure.dataset, rows, cell);
    const isPresent = whole !== null && rows.some(({ from, to }) => from <= whole.to && to >= whole.from);
    if (range === null) return { chains: [], isLeftOut: isPresent };
    const shortest = shortestChains(rows, range.from, range.to);
    const chains = cell.exact ? shortest.filter((chain) => chain.length === 1) : shortest;
    return { chains, isLeftOut: isPresent && chains.length === 0 };
  });
}

/** Under the calendar of an entity the ends are those of its periods, where they are near them. */
function endsOf(
  ev: Evaluation,
  row: Row,
  [from = null, to = null]: readonly (number | null)[],
): readonly [number | null, number | null] {
  if (from === null || to === null || !isFiscal(datasetOf(ev.relations.model, row.dataset)))
    return [from, to];
  return [beginning(ev.relations, row, from)?.first ?? null, ending(ev.relations, row, to)?.last ?? null];
}

interface Days {
  readonly from: number;
  readonly to: number;
}

/**
 * R; where the question leaves an end open, the series' own. No range while only a part of R is known; `whole`: R, as
 * long as it has begun.
 */
function rangeOf(
  ev: Evaluation,
  dataset: string,
  rows: readonly SpanRow<Row>[],
  cell: Cell,
): { readonly range: Days | null; readonly whole: Days | null } {
  const isPeriod = isWholePeriod(cell);
  if (isPeriod && (ev.period.from === null || ev.period.to === null)) {
    // An open end is that of the last total that is over.
    const edge = edgeOfOne(ev, dataset, rows[0]?.row, cell);
    const known = ev.period.to === null ? rows.filter((row) => row.to <= edge) : rows;
    const from = ev.period.from ?? Math.min(...known.map((row) => row.from));
    const to = ev.period.to ?? Math.max(...known.map((row) => row.to));
    const own = from > Math.min(edge, to) ? null : { from, to };
    return {
      range: ev.period.to === null || isKnownToEnd(ev, dataset, rows[0]?.row, cell) ? own : null,
      whole: own,
    };
  }
  const { read, whole } = spansOfOne(ev, dataset, rows[0]?.row, cell);
  if (read === null || whole === null) return { range: null, whole: null };
  return { range: read.to < whole.to ? null : read, whole };
}

/** R is the period of the question: larger cells and members without time have the same. */
function isWholePeriod({ member, moves }: Cell): boolean {
  const isSame = moves.every(
    (move) => move.kind === 'total' || (move.kind === 'per' && move.member === null),
  );
  return isSame && (member === null || moves[0]?.kind === 'total');
}

/** Whether a period that names its end is over, as far as it is to be shortened. */
function isKnownToEnd(ev: Evaluation, dataset: string, row: Row | undefined, cell: Cell): boolean {
  const { read, whole } = spansOfOne(ev, dataset, row, cell);
  return read !== null && whole !== null && read.to >= whole.to;
}

/** Under the calendar of an entity a series is of one, and known as far as that one. */
function spansOfOne(
  ev: Evaluation,
  dataset: string,
  row: Row | undefined,
  cell: Cell,
): ReturnType<typeof spansOf> {
  if (row === undefined || !isFiscal(datasetOf(ev.relations.model, dataset)))
    return spansOf(ev, dataset, cell);
  return spansOfEntity(ev, entityOf(ev.relations, row), dataset, cell);
}

/** How far totals are over; a series that begins after all that is known has no figure. */
function edgeOfOne(ev: Evaluation, dataset: string, row: Row | undefined, cell: Cell): number {
  if (row === undefined || !isFiscal(datasetOf(ev.relations.model, dataset)))
    return ev.coverage(dataset, cell)?.edge ?? Number.POSITIVE_INFINITY;
  return ev.ofEntity(entityOf(ev.relations, row)).coverage(dataset, cell)?.edge ?? Number.NEGATIVE_INFINITY;
}

function total(ev: Evaluation, measure: AggregateExpr, chain: Chain<Row>, cell: Cell): Value {
  const terms = chain.map(({ span, sign }) => {
    const value = aggregateRows(ev, measure, { rows: [span.row] }, cell);
    if (value === null || sign === 1) return value;
    return callScalar('negate', [value], {
      option: null,
      type: measure.type,
      calendar: ev.relations.calendar,
    });
  });
  if (terms.includes(null)) return null;
  const [first = null, ...others] = terms;
  return others.reduce<Value>((sum, value) => plus(ev, measure, sum, value), first);
}

function plus(ev: Evaluation, { type }: AggregateExpr, a: Value, b: Value): Value {
  const { calendar } = ev.relations;
  return coerce(callScalar('add', [a, b], { option: null, type, calendar }), type);
}

function differ(values: readonly Value[]): boolean {
  const numbers = values.filter(isNumeric).map(numberOf);
  return numbers.length > 1 && Math.max(...numbers) - Math.min(...numbers) > 1e-6;
}
