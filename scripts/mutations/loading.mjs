const at = (file, find, replace, why) => ({ file: `packages/${file}`, find, replace, why });

export default [
  at('ingest/src/store.ts', "' WHERE NOT plumbline_bad'", "''", 'quarantined rows are not loaded'),
  at(
    'ingest/src/infer/promote.ts',
    'const scale = Math.max(x.scale, y.scale);',
    'const scale = Math.min(x.scale, y.scale);',
    'two files of one source keep the digits of both',
  ),
  at(
    'ingest/src/convert/text-conversion.ts',
    "THEN '-' ELSE '' END",
    "THEN '' ELSE '' END",
    '(1,234.50) is negative',
  ),
  at(
    'ingest/src/convert/text-conversion.ts',
    "order === 'day-first' ? '%d-%m-%Y' : '%m-%d-%Y'",
    "order === 'day-first' ? '%m-%d-%Y' : '%d-%m-%Y'",
    '01/02/2011 is read in the order the column has',
  ),
  at(
    'engines/src/duckdb/decode.ts',
    '.padStart(scale + 1,',
    '.padStart(scale,',
    'decimals below one keep their zeros',
  ),
];
