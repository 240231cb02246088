import {
  isOwnStep,
  parsePeriod,
  type RowGrain,
  resolvePeriod,
  type Step,
  unitSize,
} from '@plumbline/calendar';
import type { MetricExpr } from '@plumbline/model';
import { typeInCurrency } from '@plumbline/query';
import { type Cell, filtered, moved } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { insideMetric } from '../cell/inside-metric.ts';
import { HAS_COHORT } from '../entity/cohort-condition.ts';
import { conversionValue } from '../entity/conversion.ts';
import { newcomerCell } from '../entity/newcomers.ts';
import { retentionValue } from '../entity/retention.ts';
import { aggregate } from '../measure/aggregate.ts';
import { emptyValue, isCovered, measureValue } from '../measure/measure.ts';
import { saidCell } from '../measure/reads-plans.ts';
import { stockValue } from '../measure/stock.ts';
import { NOBODY } from '../money/nobody.ts';
import { requireOneCurrencyOfMembers } from '../money/one-currency.ts';
import { callOnFigures } from '../scalar/call.ts';
import { isIn } from '../scalar/logic.ts';
import type { Move } from '../time/move.ts';
import { coerceFigure } from '../value/coerce.ts';
import { literalValue } from '../value/literal.ts';
import { isNumeric, numberOf, type Value } from '../value/value.ts';
import type { Form } from './form.ts';
import { datasetsOf } from './formula-datasets.ts';
import { neverAlone } from './formula-in-force.ts';
import { membersIn, perCells } from './members.ts';
import { annualized, factValue } from './period-facts.ts';
import { ntileValue, rankShareValue } from './places-among.ts';
import { rollupCell } from './rollup.ts';
import { rankValue, totalCell } from './scope.ts';
import { at } from './tuples.ts';
import { versionCell } from './version-cell.ts';

type Kinds = { readonly [K in MetricExpr['kind']]: (ev: Evaluation, expr: Form<K>, cell: Cell) => Value };

/** m(R, F, G): the value of a formula in a cell. */
export function metricValue(ev: Evaluation, expr: MetricExpr, cell: Cell): Value {
  const evaluate = KINDS[expr.kind] as (ev: Evaluation, expr: MetricExpr, cell: Cell) => Value;
  const closed = cell.open.length === 0 ? cell : { ...cell, open: [] };
  return coerceFigure(
    evaluate(ev, expr, closed),
    typeInCurrency(expr, ev.relations.model, cell.money?.to ?? null),
  );
}

/** Conditions of a definition hold or not whatever currency is shown. */
function plainly(fn: string, cell: Cell): Cell {
  return COMPARES.has(fn) && cell.money?.isInFormula ? { ...cell, money: null } : cell;
}

const COMPARES: ReadonlySet<string> = new Set([
  'eq',
  'ne',
  'lt',
  'le',
  'gt',
  'ge',
  'is_null',
  'is_not_null',
  'in',
]);

const stockOf = (ev: Evaluation, expr: Form<'closing' | 'opening' | 'average_balance'>, cell: Cell): Value =>
  stockValue(ev, expr, saidCell(ev.relations.model, expr.of, cell));

const KINDS: Kinds = {
  literal: (_, expr) => literalValue(expr),
  metric: (ev, { name }, cell) => {
    const inside = insideMetric(ev, name, cell);
    return ev.value(inside.expr, inside.cell);
  },
  aggregate: (ev, expr, cell) => measureValue(ev, expr, saidCell(ev.relations.model, expr, cell)),
  call: (ev, expr, cell) => {
    const args = expr.args.map((arg) => ev.value(arg, plainly(expr.fn, cell)));
    return callOnFigures(expr.fn, args, {
      option: expr.option,
      type: typeInCurrency(expr, ev.relations.model, cell.money?.to ?? null),
      calendar: ev.relations.calendar,
    });
  },
  case: (ev, { whens, otherwise }, cell) => {
    // What definitions refuse is refused in every branch, also where no row takes it.
    if (cell.isHypothetical) {
      const branches = [...whens.flatMap(({ when, then }) => [when, then]), otherwise];
      for (const branch of branches) if (branch !== null) ev.value(branch, cell);
    }
    const chosen = whens.find(({ when }) => ev.value(when, cell) === true)?.then ?? otherwise;
    const value = chosen && ev.value(chosen, cell);
    // A column tells who is left out of every figure that its formula names, whichever branch it takes.
    const note: Evaluation['note'] = (code, terms) => {
      if (code === 'span/left-out') ev.note(code, terms);
    };
    const told = ev.hooked({ note });
    for (const branch of [...whens.flatMap(({ when, then }) => [when, then]), otherwise])
      if (branch !== null && branch !== chosen) told.value(branch, cell);
    return value;
  },
  in: (ev, { value, options, negated }, cell) => {
    const plain = plainly('in', cell);
    const found = isIn(
      ev.value(value, plain),
      options.map((option) => ev.value(option, plain)),
    );
    return found === null ? null : found !== negated;
  },
  where: (ev, { of, condition }, cell) => ev.value(of, filtered(cell, condition)),
  closing: stockOf,
  opening: stockOf,
  average_balance: stockOf,
  prior: (ev, expr, cell) => ev.value(expr.of, formCell(ev, expr, cell)),
  growth: growthValue,
  to_date: (ev, expr, cell) => ev.value(expr.of, formCell(ev, expr, cell)),
  trailing: (ev, expr, cell) => ev.value(expr.of, formCell(ev, expr, cell)),
  at: (ev, expr, cell) => ev.value(expr.of, formCell(ev, expr, cell)),
  total: (ev, { of, within }, cell) => ev.value(of, totalCell(ev, within, cell)),
  share: (ev, { of, within }, cell) =>
    quotient(ev.value(of, cell), ev.value(of, totalCell(ev, within, cell))),
  rank: rankValue,
  rank_share: rankShareValue,
  ntile: ntileValue,
  new: (ev, expr, cell) => ev.value(expr.of, newcomerCell(ev, expr, cell)),
  retention: retentionValue,
  cohort: (ev, { of }, cell) => ev.value(of, filtered(cell, HAS_COHORT)),
  conversion: conversionValue,
  rollup: (ev, expr, cell) => ev.value(expr.of, rollupCell(ev, expr, cell)),
  account: (ev, expr, cell) => {
    if (expr.isClosedTurnover) ev.warn('ledger/closed-turnover', { dataset: expr.ledger });
    return ev.value(expr.of, accountCell(expr, cell));
  },
  convert: (ev, { of, to, rate }, cell) => ev.value(of, { ...cell, money: { to, rate, isInFormula: true } }),
  first_reported: (ev, expr, cell) => ev.value(expr.of, versionCell(expr, cell)),
  as_reported: (ev, expr, cell) => {
    const inside = versionCell(expr, cell);
    return ev.knownOn(inside.versions.until).value(expr.of, inside);
  },
  reported: (ev, expr, cell) => ev.value(expr.of, versionCell(expr, cell)),
  company: companyValue,
  annualize: annualized,
  fact: factValue,
  per: perValue,
  in_force: neverAlone,
  result: (ev, { column }) => ev.result(column),
  later: (_, { form }) => {
    throw new Error(`${form} is not evaluated yet`);
  },
};

function companyValue(ev: Evaluation, { of }: Form<'company'>, cell: Cell): Value {
  const value = ev.ofAll().value(of, cell);
  if (value === null) ev.note('company-withheld');
  return value;
}

/** Balances of a journal are all that was booked so far. */
export function accountCell({ over }: Form<'account'>, cell: Cell): Cell {
  return over === 'range' ? cell : moved(cell, { kind: over });
}

type TimeForm = Form<'prior' | 'growth' | 'to_date' | 'trailing' | 'at'>;

/** The cell in which a time form reads its metric; of growth, the base. */
export function formCell(ev: Evaluation, expr: TimeForm, cell: Cell): Cell {
  const move = FORM_MOVES[expr.kind] as (ev: Evaluation, expr: TimeForm) => Move;
  return moved(cell, move(ev, expr));
}

const FORM_MOVES: { readonly [K in TimeForm['kind']]: (ev: Evaluation, expr: Form<K>) => Move } = {
  prior: (ev, { by }) => ({ kind: 'prior', by: back(ev, by) }),
  growth: (ev, { by }) => compareMove(ev, by),
  to_date: (_, { grain }) => ({ kind: 'to_date', grain: grain as RowGrain }),
  trailing: (_, { by }) => ({ kind: 'trailing', by }),
  at: (ev, { period }) => {
    const { calendar } = ev.relations;
    const parsed = parsePeriod(period, calendar);
    if (!('period' in parsed)) throw new Error(`no period: ${period}`);
    const { from, to } = resolvePeriod(parsed.period, ev.today, calendar);
    if (from === null || to === null) throw new Error(`open period: ${period}`);
    return { kind: 'at', range: { from, to } };
  },
};

/** Into the past; rows of weeks go back 52 weeks for a year, under `alignment: fiscal` to the week of that number. */
export function back(ev: Evaluation, by: Step): Step {
  if (isOwnStep(by)) return { count: -by.count, unit: by.unit };
  const size = unitSize(by.unit);
  const byNumber = ev.query.alignment === 'fiscal' && ev.relations.calendar.pattern !== undefined;
  if (!byNumber && ev.query.grain === 'week' && size.kind === 'months' && size.months === 12) {
    return { count: -52 * by.count, unit: 'week' };
  }
  return { count: -by.count, unit: by.unit };
}

/** To the base of a comparison: under `alignment: weekday` a year is 52 weeks, so that weekdays meet. */
export function compareMove(ev: Evaluation, by: Step): Move {
  if (isOwnStep(by)) return { kind: 'compare', by: back(ev, by) };
  const size = unitSize(by.unit);
  const isYears = size.kind === 'months' && size.months === 12;
  const { alignment, grain } = ev.query;
  if (isYears && alignment === 'spring_festival')
    return { kind: 'festival', years: by.count, weeks: grain === 'week' };
  const isWeekday = isYears && alignment === 'weekday';
  return { kind: 'compare', by: isWeekday ? { count: -364 * by.count, unit: 'day' } : back(ev, by) };
}

function growthValue(ev: Evaluation, expr: Form<'growth'>, cell: Cell): Value {
  const value = ev.value(expr.of, cell);
  const base = ev.value(expr.of, formCell(ev, expr, cell));
  if (!isNumeric(base) || numberOf(base) <= 0) {
    ev.note(base === null ? 'base-missing' : 'base-not-positive');
    return null;
  }
  return isNumeric(value) ? numberOf(value) / numberOf(base) - 1 : null;
}

export function quotient(a: Value, b: Value): Value {
  return isNumeric(a) && isNumeric(b) && numberOf(b) !== 0 ? numberOf(a) / numberOf(b) : null;
}

function perValue(ev: Evaluation, expr: Form<'per'>, cell: Cell): Value {
  requireOneCurrencyOfMembers(ev, expr, cell);
  if (cell.isHypothetical) tryMembers(ev, expr, cell);
  // Every amount needs its rate, also of members that `having` drops.
  if (cell.money !== null && expr.having !== null)
    for (const member of membersIn(ev, { ...expr, having: null }, cell)) ev.value(expr.of, member.cell);
  const values = membersIn(ev, expr, cell).map((member) => ev.value(expr.of, member.cell));
  const value = aggregate(expr.fn, values, Number(expr.p ?? 0));
  if (value !== null) return value;
  const datasets = [...datasetsOf(ev.relations.model, expr.of)];
  return datasets.some((dataset) => isCovered(ev, dataset, cell)) ? emptyValue(ev, datasets, cell) : null;
}

/** No row means no member: the formula and its condition are tried for one that nobody is. */
function tryMembers(ev: Evaluation, expr: Form<'per'>, cell: Cell): void {
  for (const inside of perCells(ev, expr, cell).slice(0, 1)) {
    const { dimensions } = inside.group;
    const nobody = dimensions.map(() => NOBODY);
    const member = at(inside, dimensions, nobody);
    ev.value(expr.of, member);
    if (expr.having !== null) ev.value(expr.having, member);
  }
}
