import { describe, expect, test } from 'vitest';
import type { Company } from './company.ts';
import { LEDGER_LAWS } from './ledger-laws.ts';

/** The books of a company: every law holds, and is broken by one wrong figure. */
export function describeLedger(company: () => Company): void {
  const breaks = (sql: string) => company().ask(`SELECT * FROM (${sql}) LIMIT 5`);

  describe.each(LEDGER_LAWS)('$name', ({ broken, tamper }) => {
    test('holds', async () => {
      expect(await breaks(broken)).toEqual([]);
    });

    test('is noticed when one thing is wrong', async () => {
      const { table, select } = tamper;
      const source = `WITH numbered_rows AS MATERIALIZED (SELECT *, row_number() OVER () AS rowid_ FROM main."${table}") SELECT * EXCLUDE (rowid_) FROM (${select})`;
      const found = await breaks(`WITH "${table}" AS (${source}) SELECT * FROM (${broken})`);
      expect(found.length).toBeGreaterThan(0);
    });
  });
}
