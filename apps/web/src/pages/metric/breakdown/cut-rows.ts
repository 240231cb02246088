import type { Result } from '../../../api/answer.ts';

/** As many rows as are shown; whether there were more. */
export function cutRows(result: Result, most: number): { readonly result: Result; readonly isCut: boolean } {
  const isCut = result.rows.length > most;
  return { result: isCut ? { ...result, rows: result.rows.slice(0, most) } : result, isCut };
}
