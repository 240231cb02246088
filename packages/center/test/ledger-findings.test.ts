import { expect, onTestFinished, test } from 'vitest';
import { openSession } from '../src/answer/session.ts';
import { openWorkspace } from '../src/workspace/open-workspace.ts';
import { sessionOptions, workspaceOptions } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const FILES = {
  'plumbline.yaml': `
workspace: books
currency: CNY
timezone: UTC
today: 2024-04-20
datasets:
  - name: ledger
    source: {files: ledger.csv}
    primary_key: [id]
    time: posted
    scenarios: {field: scenario.name, actual: Actual, budget: Budget}
    ledger: {account: code, debit: debit, credit: credit, credit_accounts: "6"}
    fields: [{name: code, type: text}, {name: debit, type: "decimal(18,2)"}, {name: credit, type: "decimal(18,2)"}]
  - {name: scenario, source: {files: scenario.csv}, primary_key: [key]}
relationships: [{name: told_by, from: ledger, to: scenario, from_columns: [scen], to_columns: [key], required: true}]
metrics: [{name: sales, formula: "account('6001', movement)"}]
`,
  'scenario.csv': 'key,name\n1,Actual\n2,Budget\n',
  'ledger.csv': [
    'id,scen,code,posted,debit,credit',
    '1,1,6001,2024-02-10,0,60',
    '2,1,6001,2024-03-10,0,150',
    '3,2,6001,2024-03-31,0,110',
    '4,2,6001,2024-12-31,0,130',
    '5,1,"  600101",2024-02-11,0,40',
    '',
  ].join('\n'),
};

async function open(files: Readonly<Record<string, string>>) {
  const folder = temporaryFolder(files);
  const session = await openSession(await openWorkspace(folder, workspaceOptions(folder)), sessionOptions);
  onTestFinished(() => session.close());
  return session;
}

test('accounts with leading blanks are told with what they hold; plans dated ahead make no month whole', async () => {
  const session = await open(FILES);
  const found = session.diagnostics.filter(({ code }) => code === 'load/account-code');
  expect(found.map(({ params }) => params)).toEqual([
    { dataset: 'ledger', field: 'code', rows: 1, examples: ['"  600101"'], debit: '0.00', credit: '40.00' },
  ]);
  const { result } = await session.query({ metrics: ['sales'], by: ['month'], period: '2024-02..2024-03' });
  expect(result?.rows).toEqual([
    ['2024-02-01', '60.00'],
    ['2024-03-01', '150.00'],
  ]);
  expect(result?.meta.partial_periods).toEqual(['2024-03-01']);
});
