/** The fields of one record. Quotes count only at the start of a field; `""` inside them is one quote. */
export function splitRecord(record: string, delimiter: string): readonly string[] {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    const { value, next } = fieldAt(record, at, delimiter);
    fields.push(value);
    if (next === null) return fields;
    at = next;
  }
}

function fieldAt(record: string, from: number, delimiter: string): { value: string; next: number | null } {
  let at = from;
  while (record[at] === ' ') at++;
  if (record[at] === '"') {
    let close = record.indexOf('"', at + 1);
    while (close >= 0 && record[close + 1] === '"') close = record.indexOf('"', close + 2);
    if (close >= 0) {
      let after = close + 1;
      while (record[after] === ' ') after++;
      const ends = after >= record.length || record.startsWith(delimiter, after);
      const value = record.slice(at + 1, close).replaceAll('""', '"');
      if (ends) return { value, next: after >= record.length ? null : after + delimiter.length };
    }
  }
  const end = record.indexOf(delimiter, from);
  if (end < 0) return { value: record.slice(from), next: null };
  return { value: record.slice(from, end), next: end + delimiter.length };
}
