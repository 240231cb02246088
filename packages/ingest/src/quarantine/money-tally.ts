import type { Loader } from '@plumbline/engines';
import { quoteLiteral, quoteName } from '@plumbline/engines';
import type { QuarantinedTotal } from '../load-outcome.ts';
import type { LoadTask } from '../load-task.ts';
import type { RejectedRow } from './rejects-file.ts';

/** What the quarantined rows would have added to each money column. */
export interface MoneyTally {
  /** A row none of whose values could be told apart. */
  readonly unreadable: () => void;
  readonly add: (row: RejectedRow) => void;
  /** Sums over the marked rows of the staged files. */
  readonly totals: (loader: Loader, paths: readonly string[]) => Promise<readonly QuarantinedTotal[]>;
}

export function moneyTally(task: LoadTask): MoneyTally {
  const fields = task.columns.filter((column) => column.money).map((column) => column.field);
  const unread = new Map(fields.map((field) => [field, 0]));
  const count = (field: string) => unread.set(field, (unread.get(field) ?? 0) + 1);
  const unreadable = () => {
    for (const field of fields) count(field);
  };
  return {
    unreadable,
    add({ reasons }) {
      if (reasons.some((reason) => reason.kind === 'record')) unreadable();
      else
        for (const reason of reasons)
          if (reason.kind === 'value' && unread.has(reason.field)) count(reason.field);
    },
    async totals(loader, paths) {
      if (fields.length === 0) return [];
      const sums = fields.map((field) => `CAST(sum(${quoteName(field)}) AS VARCHAR)`).join(', ');
      const files = paths.map(quoteLiteral).join(', ');
      const { rows } = await loader.run({
        sql: `SELECT ${sums} FROM read_parquet([${files}]) WHERE plumbline_bad`,
        params: [],
      });
      return fields.map((field, i) => ({
        field,
        total: String(rows[0]?.[i] ?? '0'),
        unreadable: unread.get(field) ?? 0,
      }));
    },
  };
}
