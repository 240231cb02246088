import type { StagePlan } from '../stage/plan.ts';
import { BAD_CELL } from '../stage/stage-select.ts';
import type { PreparedSheet } from '../workbook/read/prepare-sheet.ts';
import type { RejectReason } from './rejects-file.ts';

export interface SheetRowPlace {
  readonly sheet: PreparedSheet;
  readonly plan: StagePlan;
  readonly row: number;
}

/** Why a row of a sheet was set aside, with the cell where one is to blame. */
export function sheetReason({ sheet, plan, row }: SheetRowPlace, field: string, value: string): RejectReason {
  const raw = plan.columns.filter((column) => column.kind === 'raw');
  const addressOf = (index: number) => `${sheet.columns[index]?.letters ?? ''}${row}`;
  if (field.startsWith(BAD_CELL)) {
    const index = Number(field.slice(BAD_CELL.length));
    const fields = raw.filter((column) => column.index === index).map((column) => column.field);
    return { kind: 'cell', cell: addressOf(index), fields, what: value };
  }
  const column = raw.find((one) => one.field === field);
  const reason = { kind: 'value', field, value } as const;
  return column === undefined ? reason : { ...reason, cell: addressOf(column.index) };
}
