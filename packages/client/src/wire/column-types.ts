export const columnTypes = [
  'text',
  'boolean',
  'date',
  'timestamp',
  'integer',
  'bigint',
  'decimal',
  'double',
] as const;
