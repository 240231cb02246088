import type { CalendarSettings } from '@plumbline/calendar';
import type { Scalar } from '../../plan/scalar.ts';
import type { Body, Item, Select, Sql } from '../ast.ts';
import { lowerCalendarGrains } from './calendar-grains.ts';
import { groupByParts } from './group-by-parts.ts';

/** Rewrites every expression of a statement into what engines know. */
export function lowerSql(sql: Sql, calendar: CalendarSettings): Sql {
  const change = (s: Scalar) => lowerCalendarGrains(s, calendar);
  return {
    parts: sql.parts.map((p) => ({ ...p, body: lowerBody(p.body, change) })),
    body: lowerBody(sql.body, change),
  };
}

function lowerBody(body: Body, change: (s: Scalar) => Scalar): Body {
  if (body.kind === 'list') return body;
  if (body.kind === 'union') return { ...body, branches: body.branches.map((b) => lowerSelect(b, change)) };
  return lowerSelect(body, change);
}

function lowerSelect(select: Select, change: (s: Scalar) => Scalar): Select {
  return groupByParts({
    ...select,
    columns: select.columns.map((c) => lowerItem(c, change)),
    joins: select.joins.map((j) => ({ ...j, on: j.on.map(change) })),
    where: select.where.map(change),
    groupBy: select.groupBy === null ? null : select.groupBy.map(change),
    orderBy: select.orderBy.map((o) => ({ ...o, value: change(o.value) })),
  });
}

function lowerItem(item: Item, change: (s: Scalar) => Scalar): Item {
  if (item.kind === 'value') return { ...item, value: change(item.value) };
  const { measure } = item;
  return {
    ...item,
    measure: {
      ...measure,
      arg: measure.arg && change(measure.arg),
      where: measure.where && change(measure.where),
    },
  };
}
