import { parseDay } from '@plumbline/calendar';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { buildWorld, compilerAnswerer, type Database, referenceAnswerer } from '../../src/index.ts';

/** finance.md 1: the open balance, the closed balance and the journal give the same income statement to the cent. */

interface Entry {
  readonly month: 1 | 2;
  readonly account: string;
  readonly cents: number;
}

const anyEntry: fc.Arbitrary<Entry> = fc.record({
  month: fc.constantFrom(1, 2),
  account: fc.constantFrom('6001', '605101', '6401', '660201'),
  // Red entries are negative on the side of the account.
  cents: fc.integer({ min: -500, max: 2000 }),
});

const isIncome = (account: string) => account < '6400';
const last = { 1: '2024-01-31', 2: '2024-02-29' } as const;
const money = (cents: number) => (cents / 100).toFixed(2);
const text = { kind: 'text' } as const;
const columns = (first: string) => [
  { name: 'id', type: { kind: 'integer' } as const },
  { name: 'voucher', type: text },
  { name: 'day', type: { kind: 'date' } as const },
  { name: 'code', type: text },
  { name: 'debit', type: { kind: 'decimal', precision: 18, scale: 2 } as const },
  { name: 'credit', type: { kind: 'decimal', precision: 18, scale: 2 } as const },
  { name: first, type: { kind: 'decimal', precision: 18, scale: 2 } as const },
];

type Line = readonly [
  voucher: string,
  day: string,
  code: string,
  debit: string | null,
  credit: string | null,
];

function posted({ month, account, cents }: Entry, i: number): readonly Line[] {
  const day = `2024-0${month}-1${i % 9}`;
  const [own, other] = isIncome(account) ? ['credit', 'debit'] : ['debit', 'credit'];
  const line = (code: string, side: string | undefined): Line => [
    `V${i}`,
    day,
    code,
    side === 'debit' ? money(cents) : null,
    side === 'credit' ? money(cents) : null,
  ];
  return [line(account, own), line('1002', other)];
}

function turnover(entries: readonly Entry[]): readonly { month: 1 | 2; account: string; cents: number }[] {
  const sums = new Map<string, { month: 1 | 2; account: string; cents: number }>();
  for (const { month, account, cents } of entries) {
    const key = `${month} ${account}`;
    sums.set(key, { month, account, cents: (sums.get(key)?.cents ?? 0) + cents });
  }
  return [...sums.values()];
}

function database(entries: readonly Entry[]): Database {
  const sums = turnover(entries);
  const closing = sums.flatMap(({ month, account, cents }): readonly Line[] => {
    const [debit, credit] = isIncome(account) ? [money(cents), null] : [null, money(cents)];
    return [
      [`C${month}`, last[month], account, debit, credit],
      [`C${month}`, last[month], '4103', credit, debit],
    ];
  });
  const journal = [...entries.flatMap(posted), ...closing];
  const open = sums.map(({ month, account, cents }): Line => {
    const own = money(cents);
    return isIncome(account) ? ['', last[month], account, null, own] : ['', last[month], account, own, null];
  });
  const closed = sums.map(({ month, account, cents }): Line => {
    const own = money(cents);
    return ['', last[month], account, own, own];
  });
  const table = (lines: readonly Line[]) => ({
    columns: columns('balance'),
    rows: lines.map((line, i) => [i + 1, ...line, '0.00']),
  });
  return new Map([
    ['journal', table(journal)],
    ['open_balance', table(open)],
    ['closed_balance', table(closed)],
  ]);
}

const SHAPE = {
  account: 'code',
  debit: 'debit',
  credit: 'credit',
  credit_accounts: ['2', '4', '6001..6301'],
  result_accounts: '6',
};
const LEDGERS = ['journal', 'open_balance', 'closed_balance'] as const;
const MORE = {
  journal: { closed_to: '4103', voucher: 'voucher' },
  open_balance: { balance: 'balance', closed: false },
  closed_balance: { balance: 'balance', closed: true },
};

const statementOf = (ledger: string) => ({
  name: ledger,
  empty: 'zero',
  lines: [
    { name: 'revenue', formula: `account('6001..6051', movement, ledger: ${ledger})` },
    { name: 'cost', formula: `account('6401', movement, ledger: ${ledger})` },
    { name: 'expense', formula: `account('6601..6603', movement, ledger: ${ledger})` },
    { name: 'profit', formula: 'revenue - cost - expense' },
  ],
});

const answerer = compilerAnswerer();
afterAll(() => answerer.close());

test('open balance = closed balance = journal = the entries added up, to the cent', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyEntry, { minLength: 1, maxLength: 20 }), async (entries) => {
      const rows = database(entries);
      const datasets = LEDGERS.map((name) => ({
        name,
        primary_key: ['id'],
        time: 'day',
        ledger: { ...SHAPE, ...MORE[name] },
      }));
      const statements = LEDGERS.map(statementOf);
      const { world, codes } = buildWorld({
        settings: {},
        definitions: { datasets, statements },
        database: rows,
      });
      expect(codes).toEqual([]);
      const sum = (month: number, accounts: readonly string[]) =>
        entries
          .filter((one) => one.month === month && accounts.includes(one.account))
          .reduce((all, { cents }) => all + cents, 0);
      const months = [...new Set(entries.map(({ month }) => month))].sort();
      const expected = months.map((month) => {
        const [revenue, cost, expense] = [['6001', '605101'], ['6401'], ['660201']].map((one) =>
          sum(month, one),
        );
        const figures = [revenue ?? 0, cost ?? 0, expense ?? 0];
        const profit = (revenue ?? 0) - (cost ?? 0) - (expense ?? 0);
        return [`2024-0${month}-01`, ...[...figures, profit].map((cents) => Number(money(cents)))];
      });
      for (const ledger of LEDGERS) {
        const query = { metrics: [`${ledger}.*`], by: ['month'] };
        const today = parseDay('2024-07-01') ?? 0;
        for (const ask of [referenceAnswerer, answerer]) {
          const answer = await ask({ model: world.model, database: rows, query, today });
          if (answer.kind === 'refused') throw new Error(`${ledger}: ${answer.codes.join()}`);
          const shown = answer.result.rows.map(([month, ...figures]) => [month, ...figures.map(Number)]);
          expect([ledger, shown]).toEqual([ledger, expected]);
        }
      }
    }),
    { numRuns: Number(process.env.LAW_RUNS ?? 10) },
  );
}, 300_000);
