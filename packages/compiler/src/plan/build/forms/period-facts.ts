import {
  type CalendarSettings,
  type DateRange,
  endOf,
  isWholeMonths,
  membersOf,
  startOf,
  workingDaysIn,
} from '@plumbline/calendar';
import { report } from '@plumbline/diagnostics';
import { type MetricExpr, type Model, type PeriodFact, walkExpression } from '@plumbline/model';
import type { Edge } from '../../../bind/edge.ts';
import { spine } from '../../make.ts';
import { OWN } from '../../names.ts';
import {
  BIGINT,
  call,
  column,
  DATE,
  DOUBLE,
  date,
  INTEGER,
  nothing,
  number,
  type Scalar,
} from '../../scalar.ts';
import { type Context, refuse } from '../cells/context.ts';
import type { Frame } from '../cells/frame.ts';
import { frameKey } from '../cells/frame-key.ts';
import type { Level } from '../cells/level.ts';
import { factOfEntity, quartersOfEntity } from '../fiscal/facts-of-entities.ts';
import { datasetsOf } from '../rows/datasets-of.ts';
import { edgeOfMeasure } from '../time/edge-of-measure.ts';
import { type RangeOfCell, rangesOf } from '../time/ranges.ts';
import { rulesUpTo } from '../time/rules.ts';

type Fact = Extract<MetricExpr, { kind: 'fact' }>;
type Annualized = Extract<MetricExpr, { kind: 'annualize' }>;

/** A value of each cell that its days decide, as a column of the level. */
interface DaysColumn {
  readonly name: string;
  readonly type: typeof DATE | typeof INTEGER;
  readonly of: (range: RangeOfCell, context: Context) => number;
}

const FROM: DaysColumn = { name: 'first_day', type: DATE, of: ({ from }) => from };
const TO: DaysColumn = { name: 'known_day', type: DATE, of: ({ to }) => to };
const END: DaysColumn = { name: 'last_day', type: DATE, of: ({ end }) => end };
const DAYS: DaysColumn = { name: 'days_of_range', type: INTEGER, of: ({ from, to }) => to - from + 1 };

const WORKING: DaysColumn = { name: 'working_days_of_range', type: INTEGER, of: workingDays };

/** Years whose holidays are not published are refused. */
function workingDays({ from, to }: RangeOfCell, context: Context): number {
  const counted = workingDaysIn({ from, to });
  if (counted.kind === 'known') return counted.value;
  const { year, first, last } = counted;
  refuse(context, report('query/year-not-published', { table: 'working_days', year, first, last }));
  return 0;
}

const COLUMNS: { readonly [F in PeriodFact]: DaysColumn } = {
  days: DAYS,
  working_days: WORKING,
  period_start: FROM,
  period_end: END,
  complete_through: TO,
};

/** `days()` and its like: what the cell knows of its days. They read no rows and make none. */
export function lowerFact({ fact, type }: Fact, frame: Frame, level: Level): Scalar {
  const datasets = frame.read ?? level.context.read;
  if (level.context.hasFiscal) {
    const known = { datasets, edge: earliestEdge(datasets, frame, level) };
    const own = factOfEntity(fact, known, frame, level);
    return own === null || own.type.kind === type.kind ? (own ?? nothing(type)) : call('cast', [own], type);
  }
  const value = daysColumn(COLUMNS[fact], datasets, frame, level);
  return value === null ? nothing(type) : type.kind === 'bigint' ? call('cast', [value], BIGINT) : value;
}

/** A flow at its pace: k whole months × 12 ÷ k, else × the days of the fiscal year ÷ the days known; by an entity's own quarters × 4 ÷ their number. */
export function lowerAnnualize(expr: Annualized, frame: Frame, level: Level): Scalar {
  const { model, lower } = level.context;
  const { calendar } = model.workspace;
  const own = [...datasetsOf(expr.of, model)];
  const datasets = own.length > 0 ? own : (frame.read ?? level.context.read);
  const of = lower(expr.of, frame, level);
  if (level.context.hasFiscal) {
    const known = { datasets, edge: earliestEdge(datasets, frame, level) };
    return atPace(of, number(4), quartersOfEntity(known, frame, level));
  }
  const whole: DaysColumn = { name: 'year_units', type: INTEGER, of: (r) => paceOf(r, calendar).year };
  const part: DaysColumn = { name: 'range_units', type: INTEGER, of: (r) => paceOf(r, calendar).range };
  const [year, range] = [whole, part].map((one) => daysColumn(one, datasets, frame, level));
  return atPace(of, year ?? null, range ?? null);
}

function atPace(of: Scalar, year: Scalar | null, range: Scalar | null): Scalar {
  if (year === null || range === null) return nothing(DOUBLE);
  return call('divide', [call('multiply', [call('cast', [of], DOUBLE), year], DOUBLE), range], DOUBLE);
}

/** How many units a year has, and how many of them the range: months where it is made of months, else days. */
function paceOf(
  { from, to }: DateRange,
  calendar: CalendarSettings,
): { readonly year: number; readonly range: number } {
  // Periods of four and of five weeks are no twelfths of a year.
  if (calendar.pattern === undefined && isWholeMonths({ from, to }, calendar))
    return { year: 12, range: membersOf('month', { from, to }, calendar).length };
  const first = startOf('fiscal_year', to, calendar);
  return { year: endOf('fiscal_year', to, calendar) - first + 1, range: to - from + 1 };
}

/** The column, written into the statement beside the keys of time; null where no cell reads any day. */
function daysColumn(
  { name, type, of }: DaysColumn,
  datasets: readonly string[],
  frame: Frame,
  level: Level,
): Scalar | null {
  const { context, shape, timeNames } = level;
  const edge = earliestEdge(datasets, frame, level);
  const cell = `${frameKey({ ...frame, conditions: [], climbs: [] })} to ${edge.first} ${edge.last}`;
  const signature = `days ${name} ${datasets.join()} ${cell}`;
  const known = level.memo.get(signature);
  if (known !== undefined) return known;
  const rules = rulesUpTo(context, edge, frame.whole);
  const ranges = rangesOf(shape.rows, frame.ops, rules);
  const [only] = ranges;
  if (only === undefined) return null;
  const value = timeNames.length === 0 ? constant(of(only, context), type) : attached();
  level.memo.set(signature, value);
  return value;

  function attached(): Scalar {
    const as = level.name(name);
    const rows = ranges.map((r) => [...r.keys, r.from, r.to, of(r, context)]);
    level.attach({
      plan: spine(timeNames, rows, [{ name: OWN.last, type }]),
      on: timeNames.map((key) => ({ left: column(key, DATE), right: key })),
      take: [{ from: OWN.last, as }],
    });
    return column(as, type);
  }
}

function constant(value: number, type: DaysColumn['type']): Scalar {
  return type.kind === 'date' ? date(value) : number(value, type);
}

/** What is known of all the datasets, as their measures are read here; of none: every day up to yesterday. */
function earliestEdge(datasets: readonly string[], frame: Frame, level: Level): Edge {
  const edges = datasets.flatMap((name) => edgeOfMeasure(level, name, frame) ?? []);
  if (edges.length === 0) return { first: null, last: level.context.today - 1, lastRow: null, time: null };
  const lasts = edges.flatMap(({ last }) => last ?? []);
  const firsts = edges.flatMap(({ first }) => first ?? []);
  const rows = edges.flatMap(({ lastRow }) => lastRow ?? []);
  return {
    first: firsts.length === 0 ? null : Math.min(...firsts),
    last: lasts.length === 0 ? null : Math.min(...lasts),
    lastRow: rows.length === 0 ? null : Math.max(...rows),
    time: null,
  };
}

/** An expression belongs to one model: whether it names its days is found once. */
const found = new WeakMap<MetricExpr, boolean>();

/** The formula names its days somewhere, through names of metrics. */
export function hasFacts(expr: MetricExpr, model: Model): boolean {
  const known = found.get(expr);
  if (known !== undefined) return known;
  found.set(expr, false);
  let has = false;
  walkExpression({ level: 'metric', expr }, (node) => {
    if (node.expr.kind === 'fact') has = true;
    const named = node.expr.kind === 'metric' ? model.metrics.get(node.expr.name) : undefined;
    if (named !== undefined) has ||= hasFacts(named.expr, model);
    return !has;
  });
  found.set(expr, has);
  return has;
}
