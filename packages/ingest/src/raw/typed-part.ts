import { type Loader, quoteLiteral, quoteName } from '@plumbline/engines';
import type { NamedPart } from './align-parts.ts';
import { unreadable } from './unreadable.ts';

export function parquetPart(loader: Loader, file: string, path: string): Promise<NamedPart> {
  return typedPart(loader, file, `read_parquet(${quoteLiteral(path)})`);
}

/** A relation whose columns have types of their own. */
export async function typedPart(loader: Loader, file: string, relation: string): Promise<NamedPart> {
  const { rows } = await loader
    .run({ sql: `DESCRIBE FROM ${relation}`, params: [] })
    .catch((thrown: unknown) => {
      throw unreadable(file, thrown);
    });
  const names = rows.map(([name]) => String(name));
  const columns = names.map((name, i) => `${quoteName(name)} AS r${i}`).join(', ');
  const from = () => `(SELECT ${columns} FROM ${relation})`;
  return {
    names,
    part: {
      file,
      from,
      types: rows.map(([, type]) => String(type)),
      unreadable: [],
      text: null,
      sheet: null,
    },
  };
}
