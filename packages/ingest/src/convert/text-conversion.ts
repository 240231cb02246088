import type { ValueType } from '@plumbline/model';
import type { Conversion } from './conversion.ts';
import { duckdbType } from './duckdb-type.ts';

/** Whether `01/02/2011` begins with the day or the month; null: not known, so such dates are unreadable. */
export type DateOrder = 'day-first' | 'month-first' | null;

/**
 * From text. The usual spelling takes one fast cast; COALESCE tries the others (thousands separators, brackets for
 * minus, Chinese dates) only where that cast gave nothing.
 */
export function textConversion(target: ValueType, text: string, order: DateOrder): Conversion | null {
  return fromText[target.kind]({ target, text, order });
}

interface Request {
  readonly target: ValueType;
  readonly text: string;
  readonly order: DateOrder;
}

const exact = (value: string): Conversion => ({ value, rounded: null });

const fromText: { readonly [K in ValueType['kind']]: (request: Request) => Conversion } = {
  text: ({ text }) => exact(text),
  null: ({ text }) => exact(text),
  boolean: ({ text }) =>
    exact(
      `COALESCE(TRY_CAST(${text} AS BOOLEAN), CASE trim(${text}) WHEN '是' THEN true WHEN '否' THEN false END)`,
    ),
  integer: whole,
  bigint: whole,
  double: ({ text }) =>
    exact(`COALESCE(TRY_CAST(${text} AS DOUBLE), TRY_CAST(${plainNumber(text)} AS DOUBLE))`),
  decimal,
  date: ({ text, order }) =>
    exact(`COALESCE(${inRange(`TRY_CAST(${text} AS DATE)`)}, ${otherDate(text, order, 'DATE')})`),
  timestamp: (request) => exact(instant(request)),
};

/** A cast of `1.5` to an integer rounds: anything with a point or a minus takes the careful way. */
function whole({ target, text }: Request): Conversion {
  const type = duckdbType(target);
  const plain = plainNumber(text);
  const fast = `CASE WHEN NOT (contains(${text}, '.') OR contains(${text}, '-')) THEN TRY_CAST(${text} AS ${type}) END`;
  const slow = `CASE WHEN regexp_full_match(${plain}, '[+-]?[0-9]+([.]0*)?') THEN TRY_CAST(${plain} AS ${type}) END`;
  return exact(`COALESCE(${fast}, ${slow})`);
}

/** DuckDB 1.5 reads text into decimals of more than 18 digits about 25 times slower: those come second. */
function decimal({ target, text }: Request): Conversion {
  const { precision, scale } = target.kind === 'decimal' ? target : { precision: 18, scale: 4 };
  const type = duckdbType(target);
  const narrow = `TRY_CAST(${text} AS DECIMAL(18,${scale}))`;
  const first = precision <= 18 || scale > 18 ? `TRY_CAST(${text} AS ${type})` : `CAST(${narrow} AS ${type})`;
  const value = `COALESCE(${first}, TRY_CAST(${plainNumber(text)} AS ${type}))`;
  const decimals = `strpos(${text}, '.') > 0 AND strlen(${text}) - strpos(${text}, '.') > ${scale}`;
  const vanished = `CASE WHEN ${value} = 0 THEN TRY_CAST(${text} AS DOUBLE) <> 0 ELSE false END`;
  return { value, rounded: `(${decimals}) OR ${vanished}` };
}

/** `(1,234.50)` → `-1234.50`, `¥1,234` → `1234`; null for text that is no such number. */
function plainNumber(text: string): string {
  const body = '[0-9]{1,3}(,[0-9]{3})+([.][0-9]*)?|[0-9]+([.][0-9]*)?|[.][0-9]+';
  const sign = `CASE WHEN regexp_matches(${text}, '^\\s*([(]|[¥￥$€£]?\\s*-|-)') THEN '-' ELSE '' END`;
  const digits = `regexp_replace(${text}, '[^0-9.]', '', 'g')`;
  const money = '[¥￥$€£]?\\s*';
  const shape = `\\s*([+-]?${money}(${body})|${money}[+-]?(${body})|[(]${money}(${body})[)])\\s*`;
  return `CASE WHEN regexp_full_match(${text}, '${shape}') THEN ${sign} || ${digits} END`;
}

/** A cast takes `05-01-11` for the year 5. */
function inRange(date: string): string {
  return `CASE WHEN ${date} BETWEEN '1000-01-01' AND '9999-12-31' THEN ${date} END`;
}

/** `20110105`, `2011.1.5`, `2011年1月5日`, and `5/1/2011` once its order is known; with or without a time of day. */
function otherDate(text: string, order: DateOrder, type: string): string {
  const hyphens = `trim(replace(regexp_replace(trim(${text}), '[年月./]', '-', 'g'), '日', ' '))`;
  const compact = `CASE WHEN regexp_full_match(trim(${text}), '[0-9]{8}') THEN try_strptime(trim(${text}), '%Y%m%d') END`;
  const tries = [compact, inRange(`TRY_CAST(${hyphens} AS ${type})`)];
  if (order !== null) {
    const day = order === 'day-first' ? '%d-%m-%Y' : '%m-%d-%Y';
    const formats = [day, `${day} %H:%M:%S`, `${day} %H:%M`].map((format) => `'${format}'`).join(', ');
    tries.push(`try_strptime(${hyphens}, [${formats}])`);
  }
  return `CAST(COALESCE(${tries.join(', ')}) AS ${type})`;
}

/** A cast to a timestamp without zone drops a zone that is written there: such text is left unread. */
function instant({ target, text, order }: Request): string {
  const type = duckdbType(target);
  const value = `COALESCE(${inRange(`TRY_CAST(${text} AS ${type})`)}, ${otherDate(text, order, type)})`;
  if (target.kind === 'timestamp' && target.zoned) return value;
  const zone = `strlen(${text}) > 16 AND regexp_matches(${text}, '[0-9](Z|[+-][0-9]{2}(:?[0-9]{2})?)\\s*$')`;
  return `CASE WHEN ${zone} THEN NULL ELSE ${value} END`;
}
