import { type Loader, quoteLiteral } from '@plumbline/engines';
import type { PreparedText } from '../text/prepare-text.ts';
import { rejectOptions } from './csv-part.ts';
import type { RawPart, UnreadableRow } from './raw-source.ts';

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
  const each = (column: (i: number) => string) => keys.map((_, i) => column(i)).join(', ');
  const from = (rejects: string | null) => {
    const values = `SELECT json_extract_string(doc, [${paths}]) AS v, json_type(doc, [${paths}]) AS t, doc, line FROM ${documentsOf(text, rejects)}`;
    const split = `SELECT ${each((i) => `v[${i + 1}] AS v${i}, t[${i + 1}] = 'VARCHAR' AS q${i}`)}, doc, line FROM (${values})`;
    const judged = `SELECT *, ${each((i) => `${lostDigits(i)} AS l${i}`)} FROM (${split})`;
    return `(SELECT ${each((i) => `CASE WHEN NOT l${i} THEN v${i} END AS r${i}, q${i}, l${i}`)}, doc FROM (${judged}))`;
  };
  const lost = keys.map((key, i) => ({
    column: null,
    condition: `l${i}`,
    what: quoteLiteral(`TOO MANY DIGITS IN ${key}`),
  }));
  const types = keys.map(() => 'VARCHAR');
  return { file: text.file.name, from, types, unreadable: [notAnObject, ...lost], text, sheet: null };
}

const notAnObject: UnreadableRow = {
  column: null,
  condition: 'doc IS NULL',
  what: quoteLiteral('NOT A JSON OBJECT'),
};

/** DuckDB 1.5 reads JSON numbers as doubles: one of many digits comes back as text that is not in the line. */
function lostDigits(i: number): string {
  const number = `NOT q${i} AND TRY_CAST(v${i} AS DOUBLE) IS NOT NULL`;
  return `COALESCE(strlen(v${i}) > 15 AND NOT contains(line, v${i}) AND ${number}, false)`;
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
