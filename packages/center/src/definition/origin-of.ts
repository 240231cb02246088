import type { Source } from '@plumbline/model';

/** What stands behind a dataset, for people to read: as written, and never the text of a statement or an address. */
const ORIGINS: { readonly [K in Source['kind']]: (source: Extract<Source, { kind: K }>) => string } = {
  files: ({ paths }) => paths.join(', '),
  table: ({ connection, table }) => `${connection} · ${table}`,
  sql: ({ connection }) => (connection === null ? 'SQL' : `${connection} · SQL`),
  distinct: ({ fields }) => fields.map(({ dataset, field }) => `${dataset}.${field}`).join(', '),
  tree: ({ tree }) => tree.dataset,
  rollup: ({ inputs }) => inputs.join(', '),
  union: ({ members }) => members.map(({ dataset }) => dataset).join(' + '),
};

export function originOf(source: Source): string {
  return (ORIGINS[source.kind] as (source: Source) => string)(source);
}

/** Datasets that a dataset is made of. */
export function madeOf(source: Source): readonly string[] {
  if (source.kind === 'union') return source.members.map(({ dataset }) => dataset);
  return source.kind === 'distinct' ? [...new Set(source.fields.map(({ dataset }) => dataset))] : [];
}
