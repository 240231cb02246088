import { quoteLiteral } from '@plumbline/engines';
import type { PreparedText } from '../text/prepare-text.ts';
import type { RawPart } from './raw-source.ts';

/** `types`: how DuckDB is to read each column. As text, what it holds can be judged and no row is dropped. */
export function csvPart(
  text: PreparedText,
  types: readonly string[] = text.dialect.names.map(() => 'VARCHAR'),
): RawPart {
  const { names, delimiter, quote, escape: escaping } = text.dialect;
  const single = names.length === 1;
  const columns = names.map((_, i) => `'r${i}': '${types[i] ?? 'VARCHAR'}'`).join(', ');
  const from = (rejects: string | null) => {
    const options = [
      quoteLiteral(text.path),
      `columns = {${columns}}`,
      'auto_detect = false',
      'header = false',
      `skip = ${text.skipLines}`,
      `delim = ${quoteLiteral(delimiter)}`,
      `quote = ${quoteLiteral(quote ?? '')}`,
      `escape = ${quoteLiteral(escaping ?? quote ?? '')}`,
      `new_line = ${text.lineEnd === '\n' ? "'\\n'" : "'\\r\\n'"}`,
      `allow_quoted_nulls = ${!single}`,
      // Threads that start inside a quoted field may take its line feed for the end of a row.
      `parallel = ${text.counts.quotedNewlines === 0}`,
      ...rejectOptions(rejects),
    ].join(', ');
    // DuckDB takes a blank line for a row when there is one column; here it never is one.
    return single
      ? `(SELECT nullif(r0, '') AS r0 FROM read_csv(${options}) WHERE r0 IS NOT NULL)`
      : `read_csv(${options})`;
  };
  return { file: text.file.name, from, types, unreadable: [], text, sheet: null };
}

export function rejectOptions(rejects: string | null): readonly string[] {
  if (rejects === null) return ['ignore_errors = true'];
  return [
    'store_rejects = true',
    `rejects_table = ${quoteLiteral(rejects)}`,
    `rejects_scan = ${quoteLiteral(`${rejects}_scan`)}`,
  ];
}
