import { type Loader, quoteLiteral } from '@plumbline/engines';
import type { PreparedText } from '../text/prepare-text.ts';
import { rejectOptions } from './csv-part.ts';
import type { RawPart } from './raw-source.ts';

/** Keys of the objects, in the order in which objects name them. */
export async function jsonKeys(loader: Loader, texts: readonly PreparedText[]): Promise<readonly string[]> {
  const documents = texts.map((text) => `SELECT doc FROM ${documentsOf(text, null)} WHERE doc IS NOT NULL`);
  const { rows } = await loader.run({
    sql: `SELECT k FROM (SELECT unnest(keys) AS k, generate_subscripts(keys, 1) AS n
            FROM (SELECT json_keys(doc) AS keys FROM (${documents.join(' UNION ALL ')})))
          GROUP BY k ORDER BY min(n), k`,
    params: [],
  });
  return rows.map(([key]) => String(key));
}

/** One object a line. Values are taken as text, so decimals keep every digit. */
export function jsonPart(text: PreparedText, keys: readonly string[]): RawPart {
  const paths = keys
    .map((key) => quoteLiteral(`/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`))
    .join(', ');
  const columns = keys.map((_, i) => `v[${i + 1}] AS r${i}, t[${i + 1}] = 'VARCHAR' AS q${i}`).join(', ');
  const from = (rejects: string | null) =>
    `(SELECT ${columns}, doc, line FROM (SELECT json_extract_string(doc, [${paths}]) AS v, json_type(doc, [${paths}]) AS t, doc, line FROM ${documentsOf(text, rejects)}))`;
  return { file: text.file.name, from, types: keys.map(() => 'VARCHAR'), unreadable: 'doc IS NULL', text };
}

/** Physical lines; a control character, which JSON cannot hold, stands in for the delimiter. */
function documentsOf(text: PreparedText, rejects: string | null): string {
  const options = [
    quoteLiteral(text.path),
    `columns = {'line': 'VARCHAR'}`,
    'auto_detect = false',
    'header = false',
    `delim = '\u0001'`,
    `quote = ''`,
    `escape = ''`,
    `new_line = ${text.lineEnd === '\n' ? "'\\n'" : "'\\r\\n'"}`,
    'max_line_size = 16000000',
    ...rejectOptions(rejects),
  ].join(', ');
  return `(SELECT line, CASE WHEN json_valid(line) AND json_type(line) = 'OBJECT' THEN line END AS doc FROM read_csv(${options}) WHERE line IS NOT NULL)`;
}
