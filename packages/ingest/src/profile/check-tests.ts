import { type Diagnostic, InternalError, report } from '@plumbline/diagnostics';
import { quoteLiteral, quoteName } from '@plumbline/engines';
import type { DatasetTest } from '@plumbline/model';
import type { ProfiledDataset } from '../profile-task.ts';
import { countWhere, duplicatesOf } from './duplicates.ts';
import type { Prober } from './profile.ts';

interface Clock {
  /** ISO days. */
  readonly last: string | null;
  readonly today: string;
}

export async function checkTests(
  prober: Prober,
  task: ProfiledDataset,
  clock: Clock,
): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const test of task.tests) {
    const outcome = await runTest({ prober, task, clock }, test);
    if (outcome !== null) found.push(outcome);
  }
  return found;
}

interface Run {
  readonly prober: Prober;
  readonly task: ProfiledDataset;
  readonly clock: Clock;
}

function runTest<K extends DatasetTest['kind']>(
  run: Run,
  test: Extract<DatasetTest, { kind: K }>,
): Promise<Diagnostic | null> {
  const check: (run: Run, test: Extract<DatasetTest, { kind: K }>) => Promise<Diagnostic | null> =
    checks[test.kind as K];
  return check(run, test);
}

const checks: {
  readonly [K in DatasetTest['kind']]: (
    run: Run,
    test: Extract<DatasetTest, { kind: K }>,
  ) => Promise<Diagnostic | null>;
} = {
  unique: async ({ prober, task }, { fields }) =>
    failed(task, 'unique', fields, await duplicatesOf(prober, task.table, fields)),
  not_null: async ({ prober, task }, { fields }) => {
    const condition = fields.map((field) => `${quoteName(field)} IS NULL`).join(' OR ');
    return failed(task, 'not_null', fields, {
      rows: await countWhere(prober, task.table, condition),
      examples: [],
    });
  },
  accepted_range: async ({ prober, task }, { field, min, max }) => {
    const column = quoteName(field);
    const outside = [
      ...(min === null ? [] : [`${column} < ${quoteLiteral(min)}`]),
      ...(max === null ? [] : [`${column} > ${quoteLiteral(max)}`]),
    ].join(' OR ');
    if (outside === '') return null;
    const sql = `SELECT count(*), min(${column}), max(${column}) FROM ${quoteName(task.table)} WHERE ${outside}`;
    const { rows } = await prober.warehouse.run({ sql, params: [] }, { signal: prober.signal });
    const [count, low, high] = rows[0] ?? [];
    const examples = [...new Set([low, high].map(String))];
    return failed(task, `accepted_range ${min ?? ''}..${max ?? ''}`, [field], {
      rows: Number(count ?? 0),
      examples,
    });
  },
  fresh_within: async ({ prober, task, clock }, { interval }) => {
    const fresh = clock.last !== null && (await isWithin(prober, clock.last, clock.today, interval));
    if (fresh) return null;
    return report(
      'load/not-fresh',
      { dataset: task.dataset, last: clock.last, within: interval },
      { severity: 'warning' },
    );
  },
};

async function isWithin(
  { warehouse }: Prober,
  last: string,
  today: string,
  interval: string,
): Promise<boolean> {
  if (!/^\d+ (hour|day|week|month|quarter|year)s?$/.test(interval))
    throw new InternalError(`interval ${interval}`);
  const sql = `SELECT CAST($1 AS DATE) >= CAST($2 AS DATE) - INTERVAL '${interval}'`;
  const { rows } = await warehouse.run({ sql, params: [last, today] });
  return rows[0]?.[0] === true;
}

function failed(
  { dataset }: ProfiledDataset,
  test: string,
  fields: readonly string[],
  { rows, examples }: { readonly rows: number; readonly examples: readonly string[] },
): Diagnostic | null {
  return rows === 0
    ? null
    : report('load/test-failed', { dataset, test, fields, rows, examples }, { severity: 'warning' });
}
