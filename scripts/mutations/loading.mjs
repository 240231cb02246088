export default [
  {
    file: 'packages/ingest/src/store.ts',
    find: "' WHERE NOT plumbline_bad'",
    replace: "''",
    why: 'quarantined rows are not loaded',
    tests: ['packages/ingest/test/csv.test.ts'],
  },
  {
    file: 'packages/ingest/src/infer/promote.ts',
    find: 'const scale = Math.max(x.scale, y.scale);',
    replace: 'const scale = Math.min(x.scale, y.scale);',
    why: 'two files of one source keep the digits of both',
    tests: ['packages/ingest/test/promote.test.ts'],
  },
  {
    file: 'packages/ingest/src/convert/text-conversion.ts',
    find: "THEN '-' ELSE '' END",
    replace: "THEN '' ELSE '' END",
    why: '(1,234.50) is negative',
    tests: ['packages/ingest/test/conversion.test.ts'],
  },
  {
    file: 'packages/ingest/src/convert/text-conversion.ts',
    find: "order === 'day-first' ? '%d-%m-%Y' : '%m-%d-%Y'",
    replace: "order === 'day-first' ? '%m-%d-%Y' : '%d-%m-%Y'",
    why: '01/02/2011 is read in the order the column has',
    tests: ['packages/ingest/test/conversion.test.ts'],
  },
  {
    file: 'packages/engines/src/duckdb/decode.ts',
    find: '.padStart(scale + 1,',
    replace: '.padStart(scale,',
    why: 'decimals below one keep their zeros',
    tests: ['packages/engines/test/duckdb.test.ts'],
  },
];
