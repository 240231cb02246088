import { quoteLiteral } from '@plumbline/engines';
import type { PreparedSheet } from '../workbook/read/prepare-sheet.ts';
import { BETWEEN_BAD_CELLS } from '../workbook/read/sheet-copy.ts';
import { rejectOptions } from './csv-part.ts';
import type { RawPart } from './raw-source.ts';

/** `types`: how DuckDB is to read each column; `sheet_row` is the number of the row in the sheet. */
export function sheetPart(
  sheet: PreparedSheet,
  types: readonly string[] = sheet.columns.map(() => 'VARCHAR'),
): RawPart {
  const { counts, columns } = sheet;
  const places = new Map(columns.map(({ field }, i) => [field, i]));
  const fields = Array.from({ length: counts.width }, (_, field) => {
    const i = places.get(field);
    return i === undefined ? `'unread${field}': 'VARCHAR'` : `'r${i}': '${types[i] ?? 'VARCHAR'}'`;
  });
  const read = (rejects: string | null) => {
    const options = [
      quoteLiteral(sheet.path),
      `columns = {'sheet_row': 'BIGINT', 'sheet_bad': 'VARCHAR', ${fields.join(', ')}}`,
      'auto_detect = false',
      'header = false',
      `delim = ','`,
      `quote = '"'`,
      `escape = '"'`,
      `new_line = '\\n'`,
      'max_line_size = 64000000',
      `null_padding = ${counts.ragged}`,
      `parallel = ${!counts.lineEnds && !counts.ragged}`,
      ...rejectOptions(rejects),
    ].join(', ');
    return `read_csv(${options})`;
  };
  // A named column beyond every row has no field in the copy.
  const beyond = columns.flatMap(({ field }, i) =>
    field < counts.width ? [] : [`CAST(NULL AS ${types[i] ?? 'VARCHAR'}) AS r${i}`],
  );
  const from = (rejects: string | null) =>
    beyond.length === 0 ? read(rejects) : `(SELECT *, ${beyond.join(', ')} FROM ${read(rejects)})`;
  const unreadable = columns.flatMap(({ field, hasBad }, column) => {
    if (!hasBad) return [];
    const mark = quoteLiteral(`${BETWEEN_BAD_CELLS}${field}=`);
    const what = `split_part(split_part(sheet_bad, ${mark}, 2), ${quoteLiteral(BETWEEN_BAD_CELLS)}, 1)`;
    return [{ column, condition: `COALESCE(contains(sheet_bad, ${mark}), false)`, what }];
  });
  return { file: sheet.file.name, from, types, unreadable, text: null, sheet };
}
