import { monthEnd } from '../../run/days.ts';
import type { Step } from '../../run/table.ts';
import { valuesOf } from '../values.ts';
import { ACCOUNTS, normalSide, parentOf } from './accounts.ts';
import { ACCOUNT_BALANCE, BANK_FLOW, ELIMINATION } from './journal.ts';
import { bookStatements } from './make-books.ts';
import { openingBalance } from './opening-balance.ts';

/** The double-entry ledger: what the business tables did, in vouchers, up to the last closed month. */
export const bookSteps: readonly Step[] = [
  {
    kind: 'table',
    name: 'account',
    layout: 'single',
    select: () =>
      valuesOf(
        {
          account_code: 'VARCHAR',
          name: 'VARCHAR',
          name_en: 'VARCHAR',
          parent_code: 'VARCHAR',
          account_type: 'VARCHAR',
          normal_side: 'VARCHAR',
          statement_line: 'VARCHAR',
        },
        ACCOUNTS.map((one) => [
          one.code,
          one.name.zh,
          one.name.en,
          parentOf(one.code),
          one.type,
          normalSide(one),
          one.line,
        ]),
      ),
    orderBy: 'account_code',
  },
  {
    kind: 'table',
    name: 'opening_balance',
    layout: 'single',
    select: ({ scale }) => openingBalance(scale),
    orderBy: 'entity_id, account_code, channel_id',
  },
  {
    kind: 'work',
    name: 'vouchers',
    run: async (session) => {
      const { scale, closedMonth } = session.context;
      for (const statement of bookStatements(scale, monthEnd(closedMonth))) await session.run(statement);
    },
  },
  {
    kind: 'table',
    name: 'journal',
    layout: 'monthly',
    parts: ({ months, closedMonth }) => months.filter((month) => month <= closedMonth),
    select: (_, month) => `SELECT * FROM numbered WHERE strftime(posting_date, '%Y-%m') = '${month}'`,
    orderBy: 'posting_date, entity_id, voucher, line_number',
  },
  {
    kind: 'table',
    name: 'account_balance',
    layout: 'single',
    select: () => ACCOUNT_BALANCE,
    orderBy: 'month_end, entity_id, account_code, channel_id NULLS FIRST, counterparty_id NULLS FIRST',
  },
  { kind: 'table', name: 'bank_flow', layout: 'single', select: () => BANK_FLOW, orderBy: 'flow_id' },
  {
    kind: 'table',
    name: 'elimination',
    layout: 'single',
    select: () => ELIMINATION,
    orderBy: 'month_end, account_code, buyer_id, channel_id, category_id',
  },
];
