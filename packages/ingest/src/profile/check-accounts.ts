import { type Diagnostic, report } from '@plumbline/diagnostics';
import { quoteName } from '@plumbline/engines';
import type { ProfiledDataset } from '../profile-task.ts';
import type { Prober } from './profile.ts';

const EXAMPLES = 3;

/** Accounts that begin with a blank, or are missing: no range of codes holds them, so that figures go without their rows. */
export async function checkAccounts(
  { warehouse, signal }: Prober,
  { dataset, table, ledger }: ProfiledDataset,
): Promise<readonly Diagnostic[]> {
  if (ledger === undefined) return [];
  const [account, debit, credit] = [ledger.account, ledger.debit, ledger.credit].map(quoteName);
  const sql = `SELECT account, sum(n) OVER (), sum(debit) OVER (), sum(credit) OVER ()
    FROM (SELECT ${account} AS account, count(*) AS n, coalesce(sum(${debit}), 0) AS debit, coalesce(sum(${credit}), 0) AS credit
      FROM ${quoteName(table)} WHERE ${account} IS NULL OR NOT regexp_matches(${account}, '^[0-9A-Za-z]') GROUP BY ALL)
    ORDER BY account LIMIT ${EXAMPLES}`;
  const { rows } = await warehouse.run({ sql, params: [] }, { signal });
  const [first] = rows;
  if (first === undefined) return [];
  const examples = rows.map(([code]) => (code === null ? 'null' : JSON.stringify(code)));
  const [, count, debited, credited] = first;
  const params = {
    dataset,
    field: ledger.account,
    rows: Number(count),
    examples,
    debit: String(debited),
    credit: String(credited),
  };
  return [report('load/account-code', params, { severity: 'warning' })];
}
