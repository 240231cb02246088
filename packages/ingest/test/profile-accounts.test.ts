import { openMemory, type Warehouse } from '@plumbline/engines';
import { profile } from '@plumbline/ingest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openMemory();
  await warehouse.execute(`
    CREATE TABLE clean AS SELECT * FROM (VALUES ('6001', 1.00, 0.00), ('1122.01', 0.00, 1.00)) v(code, debit, credit);
    CREATE TABLE indented AS SELECT * FROM (VALUES
      ('6001', 5.00, 0.00), ('  600101', 0.00, 70.00), ('  600101', NULL, 10.00), ('\u3000600102', 0.00, 5.00), (NULL, 3.00, 0.00))
      v(code, debit, credit);`);
});
afterAll(() => warehouse.close());

const findings = async (table: string) => {
  const ledger = { account: 'code', debit: 'debit', credit: 'credit' };
  const task = {
    dataset: table,
    table,
    time: null,
    primaryKey: [],
    columns: [],
    distinct: [],
    tests: [],
    ledger,
  };
  return (await profile(warehouse, { datasets: [task], relationships: [], today: '2024-03-05' })).diagnostics;
};

describe('accounts that no range can hold', () => {
  test('codes of digits and letters are fine', async () => {
    expect(await findings('clean')).toEqual([]);
  });

  test('leading blanks and missing codes are told with their amounts', async () => {
    expect(await findings('indented')).toMatchObject([
      {
        code: 'load/account-code',
        severity: 'warning',
        params: {
          dataset: 'indented',
          field: 'code',
          rows: 4,
          examples: ['"  600101"', '"\u3000600102"', 'null'],
          debit: '3.00',
          credit: '85.00',
        },
      },
    ]);
  });
});
