import { shiftDay } from '@plumbline/calendar';
import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { spansOf } from '../cell/spans.ts';
import { Refusal } from '../data/refusal.ts';
import type { Row } from '../data/relations.ts';
import type { Form } from '../formula/form.ts';
import { aggregateRows } from '../measure/aggregate-rows.ts';
import { isInSpan } from '../measure/is-in-span.ts';
import { timeOf } from '../measure/time-of.ts';
import { versionText, withoutTies } from '../measure/versions.ts';
import { decimalOf } from '../value/decimal.ts';
import { isNumeric, MICROS_PER_DAY, microsOf, numberOf, type Value } from '../value/value.ts';
import { eventRows } from './event-rows.ts';
import { historyOf, type InnerMeasure, measuresInside, requireUnsaidScenario } from './measures-inside.ts';
import { entityOf } from './newcomers.ts';
import { byPrimaryKey } from './order-of-rows.ts';

type Conversion = Form<'conversion'>;

interface Event {
  readonly row: Row;
  readonly entity: string;
  readonly micros: number;
}

/** Each row of b with the latest row of a of its entity, where that is less than `within` before. */
interface Matches {
  readonly from: InnerMeasure;
  readonly to: InnerMeasure;
  readonly pairs: readonly { readonly a: Row; readonly b: Row }[];
}

/** The matched rows of b ÷ the rows of a, both under the time and attributes of a. */
export function conversionValue(ev: Evaluation, expr: Conversion, cell: Cell): Value {
  const { from, to, pairs } = matchesOf(ev, expr, cell);
  const starts = startsOf(ev, expr, cell);
  const base = aggregateRows(ev, from.measure, { rows: starts }, from.cell);
  if (base === null) return null;
  const known = new Set(starts);
  const paired = pairs.filter(({ a }) => known.has(a)).map(({ b }) => b);
  const matched = withoutTies(ev, to.measure, paired, to.cell);
  const found = aggregateRows(ev, to.measure, { rows: matched }, to.cell) ?? decimalOf(0);
  if (expr.calculation === 'count') return found;
  return isNumeric(found) && isNumeric(base) && numberOf(base) !== 0
    ? numberOf(found) / numberOf(base)
    : null;
}

/** The rows of a in R, F and G that have an entity. */
export function startsOf(ev: Evaluation, expr: Conversion, cell: Cell): readonly Row[] {
  if (cell.climbs.length > 0) throw new Refusal('query/entity-in-rollup', 'conversion');
  const [from] = measuresInside(ev, expr.from, cell);
  if (from === undefined) return [];
  const { read } = spansOf(ev, from.measure.dataset, from.cell);
  const rows = eventRows(ev, { ...from.measure, arg: null }, expr.by, from.cell);
  if (read === null) return [];
  const starts = rows.filter(
    (row) => isInSpan(ev, row, read, from.cell) && entityOf(ev, row, expr.by) !== null,
  );
  return withoutTies(ev, from.measure, starts, from.cell);
}

function matchesOf(ev: Evaluation, expr: Conversion, cell: Cell): Matches {
  requireUnsaidScenario(ev, expr.from, cell);
  const history = historyOf(cell);
  const [from] = measuresInside(ev, expr.from, history);
  const [to] = measuresInside(ev, expr.to, history);
  if (from === undefined || to === undefined)
    throw new Error('a conversion goes from one measure to another');
  const pairs = ev.remember(
    expr,
    [cell.scenario, ...[...cell.times].flat(), cell.unshortened, ...versionText(cell)],
    () => {
      const starts = new Map<string, Event[]>();
      for (const a of eventsOf(ev, expr, from)) starts.set(a.entity, [...(starts.get(a.entity) ?? []), a]);
      return eventsOf(ev, expr, to).flatMap((b) => {
        if (!isKnown(ev, b, to)) return [];
        const before = (starts.get(b.entity) ?? []).filter(({ micros }) => micros <= b.micros);
        const [a] = before.sort((x, y) => y.micros - x.micros || byPrimaryKey(ev, x.row, y.row));
        return a !== undefined && b.micros < endOfWindow(a, expr) ? [{ a: a.row, b: b.row }] : [];
      });
    },
  );
  return { from, to, pairs };
}

function endOfWindow({ micros }: Event, { within }: Conversion): number {
  const day = Math.floor(micros / MICROS_PER_DAY);
  return shiftDay(day, within) * MICROS_PER_DAY + (micros - day * MICROS_PER_DAY);
}

/** Rows after the edge are not known yet. */
function isKnown(ev: Evaluation, { micros }: Event, { measure, cell }: InnerMeasure): boolean {
  const edge = ev.coverage(measure.dataset, cell)?.edge ?? Number.POSITIVE_INFINITY;
  return cell.unshortened || ev.query.partial === 'full' || micros < (edge + 1) * MICROS_PER_DAY;
}

/** Whose events they are and when: what is measured of them is read of those that are counted. */
function eventsOf(ev: Evaluation, { by }: Conversion, { measure, cell }: InnerMeasure): readonly Event[] {
  return eventRows(ev, { ...measure, arg: null }, by, cell).flatMap((row) => {
    const entity = entityOf(ev, row, by);
    const micros = microsOf(timeOf(ev, row, cell));
    return entity === null || micros === null ? [] : [{ row, entity, micros }];
  });
}
