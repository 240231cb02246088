import { type CalendarSettings, endOf, formatPeriod, parseDay, parsePeriod } from '@plumbline/calendar';
import {
  formatMetric,
  formatRow,
  type LiteralExpr,
  type MetricExpr,
  type Model,
  mapMetricChildren,
  mapRowChildren,
  type RowExpr,
  scopeOf,
  typeRowExpression,
} from '@plumbline/model';
import type { CompareItem, MetricQuery } from '../metric-query.ts';
import type { ResolvedQuery } from '../resolved-query.ts';
import { markOfDay } from './day-mark.ts';

/**
 * The question without its values: every literal of its conditions becomes a stand-in of its type, every day the mark of
 * what it begins or ends. Equal shapes read the same rows, whoever or whatever was asked for. null for what cannot be
 * written so.
 */
export function shapeOfQuery(query: MetricQuery, resolved: ResolvedQuery, model: Model): MetricQuery | null {
  const { calendar } = model.workspace;
  const { params: _, where: written, having: __, period, compare, as_of: asOf, limit, ...rest } = query;
  const where = written === undefined ? null : rowText(written, query, model);
  if (written !== undefined && where === null) return null;
  if (resolved.having !== null && namesMembers(resolved.having)) return null;
  const having =
    resolved.having === null ? null : formatMetric(withoutValues(calendar).metric(resolved.having));
  return {
    ...rest,
    ...(where === null ? {} : { where }),
    ...(having === null ? {} : { having }),
    ...(period === undefined ? {} : { period: periodShape(period, calendar) }),
    ...(compare === undefined ? {} : { compare: compare.map((item) => compareShape(item, calendar)) }),
    ...(asOf === undefined ? {} : { as_of: typeof asOf === 'string' ? DAY : { data: DAY } }),
    ...(limit === undefined ? {} : { limit: LIMIT }),
  };
}

/** Members, accounts and days that a form of the formula language carries beside its literals. */
function namesMembers(expr: MetricExpr): boolean {
  if (expr.kind === 'account' || expr.kind === 'at') return true;
  if (expr.kind === 'rollup' && expr.node !== null) return true;
  let found = false;
  mapMetricChildren(expr, {
    row: (part) => part,
    metric: (part) => {
      found ||= namesMembers(part);
      return part;
    },
  });
  return found;
}

const DAY = '{day}';
const LIMIT = 10;

function rowText(text: string, { params = {} }: MetricQuery, model: Model): string | null {
  const known = new Map(Object.entries(params).map(([name, value]) => [name.replace(/^\$/, ''), value]));
  const { expr } = typeRowExpression(text, { ...scopeOf(model), params: known }, true);
  return expr === null ? null : formatRow(withoutValues(model.workspace.calendar).row(expr));
}

function compareShape(item: CompareItem, calendar: CalendarSettings): CompareItem {
  return typeof item === 'object' && 'fixed' in item ? { fixed: periodShape(item.fixed, calendar) } : item;
}

/** Periods that today decides stay as they are; of others the marks of both ends. */
function periodShape(text: string, calendar: CalendarSettings): string {
  const parsed = parsePeriod(text, calendar);
  if (!('period' in parsed)) return text;
  const { period } = parsed;
  if (period.kind === 'last' || period.kind === 'this') return formatPeriod(period, calendar);
  const { from, to } =
    period.kind === 'between'
      ? period
      : { from: period.first, to: endOf(period.grain, period.first, calendar) };
  const mark = (day: number | null) => (day === null ? '' : markOfDay(day, calendar));
  return `${mark(from)}..${mark(to)}`;
}

interface Mappers {
  readonly row: (expr: RowExpr) => RowExpr;
  readonly metric: (expr: MetricExpr) => MetricExpr;
}

/** Expressions with stand-ins for their literals; a list of them is one. */
function withoutValues(calendar: CalendarSettings): Mappers {
  const standIn = (literal: LiteralExpr) => literalShape(literal, calendar);
  const mappers: Mappers = {
    row(expr) {
      if (expr.kind === 'literal') return standIn(expr);
      if (expr.kind === 'under') return { ...expr, node: standIn(expr.node) };
      const mapped = mapRowChildren(expr, mappers);
      return mapped.kind === 'in' ? { ...mapped, options: distinct(mapped.options, formatRow) } : mapped;
    },
    metric(expr) {
      if (expr.kind === 'literal') return standIn(expr);
      const mapped = mapMetricChildren(expr, mappers);
      return mapped.kind === 'in' ? { ...mapped, options: distinct(mapped.options, formatMetric) } : mapped;
    },
  };
  return mappers;
}

function distinct<E>(options: readonly E[], write: (option: E) => string): readonly E[] {
  return [...new Map(options.map((option) => [write(option), option])).values()];
}

function literalShape(literal: LiteralExpr, calendar: CalendarSettings): LiteralExpr {
  const { value, type } = literal;
  if (typeof value !== 'string') return literal;
  if (type.kind === 'text') return { ...literal, value: 'x' };
  if (type.kind === 'date') return { ...literal, value: markOfText(value, calendar) };
  if (type.kind === 'timestamp') {
    const [day = '', time = ''] = value.split('T');
    const isMidnight = /^00:00(:00(\.0+)?)?$/.test(time);
    return { ...literal, value: isMidnight ? `${markOfText(day, calendar)}T00:00:00` : `${DAY}T12:00:00` };
  }
  return { ...literal, value: value.includes('.') ? '0.1' : '1' };
}

function markOfText(text: string, calendar: CalendarSettings): string {
  const day = parseDay(text);
  return day === null ? DAY : markOfDay(day, calendar);
}
