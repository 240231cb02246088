import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlumblineError } from '@plumbline/diagnostics';
import { expect, onTestFinished, test } from 'vitest';
import { openSession, type Session } from '../src/answer/session.ts';
import { load } from '../src/load/load.ts';
import { openWorkspace } from '../src/workspace/open-workspace.ts';
import { sessionOptions, workspaceOptions } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const ACCOUNTS = 'code,parent,sign\n4,,+\n41,4,+\n42,4,-\n421,42,+\n';
const FILES = {
  'plumbline.yaml': `
workspace: books
currency: CNY
timezone: UTC
today: 2024-12-31
datasets:
  - {name: ledger, source: {files: ledger.csv}, primary_key: [id], fields: [{name: code, type: text}, {name: amount, type: "decimal(18,2)", unit: money}]}
  - {name: account, source: {files: account.csv}, fields: [{name: code, type: text}, {name: parent, type: text}]}
relationships: [{name: posted, from: ledger, to: account, from_columns: [code], to_columns: [code]}]
hierarchies: [{name: accounts, dataset: account, key: code, parent: parent, operator: sign}]
metrics:
  - {name: profit, formula: "rollup(sum(ledger.amount), along: accounts)"}
  - {name: costs, formula: "rollup(sum(ledger.amount), along: accounts, node: '42')"}
`,
  'ledger.csv': 'id,code,amount\n1,41,100.00\n2,42,30.00\n3,421,5.00\n',
  'account.csv': ACCOUNTS,
};

async function open(folder: string): Promise<Session> {
  const session = await openSession(await openWorkspace(folder, workspaceOptions(folder)), sessionOptions);
  onTestFinished(() => session.close());
  return session;
}

async function asked(session: Session, query: unknown) {
  const { result, diagnostics } = await session.query(query);
  if (result === null) throw new Error(JSON.stringify(diagnostics));
  return result.rows;
}

test('a tree is loaded beside its dataset, and again when that changes', async () => {
  const folder = temporaryFolder(FILES);
  const first = await open(folder);
  expect(await asked(first, { metrics: ['profit'], by: ['account.code'] })).toEqual([
    ['4', '65.00'],
    ['41', '100.00'],
    ['42', '35.00'],
    ['421', '5.00'],
  ]);
  expect(await asked(first, { metrics: ['costs'] })).toEqual([['35.00']]);
  await first.close();
  writeFileSync(join(folder, 'account.csv'), ACCOUNTS.replace('421,42', '421,41'));
  const again = await open(folder);
  expect(await asked(again, { metrics: ['profit', 'costs'] })).toEqual([['75.00', '30.00']]);
});

test('a load reports datasets, not what is made for their hierarchies', async () => {
  const folder = temporaryFolder(FILES);
  const workspace = await openWorkspace(folder, workspaceOptions(folder));
  const { datasets } = await load(workspace, { ...sessionOptions, force: false });
  expect(datasets.map(({ dataset }) => dataset)).toEqual(['ledger', 'account']);
});

const found = async (accounts: string, files: Readonly<Record<string, string>> = FILES) => {
  const folder = temporaryFolder({ ...files, 'account.csv': accounts });
  const workspace = await openWorkspace(folder, workspaceOptions(folder));
  const { diagnostics } = await load(workspace, { ...sessionOptions, force: false }).catch(
    (cause: unknown) => {
      if (cause instanceof PlumblineError) return cause;
      throw cause;
    },
  );
  return diagnostics.map(({ code, severity, params }) => [code, severity, params]);
};

test('members in a circle, of two parents, and unknown operators are refused', async () => {
  const hierarchy = 'accounts';
  expect(await found('code,parent,sign\n4,42,+\n41,4,+\n42,4,-\n')).toEqual([
    ['load/tree-circle', 'error', { hierarchy, members: ['4', '42'] }],
  ]);
  expect(await found(`${ACCOUNTS}41,421,+\n`)).toContainEqual([
    'load/tree-two-parents',
    'error',
    { hierarchy, members: ['41'] },
  ]);
  expect(await found(`${ACCOUNTS}43,4,*\n`)).toEqual([
    ['load/tree-operator', 'error', { hierarchy, found: ['*'] }],
  ]);
});

test('a member whose parent does not exist is a root, and is told', async () => {
  const hierarchy = 'accounts';
  expect(await found(`${ACCOUNTS}51,5,+\n`)).toEqual([
    ['load/tree-orphan', 'warning', { hierarchy, members: ['51'] }],
  ]);
});

const RECORDED = {
  ...FILES,
  'plumbline.yaml': FILES['plumbline.yaml'].replace(
    '{name: account, source: {files: account.csv},',
    '{name: account, source: {files: account.csv}, history: {key: [code], recorded_at: recorded},',
  ),
  'account.csv':
    'code,parent,sign,recorded\n4,,+,2024-01-01\n41,4,+,2024-01-01\n42,4,-,2024-01-01\n421,42,+,2024-01-01\n421,41,+,2024-03-01\n',
};

test('a tree whose members are recorded again is loaded with the days on which it was known', async () => {
  const session = await open(temporaryFolder(RECORDED));
  expect(await asked(session, { metrics: ['profit', 'costs'] })).toEqual([['75.00', '30.00']]);
  expect(await asked(session, { metrics: ['profit', 'costs'], as_of: { data: '2024-02-29' } })).toEqual([
    ['65.00', '35.00'],
  ]);
});

test('records of one member at once with two parents are refused, and so is a circle of any day', async () => {
  const records = RECORDED['account.csv'];
  const hierarchy = 'accounts';
  expect(await found(`${records}421,4,+,2024-03-01\n`, RECORDED)).toEqual([
    ['load/tree-two-parents', 'error', { hierarchy, members: ['421'] }],
  ]);
  expect(await found(`${records}41,421,+,2024-04-01\n41,4,+,2024-05-01\n`, RECORDED)).toEqual([
    ['load/tree-circle', 'error', { hierarchy, members: ['41', '421'] }],
  ]);
  expect(
    await found(`${records}41,42,+,2024-02-01\n42,41,-,2024-05-01\n41,4,+,2024-05-01\n`, RECORDED),
  ).toEqual([]);
});
