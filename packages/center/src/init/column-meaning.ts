import type { DraftColumn } from './draft.ts';

/** What the name of a column suggests; Chinese and English headers alike. Only suggestions: people edit the result. */
const IDENTIFIER =
  /(^|[_\s])(id|no|nr|num|number|key|code|sku|uuid)$|id$|编号|编码|代码|单号|号码|货号|工号/i;
const CALENDAR =
  /(^|[_\s])(year|quarter|month|week|day|weekday|hour)$|^(年|季|季度|月|月份|周|日|年份|年度)$/i;
const NOT_ADDED =
  /rate|ratio|percent|pct|price|discount|score|rank|age|weight|latitude|longitude|phone|zip|率|单价|价格|折扣|比例|占比|评分|排名|年龄|电话|邮编/i;
const MONEY =
  /amount|sales|revenue|cost|total|fee|payment|profit|tax|salary|wage|budget|spend|price|balance|金额|收入|销售额|成本|费用|货款|付款|回款|利润|税额|工资|预算|余额|价|额$/i;
const TIME = /date|day|time|日期|时间|日$/i;

const KEYS: ReadonlySet<string> = new Set(['text', 'integer', 'bigint']);
const NUMBERS: ReadonlySet<string> = new Set(['integer', 'bigint', 'decimal', 'double']);
const TIMES: ReadonlySet<string> = new Set(['date', 'timestamp']);

export function canBeKey({ type }: DraftColumn): boolean {
  return KEYS.has(type.kind);
}

export function isIdentifier({ name, raw }: DraftColumn): boolean {
  return IDENTIFIER.test(name) || IDENTIFIER.test(raw);
}

export function isTime({ type, filled }: DraftColumn): boolean {
  return TIMES.has(type.kind) && filled > 0;
}

export function isNamedLikeTime({ name, raw }: DraftColumn): boolean {
  return TIME.test(name) || TIME.test(raw);
}

/** A number that can be added up over rows. */
export function isAddable(column: DraftColumn): boolean {
  const { name, raw, type } = column;
  const says = (pattern: RegExp) => pattern.test(name) || pattern.test(raw);
  return NUMBERS.has(type.kind) && !isIdentifier(column) && !says(CALENDAR) && !says(NOT_ADDED);
}

export function isMoney({ name, raw, type }: DraftColumn): boolean {
  return (type.kind === 'decimal' || type.kind === 'double') && (MONEY.test(name) || MONEY.test(raw));
}
