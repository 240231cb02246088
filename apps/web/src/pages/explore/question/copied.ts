import type { Wire } from '@plumbline/client';

type MetricQuery = Wire<'MetricQuery'>;

/** The same question for a terminal, by HTTP; whoever runs it has a token of his own. */
export function curlText(query: MetricQuery, origin: string): string {
  return [
    `curl -sS '${origin}/api/v1/query' \\`,
    `  -H "Authorization: Bearer $PLUMBLINE_TOKEN" \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d ${quoted(JSON.stringify(query))}`,
  ].join('\n');
}

/** The same question for the command line of the product; `.` is the folder of the workspace. */
export function cliText(query: MetricQuery): string {
  const isPlain = query.others !== true && (query.totals === undefined || typeof query.totals === 'boolean');
  if (!isPlain || query.params !== undefined || query.share !== undefined || query.constant_currency === true)
    return `plumbline query --workspace . --query - <<'END'\n${JSON.stringify(query, null, 2)}\nEND`;
  const flags: readonly (readonly [string, string | undefined])[] = [
    ['--by', query.by?.map(byText).join(',')],
    ['--period', query.period],
    ['--where', query.where],
    ['--having', query.having],
    ['--compare', query.compare?.map(compareText).join(',')],
    ['--order', query.order?.map(({ by, desc }) => (desc === true ? `${by}:desc` : by)).join(',')],
    ['--limit', query.limit === undefined ? undefined : String(query.limit)],
    ['--alignment', query.alignment],
    ['--peers', query.peers],
    ['--partial', query.partial],
    ['--currency', query.currency],
    ['--as-of', typeof query.as_of === 'object' ? `data:${query.as_of.data}` : query.as_of],
  ];
  const written = flags
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([flag, value]) => `  ${flag} ${quoted(value ?? '')}`);
  const switches = (['totals', 'fill', 'restated'] as const).filter((name) => query[name] === true);
  return [
    `plumbline query ${query.metrics.join(' ')}`,
    '  --workspace .',
    ...written,
    ...switches.map((name) => `  --${name}`),
  ].join(' \\\n');
}

/** `month`; `orders.shipped:month`; `orders.shipped:part:weekday`. */
function byText(item: NonNullable<MetricQuery['by']>[number]): string {
  if (typeof item === 'string') return item;
  const { field, grain, part } = item;
  return [field, ...(grain === undefined ? [] : [grain]), ...(part === undefined ? [] : ['part', part])].join(
    ':',
  );
}

function compareText(item: NonNullable<MetricQuery['compare']>[number]): string {
  if (typeof item === 'string') return item;
  if ('fixed' in item) return `fixed:${item.fixed}`;
  return `${Object.keys(item).find((key) => key !== 'matched')}:matched`;
}

/** YAML 1.2 in block form; texts in double quotes, which are JSON's. */
export function yamlText(query: MetricQuery): string {
  return Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${yamlValue(value)}`)
    .join('\n');
}

function yamlValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(yamlValue).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([key, inner]) => `${yamlValue(key)}: ${yamlValue(inner)}`)
      .join(', ')}}`;
  if (
    typeof value === 'string' &&
    /^[a-z][a-z0-9_.]*$/.test(value) &&
    !/^(true|false|null|yes|no|on|off)$/.test(value)
  )
    return value;
  return JSON.stringify(value);
}

/** For a POSIX shell. */
function quoted(text: string): string {
  return /^[\w.,:/-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
