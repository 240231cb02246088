import type { Loader } from '@plumbline/engines';
import { quoteLiteral, quoteName } from '@plumbline/engines';
import type { QuarantinedTotal } from '../load-outcome.ts';
import type { LoadTask } from '../load-task.ts';
import type { RejectedRow, RejectReason } from './rejects-file.ts';

/** What the quarantined rows would have added to each money column. */
export interface MoneyTally {
  readonly add: (row: RejectedRow) => void;
  /** Sums over the marked rows of the staged files. */
  readonly totals: (loader: Loader, paths: readonly string[]) => Promise<readonly QuarantinedTotal[]>;
}

function fieldsOf(reason: RejectReason): readonly string[] {
  if (reason.kind === 'value') return [reason.field];
  return reason.kind === 'cell' ? reason.fields : [];
}

export function moneyTally(task: LoadTask): MoneyTally {
  const fields = task.columns.filter((column) => column.money).map((column) => column.field);
  const unread = new Map(fields.map((field) => [field, 0]));
  const count = (field: string) => unread.set(field, (unread.get(field) ?? 0) + 1);
  return {
    add({ reasons }) {
      // Where the record itself is broken no value can be told apart.
      if (reasons.some((reason) => reason.kind === 'record')) for (const field of fields) count(field);
      else for (const field of reasons.flatMap(fieldsOf)) if (unread.has(field)) count(field);
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
