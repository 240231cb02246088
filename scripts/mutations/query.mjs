export default [
  {
    file: 'packages/query/src/resolve/time/time-term.ts',
    find: 'lt: { from: null, to: day - 1 },',
    replace: 'lt: { from: null, to: day },',
    why: '`date < 2013-07-01` leaves the first of July out when it moves into the period',
    tests: ['packages/query/test/move-time-terms.test.ts'],
  },
  {
    file: 'packages/query/src/resolve/time/time-term.ts',
    find: "lt: 'gt',\n  le: 'ge',",
    replace: "lt: 'lt',\n  le: 'le',",
    why: 'a constant on the left mirrors the comparison',
    tests: ['packages/query/test/move-time-terms.test.ts'],
  },
  {
    file: 'packages/query/src/resolve/time/time-term.ts',
    find: 'if (read === null || !isQueryTime(read.side.ref)) return null;',
    replace: 'if (read === null) return null;',
    why: 'only the time of the query moves into the period, not any date',
    tests: ['packages/query/test/move-time-terms.test.ts'],
  },
  {
    file: 'packages/query/src/resolve/time/move-time-terms.ts',
    find: 'from: froms.length === 0 ? null : Math.max(...froms)',
    replace: 'from: froms.length === 0 ? null : Math.min(...froms)',
    why: 'period and condition both hold: the later start counts',
    tests: ['packages/query/test/move-time-terms.test.ts'],
  },
  {
    file: 'packages/query/src/resolve/resolve-totals.ts',
    find: 'names.map((_, i) => names.slice(0, i))',
    replace: 'names.map((_, i) => names.slice(i + 1))',
    why: 'totals are the prefixes of `by` and the grand total',
    tests: ['packages/query/test/resolve-totals.test.ts'],
  },
  {
    file: 'packages/query/src/columns/compare-type.ts',
    find: 'const scale = Math.max(left.scale, right.scale);',
    replace: 'const scale = Math.min(left.scale, right.scale);',
    why: 'a difference of money keeps every digit of both sides',
    tests: ['packages/query/test/resolve-query.test.ts'],
  },
];
