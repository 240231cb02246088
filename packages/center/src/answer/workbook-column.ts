import type { FigureKind, WorkbookColumn } from '@plumbline/finance';
import type { ResultColumn } from '@plumbline/query';

/** A column of an answer as a workbook reads it. */
export function workbookColumn(column: ResultColumn): WorkbookColumn {
  const { type, unit, currency } = column;
  return { kind: kindOf(column), unit, currency, isWhole: type === 'integer' || type === 'bigint' };
}

/** By the ending of its name, as the answer names what it compares. */
const ENDINGS: readonly (readonly [string, FigureKind])[] = [
  ['_change', 'change'],
  ['_pct', 'growth'],
  ['_attainment', 'share'],
  ['__share', 'share'],
];

function kindOf({ role, name, unit }: ResultColumn): FigureKind {
  if (role !== 'compare') return 'value';
  const kind = ENDINGS.find(([ending]) => name.endsWith(ending))?.[1] ?? 'value';
  return kind === 'change' && unit === 'percent' ? 'points' : kind;
}
