import { expect, onTestFinished, test } from 'vitest';
import { openSession, type Session } from '../src/answer/session.ts';
import { openWorkspace } from '../src/workspace/open-workspace.ts';
import { sessionOptions, workspaceOptions } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** 16:30 UTC is half past midnight of the next day in Shanghai. */
const LOG = 'id,at,amount\n1,2024-02-29T15:59:59Z,1\n2,2024-02-29T16:00:00Z,2\n3,2024-03-01T16:30:00Z,4\n';

async function open(timezone: string, today: string): Promise<Session> {
  const folder = temporaryFolder({
    'plumbline.yaml': `
workspace: log
currency: CNY
timezone: ${timezone}
today: ${today}
datasets:
  - name: log
    source: {files: log.csv}
    primary_key: [id]
    time: at
    fields: [{name: its_day, type: date, expression: "cast(at as date)"}, {name: its_hour, expression: "hour(at)"}]
metrics: [{name: logged, formula: sum(log.amount)}]
`,
    'log.csv': LOG,
  });
  const session = await openSession(await openWorkspace(folder, workspaceOptions(folder)), sessionOptions);
  onTestFinished(() => session.close());
  return session;
}

const BY_DAY = { metrics: ['logged'], by: ['day'] };

test('the last day of instants is the one that clocks in the zone of the workspace show', async () => {
  const session = await open('Asia/Shanghai', '2024-03-03');
  const { result } = await session.query(BY_DAY);
  expect(result?.rows).toEqual([
    ['2024-02-29', '1'],
    ['2024-03-01', '2'],
    ['2024-03-02', '4'],
  ]);
  expect(result?.meta.edge).toEqual({ log: '2024-03-02' });
});

test('elsewhere they are of other days', async () => {
  const { result } = await (await open('UTC', '2024-03-03')).query(BY_DAY);
  expect(result?.rows).toEqual([
    ['2024-02-29', '3'],
    ['2024-03-01', '4'],
  ]);
});

test('fields computed of them when they are loaded are of that day and hour, too', async () => {
  const session = await open('Asia/Shanghai', '2024-03-03');
  const { result } = await session.query({ metrics: ['logged'], by: ['log.its_day', 'log.its_hour'] });
  expect(result?.rows).toEqual([
    ['2024-02-29', 23, '1'],
    ['2024-03-01', 0, '2'],
    ['2024-03-02', 0, '4'],
  ]);
});
