import type { ResultRow } from '@plumbline/query';
import type { CompiledQuery } from '../compile.ts';
import type { EngineRows } from './assemble.ts';

/** Takes lines of the statement as they come and gives the rows of the answer among them. */
export type RowPicker = (lines: EngineRows['rows']) => readonly ResultRow[];

/**
 * Rows without totals, others and notes, for streams. Null where a line can still refuse the whole answer
 * (`missing: error`, balances of accounts, a rate that is missing): such an answer is assembled before its first row leaves.
 */
export function rowPickerOf({ layout }: CompiledQuery): RowPicker | null {
  const canRefuse = [...layout.sets, ...(layout.setBalances ? [layout.setBalances] : [])].some(({ checks }) =>
    checks.some(({ check }) => check.kind === 'accounts' || check.missing === 'error'),
  );
  if (canRefuse || layout.rates !== null) return null;
  const { set, others, columns } = layout;
  return (lines) =>
    lines
      .filter((line) => line[set] === 0 && (others === null || line[others] !== true))
      .map((line) => columns.map((index) => line[index] ?? null));
}
