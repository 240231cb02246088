export interface Marks {
  readonly delimiter: string;
  /** Null: fields are never quoted. */
  readonly quote: string | null;
  /** Null: a quote inside a quoted field is written twice. */
  readonly escape: string | null;
}

/** The fields of one record. Quotes count only at the start of a field. */
export function splitRecord(record: string, marks: Marks): readonly string[] {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    const { value, next } = fieldAt(record, at, marks);
    fields.push(value);
    if (next === null) return fields;
    at = next;
  }
}

function fieldAt(
  record: string,
  from: number,
  { delimiter, quote, escape: escaping }: Marks,
): { value: string; next: number | null } {
  let at = from;
  while (record[at] === ' ') at++;
  if (quote !== null && record[at] === quote) {
    const before = escaping ?? quote;
    let value = '';
    let close = at + 1;
    for (; close < record.length; close++) {
      const isPair =
        record[close] === before && (record[close + 1] === quote || record[close + 1] === before);
      if (isPair) close++;
      else if (record[close] === quote) break;
      value += record[close] ?? '';
    }
    if (close < record.length) {
      let after = close + 1;
      while (record[after] === ' ') after++;
      const ends = after >= record.length || record.startsWith(delimiter, after);
      if (ends) return { value, next: after >= record.length ? null : after + delimiter.length };
    }
  }
  const end = record.indexOf(delimiter, from);
  if (end < 0) return { value: record.slice(from), next: null };
  return { value: record.slice(from, end), next: end + delimiter.length };
}
