const query = (file, find, replace, why) => ({ file: `packages/query/src/${file}`, find, replace, why });

export default [
  query(
    'resolve/time/time-term.ts',
    'lt: { from: null, to: day - 1 },',
    'lt: { from: null, to: day },',
    '`date < 2013-07-01` leaves the first of July out when it moves into the period',
  ),
  query(
    'resolve/time/time-term.ts',
    "lt: 'gt',\n  le: 'ge',",
    "lt: 'lt',\n  le: 'le',",
    'a constant on the left mirrors the comparison',
  ),
  query(
    'resolve/time/time-term.ts',
    'if (read === null || !isQueryTime(read.side.ref)) return null;',
    'if (read === null) return null;',
    'only the time of the query moves into the period, not any date',
  ),
  query(
    'resolve/time/move-time-terms.ts',
    'from: froms.length === 0 ? null : Math.max(...froms)',
    'from: froms.length === 0 ? null : Math.min(...froms)',
    'period and condition both hold: the later start counts',
  ),
  query(
    'resolve/resolve-totals.ts',
    'names.map((_, i) => names.slice(0, i))',
    'names.map((_, i) => names.slice(i + 1))',
    'totals are the prefixes of `by` and the grand total',
  ),
  query(
    'columns/compare-type.ts',
    'const scale = Math.max(left.scale, right.scale);',
    'const scale = Math.min(left.scale, right.scale);',
    'a difference of money keeps every digit of both sides',
  ),
];
