import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBConnection, type DuckDBPreparedStatement } from '@duckdb/node-api';
import { type Center, openCenter, type Principal, SYSTEM } from '@plumbline/center';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';

/** Sees the eastern rows only. */
const EAST: Principal = { user: 'ann', roles: ['viewer'], attributes: { regions: ['east'] } };

/** What an engine was sent, and what each operator of its plan did for it: no clock is asked. */
interface Sent {
  readonly sql: string;
  readonly work: readonly Operator[];
}

interface Operator {
  readonly name: string;
  readonly rows: number;
  readonly scanned: number;
}

const sent: Sent[] = [];
const { prepare } = DuckDBConnection.prototype;

beforeAll(() => {
  DuckDBConnection.prototype.prepare = async function watched(sql) {
    return watchedStatement(await prepare.call(this, sql), this, sql);
  };
});
afterAll(() => {
  DuckDBConnection.prototype.prepare = prepare;
});

/** The statement as it is, whose plan is measured with the same values before it runs. */
function watchedStatement(
  statement: DuckDBPreparedStatement,
  connection: DuckDBConnection,
  sql: string,
): DuckDBPreparedStatement {
  const binds: ((other: DuckDBPreparedStatement) => void)[] = [];
  return new Proxy(statement, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name, target);
      if (typeof found !== 'function') return found;
      return (...args: unknown[]) => {
        if (String(name).startsWith('bind')) binds.push((other) => Reflect.apply(found, other, args));
        const run = () => Reflect.apply(found, target, args) as unknown;
        return name === 'stream' ? measure(connection, sql, binds).then(run) : run();
      };
    },
  });
}

async function measure(
  connection: DuckDBConnection,
  sql: string,
  binds: readonly ((other: DuckDBPreparedStatement) => void)[],
): Promise<void> {
  const explained = await prepare.call(connection, `EXPLAIN (ANALYZE, FORMAT json) ${sql}`);
  for (const bind of binds) bind(explained);
  const rows = (await explained.runAndReadAll()).getRowsJson();
  sent.push({ sql: withoutLoad(sql), work: operatorsOf(JSON.parse(String(rows[0]?.[1]))) });
}

/** The table of a load is called by a number of its own. */
function withoutLoad(sql: string): string {
  return sql.replaceAll(/__[0-9a-f]{16}"/g, '"');
}

interface Profile {
  readonly operator_name?: string;
  readonly operator_cardinality?: number;
  readonly operator_rows_scanned?: number;
  readonly children?: readonly Profile[];
}

function operatorsOf(profile: Profile): readonly Operator[] {
  const { operator_name: name, operator_cardinality: rows = 0, operator_rows_scanned: scanned = 0 } = profile;
  const below = (profile.children ?? []).flatMap(operatorsOf);
  return name === undefined ? below : [{ name, rows, scanned }, ...below];
}

/** A shop whose western customers are called as the world says. */
async function shopIn(western: string): Promise<Center> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-hidden-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const rows = Array.from({ length: 5000 }, (_, i) =>
    i % 2 === 0 ? `${i},2024-01-05,east,customer ${i % 20},1` : `${i},2024-01-05,west,${western},1`,
  );
  writeFileSync(join(folder, 'orders.csv'), ['id,day,region,customer,amount', ...rows, ''].join('\n'));
  writeFileSync(join(folder, 'plumbline.yaml'), WORKSPACE);
  const now = () => new Date('2024-03-11T08:00:00Z');
  const center = await openCenter(folder, { cwd: folder, env: {}, now, today: null, command: 'test' });
  onTestFinished(() => center.close());
  await center.adoptFolder(SYSTEM);
  await center.load(SYSTEM);
  return center;
}

const WORKSPACE = `
workspace: hidden
currency: CNY
timezone: UTC
today: 2024-03-11
datasets:
  - name: orders
    source: {files: orders.csv}
    primary_key: [id]
    time: day
    fields:
      - {name: region, type: text}
      - {name: customer, type: text}
      - {name: amount, type: "decimal(18,2)", unit: money}
hierarchies: [{name: buyers, levels: [orders.region, orders.customer]}]
metrics: [{name: revenue, formula: sum(orders.amount)}]
policies: [{name: own, roles: [viewer], dataset: orders, where: "orders.region in ($user.regions)"}]
`;

/** What one way of looking for a text answers, and all that was done for it. */
async function doneFor<T>(
  look: () => Promise<T>,
): Promise<{ readonly answer: T; readonly statements: readonly Sent[] }> {
  sent.length = 0;
  const answer = await look();
  return { answer, statements: [...sent] };
}

const WAYS: readonly (readonly [string, (center: Center, search: string) => Promise<unknown>])[] = [
  ['members of a dimension', (center, search) => center.values(EAST, 'orders.customer', { search })],
  [
    'members of a hierarchy',
    (center, search) =>
      center.hierarchyMembers(EAST, {
        name: 'buyers',
        search,
        limit: 50,
        signal: new AbortController().signal,
      }),
  ],
  [
    'a condition of a question',
    (center, search) =>
      center.query(EAST, {
        metrics: ['revenue'],
        where: 'contains(orders.customer, $t)',
        params: { t: search },
      }),
  ],
];

test.each(WAYS)(
  '%s: a hidden member and one that is nowhere are looked for with the same work',
  async (_, look) => {
    // The two worlds differ in rows that Ann does not see, and in nothing else.
    const [there, elsewhere] = [await shopIn('acme secret'), await shopIn('other thing')];
    const hidden = await doneFor(() => look(there, 'acme secret'));
    const absent = await doneFor(() => look(there, 'acme nobody'));
    const nowhere = await doneFor(() => look(elsewhere, 'acme secret'));
    expect(hidden.statements.length).toBeGreaterThan(0);
    const plain = (value: unknown) =>
      JSON.parse(JSON.stringify(value, (key, one) => (['sql', 'elapsed_ms'].includes(key) ? null : one)));
    expect(plain(hidden.answer)).toEqual(plain(nowhere.answer));
    expect(hidden.statements).toEqual(absent.statements);
    expect(hidden.statements).toEqual(nowhere.statements);
  },
);

test('the measure sees work: a visible member is more of it', async () => {
  const center = await shopIn('acme secret');
  const visible = await doneFor(() => center.values(EAST, 'orders.customer', { search: 'customer 2' }));
  const absent = await doneFor(() => center.values(EAST, 'orders.customer', { search: 'customer x' }));
  expect(visible.answer.items.length).toBeGreaterThan(0);
  expect(visible.statements.map(({ sql }) => sql)).toEqual(absent.statements.map(({ sql }) => sql));
  expect(visible.statements).not.toEqual(absent.statements);
});
