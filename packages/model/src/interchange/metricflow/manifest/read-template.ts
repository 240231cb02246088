import { parseSql } from '../../sql/parse-sql.ts';
import type { SqlNode } from '../../sql/sql-node.ts';
import { type ObjectRef, readObject } from './read-object.ts';

/** A condition with its objects taken out: slot i of the expression is object i. */
export interface Template {
  readonly node: SqlNode;
  readonly refs: readonly ObjectRef['ref'][];
}

/** `{{ Dimension('booking__is_instant') }} AND …`; null where the objects or the SQL around them cannot be read. */
export function readTemplate(text: string, custom: ReadonlySet<string>): Template | null {
  const refs: ObjectRef['ref'][] = [];
  let isRead = true;
  const sql = text.replaceAll(/\{\{(.*?)\}\}/gs, (_, inside: string) => {
    const object = readObject(inside.trim(), custom);
    if (object === null) isRead = false;
    else refs.push(object.ref);
    return `{${refs.length - 1}}`;
  });
  const node = isRead ? parseSql(sql) : null;
  return node === null ? null : { node, refs };
}
