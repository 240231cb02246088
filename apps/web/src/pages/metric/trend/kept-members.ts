import type { Result } from '../../../api/answer.ts';

/** The last members of an answer by time that begin between two days, as if only they had been asked. */
export function keptMembers(
  result: Result,
  { from, before, most }: { readonly from: string; readonly before: string; readonly most: number },
): Result {
  const kept = result.rows
    .flatMap(([member], at) => {
      const day = String(member).slice(0, 10);
      return day >= from && day < before ? [at] : [];
    })
    .slice(-most);
  const [key, ...others] = result.columns;
  const days = new Set(kept.map((at) => String(result.rows[at]?.[0])));
  return {
    ...result,
    columns:
      key?.members === undefined ? result.columns : [{ ...key, members: only(key.members, days) }, ...others],
    rows: kept.flatMap((at) => {
      const row = result.rows[at];
      return row === undefined ? [] : [row];
    }),
    notes: result.notes.flatMap((note) => {
      const row = note.row === undefined || note.row === null ? -1 : kept.indexOf(note.row);
      return row < 0 ? [] : [{ ...note, row }];
    }),
  };
}

function only(members: Readonly<Record<string, string>>, days: ReadonlySet<string>): Record<string, string> {
  return Object.fromEntries(Object.entries(members).filter(([day]) => days.has(day)));
}
