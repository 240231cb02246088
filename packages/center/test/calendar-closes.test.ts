import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSession, type Session } from '../src/answer/session.ts';
import { load } from '../src/load/load.ts';
import { openWorkspace } from '../src/workspace/open-workspace.ts';
import { sessionOptions, workspaceOptions } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const PERIODS = 'starts,ends,closes\n2024-01-01,2024-01-31,2024-01-31\n2024-02-01,2024-02-29,2024-03-01\n';
const FILES = {
  'plumbline.yaml': `
workspace: books
currency: CNY
timezone: UTC
today: 2024-12-31
datasets:
  - {name: ledger, source: {files: ledger.csv}, primary_key: [day], time: day, calendar: gl_closes, fields: [{name: balance, type: integer}]}
  - {name: periods, source: {files: periods.csv}}
calendars: [{name: gl_closes, dataset: periods, start: starts, end: ends, close: closes}]
metrics: [{name: closed, formula: closing(sum(ledger.balance))}]
`,
  'ledger.csv': 'day,balance\n2024-01-31,10\n2024-02-29,15\n2024-03-01,20\n',
  'periods.csv': PERIODS,
};

async function open(folder: string): Promise<Session> {
  const session = await openSession(await openWorkspace(folder, workspaceOptions(folder)), sessionOptions);
  onTestFinished(() => session.close());
  return session;
}

test('a ledger is known to the end of the period that its last row closes, and again when closes move', async () => {
  const folder = temporaryFolder(FILES);
  const first = await open(folder);
  const closed = async (session: Session) => {
    const { result } = await session.query({ metrics: ['closed'], by: ['month'] });
    return [result?.rows, result?.meta.edge, result?.meta.warnings];
  };
  expect(await closed(first)).toEqual([
    [
      ['2024-01-01', '10'],
      ['2024-02-01', '20'],
    ],
    { ledger: '2024-02-29' },
    [],
  ]);
  await first.close();
  writeFileSync(join(folder, 'periods.csv'), PERIODS.replace('2024-03-01', '2024-02-29'));
  const again = await open(folder);
  expect(await closed(again)).toEqual([
    [
      ['2024-01-01', '10'],
      ['2024-02-01', '15'],
      ['2024-03-01', '20'],
    ],
    { ledger: '2024-03-01' },
    [],
  ]);
});

test('a day on which two periods close is found by loading, one that has not closed is none', async () => {
  const more = '2024-03-01,2024-03-31,2024-03-01\n2024-04-01,2024-04-30,\n2024-05-01,2024-05-31,\n';
  const folder = temporaryFolder({ ...FILES, 'periods.csv': PERIODS + more });
  const workspace = await openWorkspace(folder, workspaceOptions(folder));
  const { diagnostics } = await load(workspace, { ...sessionOptions, force: false });
  expect(diagnostics.map(({ code, params }) => [code, params])).toEqual([
    [
      'load/test-failed',
      { dataset: 'periods', test: 'unique', fields: ['closes'], rows: 1, examples: ['2024-03-01 (×2)'] },
    ],
  ]);
});
