import { isReservedWord } from '../../formula/read/token.ts';
import { NAME } from '../../workspace/schema/text-forms.ts';

/** `SalesAmount` → `sales_amount`; null when the name cannot be written in ASCII or would start with a digit. */
export function toFieldName(column: string): string | null {
  const plain = column.normalize('NFKD').replace(/\p{M}/gu, '');
  if (!/^[\x20-\x7e]*$/.test(plain)) return null;
  const name = plain
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return NAME.test(name) ? name : null;
}

/** A field name for each column, in order: `column_<n>` where the column's own cannot be written, `_2` … for a name that is taken, `end_column` for a word of the formula language. */
export function fieldNames(columns: readonly string[], taken: ReadonlySet<string>): readonly string[] {
  const used = new Set(taken);
  return columns.map((column, index) => {
    const written = toFieldName(column) ?? `column_${index + 1}`;
    const wanted = isReservedWord(written) ? `${written}_column` : written;
    let name = wanted;
    for (let n = 2; used.has(name); n++) name = `${wanted}_${n}`;
    used.add(name);
    return name;
  });
}
