import type { ValueType } from '@plumbline/model';
import type { Conversion } from './conversion.ts';
import { DAY_MARKS, TRUTH_WORDS } from './spelling.ts';
import { storedType } from './stored-type.ts';

/** Whether `01/02/2011` begins with the day or the month; null: not known, so such dates are unreadable. */
export type DateOrder = 'day-first' | 'month-first' | null;

/**
 * From text. The usual spelling takes one fast cast; COALESCE tries the others (thousands separators, brackets for
 * minus, Chinese dates) only where that cast gave nothing. DuckDB computes an expression that occurs twice once and
 * for every row, also when both stand behind a condition: costly parts occur once.
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

const { year, month, day } = DAY_MARKS.zh;

const fromText: { readonly [K in ValueType['kind']]: (request: Request) => Conversion } = {
  text: ({ text }) => exact(text),
  null: ({ text }) => exact(text),
  boolean: ({ text }) =>
    exact(
      `COALESCE(TRY_CAST(${text} AS BOOLEAN), CASE WHEN ${text} = '${TRUTH_WORDS.zh.yes}' THEN true WHEN ${text} = '${TRUTH_WORDS.zh.no}' THEN false END)`,
    ),
  integer: whole,
  bigint: whole,
  double: ({ text }) =>
    exact(`COALESCE(TRY_CAST(${text} AS DOUBLE), TRY_CAST(${plainNumber(text)} AS DOUBLE))`),
  decimal,
  date: ({ text, order }) => exact(dated(text, order, 'DATE')),
  timestamp: (request) => exact(instant(request)),
};

/** A cast of `1.5` to an integer rounds: anything with a point or a minus takes the careful way. */
function whole({ target, text }: Request): Conversion {
  const type = storedType(target);
  const fast = `CASE WHEN NOT (contains(${text}, '.') OR contains(${text}, '-')) THEN TRY_CAST(${text} AS ${type}) END`;
  const digits = `regexp_extract(${plainNumber(text)}, '^([+-]?[0-9]+)([.]0*)?$', 1)`;
  return exact(`COALESCE(${fast}, TRY_CAST(${digits} AS ${type}))`);
}

/** DuckDB 1.5 reads text into decimals of more than 18 digits about 25 times slower: those come second. */
function decimal({ target, text }: Request): Conversion {
  const { precision, scale } = target.kind === 'decimal' ? target : { precision: 18, scale: 4 };
  const type = storedType(target);
  const narrow = `TRY_CAST(${text} AS DECIMAL(18,${scale}))`;
  const first = precision <= 18 || scale > 18 ? `TRY_CAST(${text} AS ${type})` : `CAST(${narrow} AS ${type})`;
  const value = `COALESCE(${first}, TRY_CAST(${plainNumber(text)} AS ${type}))`;
  const point = `strpos(${text}, '.') > 0 AND strlen(${text}) - strpos(${text}, '.') > ${scale}`;
  const percent = `strlen(regexp_extract(${text}, '[.]([0-9]*)', 1)) + 2 > ${scale}`;
  const decimals = `${point} OR CASE WHEN contains(${text}, '%') THEN ${percent} ELSE false END`;
  const vanished = `TRY_CAST(${text} AS DOUBLE) <> 0`;
  return {
    value,
    rounded: (made) => `(${decimals}) OR CASE WHEN ${made} = 0 THEN ${vanished} ELSE false END`,
  };
}

/** `(1,234.50)` → `-1234.50`, `¥1,234` → `1234`, `12.5%` → `12.5e-2`; null for text that is no such number. */
function plainNumber(text: string): string {
  const body = '[0-9]{1,3}(,[0-9]{3})+([.][0-9]*)?|[0-9]+([.][0-9]*)?|[.][0-9]+';
  const sign = `CASE WHEN regexp_matches(${text}, '^\\s*([(]|[¥￥$€£]?\\s*-|-)') THEN '-' ELSE '' END`;
  const digits = `regexp_replace(${text}, '[^0-9.]', '', 'g')`;
  const money = '[¥￥$€£]?\\s*';
  const plain = `[+-]?${money}(${body})|${money}[+-]?(${body})|[(]${money}(${body})[)]`;
  const shape = `\\s*(${plain}|[+-]?(${body})\\s*%)\\s*`;
  const hundredth = `CASE WHEN contains(${text}, '%') THEN 'e-2' ELSE '' END`;
  return `CASE WHEN regexp_full_match(${text}, '${shape}') THEN ${sign} || ${digits} || ${hundredth} END`;
}

/** A cast takes `05-01-11` for the year 5: only what begins with four digits and a hyphen or slash is cast at once. */
function dated(text: string, order: DateOrder, type: string): string {
  const fast = `CASE WHEN strpos(${text}, '-') = 5 OR strpos(${text}, '/') = 5 THEN TRY_CAST(${text} AS ${type}) END`;
  const others = [compact(text), yearFirst(text, type), ...(order === null ? [] : [yearLast(text, order)])];
  return `COALESCE(${fast}, ${others.map((sql) => `CAST(${sql} AS ${type})`).join(', ')})`;
}

/** `20110105` */
function compact(text: string): string {
  return `CASE WHEN regexp_full_match(${text}, '\\s*[0-9]{8}\\s*') THEN try_strptime(trim(${text}), '%Y%m%d') END`;
}

/** `2011.1.5`, `2011年1月5日`, ` 2011-01-05 `, with or without a time of day. */
function yearFirst(text: string, type: string): string {
  const shape = `^\\s*[0-9]{4}([-/.][0-9]{1,2}[-/.]|${year}[0-9]{1,2}${month})[0-9]{1,2}`;
  return `CASE WHEN regexp_matches(${text}, '${shape}') THEN TRY_CAST(${hyphenated(text)} AS ${type}) END`;
}

/** `5/1/2011` */
function yearLast(text: string, order: 'day-first' | 'month-first'): string {
  const date = order === 'day-first' ? '%d-%m-%Y' : '%m-%d-%Y';
  const formats = [date, `${date} %H:%M:%S`, `${date} %H:%M`].map((format) => `'${format}'`).join(', ');
  return `try_strptime(${hyphenated(text)}, [${formats}])`;
}

function hyphenated(text: string): string {
  return `trim(replace(regexp_replace(trim(${text}), '[${year}${month}./]', '-', 'g'), '${day}', ' '))`;
}

/** A cast to a timestamp without zone drops a zone that is written there: such text is left unread. */
function instant({ target, text, order }: Request): string {
  const value = dated(text, order, storedType(target));
  if (target.kind === 'timestamp' && target.zoned) return value;
  const zone = `regexp_matches(${text}, '[0-9] ?(Z|[+-][0-9]{2}(:?[0-9]{2})?)\\s*$') AND contains(${text}, ':')`;
  const unusual = `strlen(${text}) > 19 OR contains(${text}, '+') OR contains(${text}, 'Z')`;
  return `CASE WHEN CASE WHEN ${unusual} THEN ${zone} ELSE false END THEN NULL ELSE ${value} END`;
}
