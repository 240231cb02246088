import type { MetricQuery } from '@plumbline/center';

/** The command that asks the same, for people to copy; a part that no flag can say is left out. */
export function commandLine(query: MetricQuery, workspace: string): string {
  const compare = query.compare?.map((item) => (typeof item === 'string' ? item : `fixed:${item.fixed}`));
  const by = query.by?.filter((item) => typeof item === 'string');
  const order = query.order?.map((item) => (item.desc === true ? `${item.by}:desc` : item.by));
  const flags: readonly (readonly [string, string | undefined])[] = [
    ['by', by?.join(',')],
    ['period', query.period],
    ['where', query.where],
    ['having', query.having],
    ['compare', compare?.join(',')],
    ['order', order?.join(',')],
    ['limit', query.limit?.toString()],
    ['share', shareText(query.share)],
    ['workspace', workspace],
  ];
  const switches = (['others', 'totals', 'fill'] as const).filter((name) => query[name] === true);
  const words = [
    ...query.metrics,
    ...flags.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [`--${name}`, value])),
    ...switches.map((name) => `--${name}`),
  ];
  return ['npx plumbline query', ...words.map(quoted)].join(' ');
}

function shareText(share: MetricQuery['share']): string | undefined {
  if (share?.parent !== undefined) return `parent:${share.parent.join(',')}`;
  if (share?.within === undefined) return undefined;
  return share.within.length === 0 ? 'total' : `within:${share.within.join(',')}`;
}

/** For a POSIX shell. */
function quoted(word: string): string {
  return /^[\w.,:/=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
