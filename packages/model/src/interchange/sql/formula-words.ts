type Write = (args: readonly string[]) => string | null;

const named =
  (name: string): Write =>
  (args) =>
    `${name}(${args.join(', ')})`;

/** `date_trunc('month', x)` names its grain as a text. */
const withGrain =
  (name: string): Write =>
  ([grain, ...rest]) => {
    const word = /^'([a-z]+)'$/i.exec(grain ?? '')?.[1]?.toLowerCase();
    return word === undefined ? null : `${name}(${[word, ...rest].join(', ')})`;
  };

const PARTS: ReadonlySet<string> = new Set(['year', 'quarter', 'month', 'week', 'day', 'hour']);

const part: Write = ([which, value]) => {
  const word = /^'([a-z]+)'$/i.exec(which ?? '')?.[1]?.toLowerCase() ?? '';
  if (value === undefined) return null;
  return PARTS.has(word) ? `${word}(${value})` : word === 'isodow' ? `weekday(${value})` : null;
};

/** Functions of SQL by their names there. */
const FUNCTIONS: Readonly<Record<string, Write>> = {
  abs: named('abs'),
  ceil: named('ceil'),
  ceiling: named('ceil'),
  coalesce: named('coalesce'),
  concat: named('concat'),
  date_diff: withGrain('date_diff'),
  datediff: withGrain('date_diff'),
  date_part: part,
  date_trunc: withGrain('date_trunc'),
  day: named('day'),
  exp: named('exp'),
  floor: named('floor'),
  greatest: named('greatest'),
  hour: named('hour'),
  if: named('if'),
  iff: named('if'),
  ifnull: named('coalesce'),
  isodow: named('weekday'),
  least: named('least'),
  length: named('length'),
  ln: named('ln'),
  lower: named('lower'),
  month: named('month'),
  nvl: named('coalesce'),
  pow: named('power'),
  power: named('power'),
  quarter: named('quarter'),
  replace: named('replace'),
  round: named('round'),
  sign: named('sign'),
  sqrt: named('sqrt'),
  starts_with: named('starts_with'),
  substr: named('substring'),
  substring: named('substring'),
  trim: named('trim'),
  upper: named('upper'),
  year: named('year'),
};

const AGGREGATES: Readonly<Record<string, Write>> = {
  avg: named('avg'),
  count: named('count'),
  count_distinct: named('count_distinct'),
  max: named('max'),
  median: named('median'),
  min: named('min'),
  stddev: named('stddev'),
  sum: named('sum'),
  variance: named('variance'),
};

export function functionText(name: string, args: readonly string[], aggregates: boolean): string | null {
  const known = aggregates && Object.hasOwn(AGGREGATES, name) ? AGGREGATES : FUNCTIONS;
  return Object.hasOwn(known, name) ? (known[name]?.(args) ?? null) : null;
}

const TYPES: Readonly<Record<string, string>> = {
  bigint: 'bigint',
  bool: 'boolean',
  boolean: 'boolean',
  date: 'date',
  datetime: 'timestamp',
  double: 'double',
  float: 'double',
  float64: 'double',
  int: 'bigint',
  int64: 'bigint',
  integer: 'bigint',
  real: 'double',
  string: 'text',
  text: 'text',
  timestamp: 'timestamp',
  varchar: 'text',
};

/** A type of SQL as formulas name it. */
export function typeName(type: string): string | null {
  const [, word = '', rest = ''] = /^(\w+)(\(.*\))?$/.exec(type) ?? [];
  if (word === 'decimal' || word === 'numeric') return rest === '' ? 'decimal' : `decimal${rest}`;
  return Object.hasOwn(TYPES, word) ? (TYPES[word] ?? null) : null;
}
