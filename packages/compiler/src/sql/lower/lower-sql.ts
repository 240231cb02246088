import type { CalendarSettings } from '@plumbline/calendar';
import { changeEach } from '../../plan/change-each.ts';
import { type Scalar, withParts } from '../../plan/scalar.ts';
import type { Body, Item, Select, Sql } from '../ast.ts';
import { lowerCall } from './calendar-grains.ts';
import { groupByParts } from './group-by-parts.ts';
import { keepScales } from './keep-scales.ts';

type Change = (scalar: Scalar) => Scalar;

/** Rewrites every expression of a statement into what engines know; what they know already stays as it is. */
export function lowerSql(sql: Sql, calendar: CalendarSettings): Sql {
  const change: Change = (scalar) => {
    if (scalar.kind === 'column' || scalar.kind === 'literal') return scalar;
    const inner = withParts(scalar, change);
    return keepScales(inner.kind === 'call' ? lowerCall(inner, calendar) : inner);
  };
  return {
    parts: changeEach(sql.parts, (part) => {
      const body = lowerBody(part.body, change);
      return body === part.body ? part : { ...part, body };
    }),
    body: lowerBody(sql.body, change),
  };
}

function lowerBody(body: Body, change: Change): Body {
  if (body.kind === 'list' || body.kind === 'walk') return body;
  if (body.kind === 'select') return lowerSelect(body, change);
  const branches = changeEach(body.branches, (branch) => lowerSelect(branch, change));
  return branches === body.branches ? body : { ...body, branches };
}

function lowerSelect(select: Select, change: Change): Select {
  return groupByParts({
    ...select,
    columns: changeEach(select.columns, (item) => lowerItem(item, change)),
    joins: changeEach(select.joins, (join) => {
      const on = changeEach(join.on, change);
      return on === join.on ? join : { ...join, on };
    }),
    where: changeEach(select.where, change),
    groupBy: select.groupBy && changeEach(select.groupBy, change),
    orderBy: changeEach(select.orderBy, (order) => {
      const value = change(order.value);
      return value === order.value ? order : { ...order, value };
    }),
  });
}

function lowerItem(item: Item, change: Change): Item {
  if (item.kind === 'value') {
    const value = change(item.value);
    return value === item.value ? item : { ...item, value };
  }
  const { measure } = item;
  const arg = measure.arg && change(measure.arg);
  const where = measure.where && change(measure.where);
  return arg === measure.arg && where === measure.where
    ? item
    : { ...item, measure: { ...measure, arg, where } };
}
