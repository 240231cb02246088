const compiler = (file, find, replace, why) => ({
  file: `packages/compiler/src/${file}`,
  find,
  replace,
  why,
});

export default [
  compiler(
    'dialects/duckdb.ts',
    '/ nullif(${second(args)}, 0)`',
    '/ ${second(args)}`',
    'a ratio over 0 is null',
  ),
  compiler(
    'plan/decompose.ts',
    "count: 'sum',",
    "count: 'count',",
    'counts of parts are added, not counted again',
  ),
  compiler(
    'plan/decompose.ts',
    'count_distinct: null,',
    "count_distinct: 'sum',",
    'distinct counts do not add up',
  ),
  compiler('plan/decompose.ts', 'avg: null,', "avg: 'avg',", 'an average of averages is not the average'),
  compiler(
    'bind/edge.ts',
    'facts.last === null || facts.last >= today) return fixed(today - 1);',
    'facts.last === null) return fixed(today - 1);',
    'rows dated today or later do not move the edge past yesterday',
  ),
  compiler(
    'plan/build/ranges.ts',
    'return s.range.to <= last ? s : { ...s, range: { from: s.range.from, to: last } };',
    'return s;',
    'a partial period compares with the same days of the base',
  ),
  compiler(
    'plan/build/ranges.ts',
    'return ends ? shiftDay(last + 1, back) : shiftDay(last, back) + 1;',
    'return shiftDay(last, back) + 1;',
    'trailing 12 months that end a month are whole months',
  ),
  compiler(
    'plan/build/ranges.ts',
    'range: shiftRange(s.range, op.by), period: shiftRange(s.period, op.by), until: null }];',
    'range: shiftRange(s.range, op.by), until: null }];',
    'prior moves the period of total and share with it',
  ),
  compiler(
    'plan/build/ranges.ts',
    'return first === null || first >= day ? null : { from: first, to: day - 1 };',
    'return first === null || first >= day ? null : { from: first, to: day };',
    'the opening balance is of the last snapshot day before the range',
  ),
  compiler(
    'plan/build/source.ts',
    "mode: 'left',\n      proven: step.total,",
    "mode: 'inner',\n      proven: step.total,",
    'a row without its match keeps its amount: LEFT unless proven',
  ),
];
