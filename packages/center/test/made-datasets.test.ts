import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlumblineError } from '@plumbline/diagnostics';
import { expect, onTestFinished, test } from 'vitest';
import { openSession, type Session } from '../src/answer/session.ts';
import { openWorkspace } from '../src/workspace/open-workspace.ts';
import { readState } from './read-state.ts';
import { sessionOptions, workspaceOptions } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const FILES = {
  'plumbline.yaml': `
workspace: made
currency: CNY
timezone: UTC
today: 2024-12-31
datasets:
  - name: orders
    source: {files: orders.csv}
    primary_key: [order_id]
    time: ordered_on
    fields:
      - {name: amount, type: "decimal(18,2)", unit: money}
      - {name: city, expression: people.city}
      - {name: place, expression: people.city}
  - name: lines
    source: {files: lines.csv}
    primary_key: [line_id]
    time: orders.ordered_on
    fields:
      - {name: price, type: "decimal(18,2)", unit: money}
      - {name: value, expression: quantity * price}
      - {name: buyer, expression: orders.customer}
  - name: online
    source: {files: online.csv}
    primary_key: [order_id]
    time: ordered_on
    fields:
      - {name: amount, type: "decimal(18,2)", unit: money}
      - {name: city, expression: people.city}
      - {name: place, expression: upper(people.city)}
  - name: people
    source: {files: people.csv}
    primary_key: [customer]
  - name: all_orders
    source: {union: [{dataset: orders, set: {channel: "'shop'"}}, {dataset: online, set: {channel: "'web'"}}]}
    time: ordered_on
  - name: customers
    source: {distinct: [orders.customer, online.customer]}
    primary_key: [customer]
relationships:
  - {name: order_by, from: orders, to: people, from_columns: [customer], to_columns: [customer]}
  - {name: online_by, from: online, to: people, from_columns: [customer], to_columns: [customer]}
  - {name: order_of_line, from: lines, to: orders, from_columns: [order_id], to_columns: [order_id]}
metrics:
  - {name: revenue, formula: sum(all_orders.amount)}
  - {name: line_value, formula: sum(lines.value)}
  - {name: buyers, formula: count(customers)}
`,
  'orders.csv': 'order_id,ordered_on,customer,amount\n1,2024-01-05,ann,100.00\n2,2024-02-03,bob,7.25\n',
  'online.csv':
    'order_id,ordered_on,customer,amount\n1,2024-02-20,ann,50.00\n2,2024-03-03,eve,1.00\n3,2024-03-04,,2.00\n',
  'people.csv': 'customer,city\nann,Oslo\nbob,Bern\n',
  'lines.csv': 'line_id,order_id,quantity,price\n1,1,2,30.00\n2,1,1,40.00\n3,2,1,7.25\n',
};

async function open(folder: string): Promise<Session> {
  const session = await openSession(await openWorkspace(folder, workspaceOptions(folder)), sessionOptions);
  onTestFinished(() => session.close());
  return session;
}

async function rows(session: Session, query: unknown) {
  const { result, diagnostics } = await session.query(query);
  if (result === null) throw new Error(JSON.stringify(diagnostics));
  return result.rows;
}

test('unions, distinct datasets, computed fields, and time of another dataset', async () => {
  const session = await open(temporaryFolder(FILES));
  expect(await rows(session, { metrics: ['revenue'], by: ['all_orders.channel'] })).toEqual([
    ['shop', '107.25'],
    ['web', '53.00'],
  ]);
  expect(await rows(session, { metrics: ['line_value'], by: ['month'] })).toEqual([
    ['2024-01-01', '100.00'],
    ['2024-02-01', '7.25'],
  ]);
  expect(await rows(session, { metrics: ['line_value'], by: ['lines.buyer'] })).toEqual([
    ['ann', '100.00'],
    ['bob', '7.25'],
  ]);
  expect(await rows(session, { metrics: ['buyers'] })).toEqual([['3']]);
});

test('a field that the members of a union compute elsewhere is read there as they do, and refused where they do not do so alike', async () => {
  const session = await open(temporaryFolder(FILES));
  const asked = async (query: object) => {
    const { result, diagnostics } = await session.query({ metrics: ['revenue'], ...query });
    return result?.rows ?? diagnostics;
  };
  const refusal = (path: string, text: string) => [
    expect.objectContaining({
      code: 'query/field-not-loaded',
      params: { dataset: 'all_orders', field: 'place' },
      at: { kind: 'query', path, text, start: 0, end: 16 },
      hints: [
        {
          text: expect.objectContaining({ en: 'its members compute it as people.city: ask for people.city' }),
        },
        {
          text: expect.objectContaining({
            en: 'its members compute it as upper(people.city): ask for upper(people.city)',
          }),
        },
      ],
    }),
  ];
  expect(await asked({ by: ['all_orders.place'] })).toEqual(refusal('by[0]', 'all_orders.place'));
  const where = "all_orders.place = 'Oslo'";
  expect(await asked({ where })).toEqual(refusal('where', where));
  const cities = [
    ['Bern', '7.25'],
    ['Oslo', '150.00'],
    [null, '3.00'],
  ];
  expect(await asked({ by: ['people.city'] })).toEqual(cities);
  expect(await asked({ by: ['all_orders.city'] })).toEqual(cities);
  expect(await asked({ where: "all_orders.city = 'Oslo'" })).toEqual([['150.00']]);
});

test('what is made of a changed dataset is made again, nothing else', async () => {
  const folder = temporaryFolder(FILES);
  await (await open(folder)).close();
  const tables = async () =>
    Object.fromEntries(
      Object.entries((await readState(folder)).datasets).map(([name, loaded]) => [name, loaded.table]),
    );
  const before = await tables();
  appendFileSync(join(folder, 'online.csv'), '4,2024-03-05,zoe,3.00\n');
  const session = await open(folder);
  expect(await rows(session, { metrics: ['revenue', 'buyers'] })).toEqual([['163.25', '4']]);
  const after = await tables();
  expect(Object.keys(after).filter((name) => after[name] !== before[name])).toEqual([
    'all_orders',
    'customers',
    'online',
  ]);
});

const refused = async (add: string) => {
  const folder = temporaryFolder({ ...FILES, 'more.yaml': add });
  const cause = await open(folder).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(cause instanceof PlumblineError)) throw new Error(`not refused: ${String(cause)}`);
  return cause.diagnostics.map((d) => [d.code, d.params]);
};

test('what cannot be proven or is not stored is refused', async () => {
  expect(
    await refused('datasets:\n  - {name: buyers_of_lines, source: {distinct: [lines.buyer]}}\n'),
  ).toEqual([
    ['workspace/field-not-stored', { dataset: 'buyers_of_lines', member: 'lines', field: 'buyer' }],
  ]);
  const relationship =
    '{name: by_buyer, from: online, to: lines, from_columns: [customer], to_columns: [buyer]}';
  expect(await refused(`relationships:\n  - ${relationship}\n`)).toEqual([
    ['workspace/relationship-not-measured', { relationship: 'by_buyer', field: 'buyer' }],
  ]);
});

test('a source behind a connection waits for its engine', async () => {
  const connection = 'connections: [{name: erp, type: postgres, host: erp.example}]';
  const dataset =
    '{name: sales, source: {connection: erp, table: sales.orders}, fields: [{name: id, type: integer}]}';
  expect(await refused(`${connection}\ndatasets:\n  - ${dataset}\n`)).toEqual([
    ['workspace/source-not-supported', { dataset: 'sales', connection: 'erp' }],
  ]);
});
