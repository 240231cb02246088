import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSession } from '../src/answer/session.ts';
import { openWorkspace } from '../src/workspace/open-workspace.ts';
import { readState } from './read-state.ts';
import { sessionOptions, workspaceOptions } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const MONTHLY = 'rollup:monthly:sales';

describe('rollups of a union', () => {
  const UNION = `
workspace: shops
currency: CNY
timezone: UTC
today: 2024-12-31
datasets:
  - {name: web, source: {files: "web/*.csv"}, primary_key: [id], time: day, fields: [{name: amount, type: "decimal(18,2)", unit: money}]}
  - {name: store, source: {files: "store/*.csv"}, primary_key: [id], time: day, fields: [{name: amount, type: "decimal(18,2)", unit: money}]}
  - {name: old, source: {files: old.csv}, primary_key: [id], time: day, fields: [{name: amount, type: "decimal(18,2)", unit: money}]}
  - name: sales
    source: {union: [{dataset: web, set: {kind: "'w'"}}, {dataset: store}, {dataset: old}]}
    primary_key: [id]
    time: day
metrics:
  - {name: revenue, formula: sum(sales.amount)}
  - {name: biggest, formula: max(sales.amount)}
rollups: [{name: monthly, metrics: [revenue, biggest], by: [month, sales.kind]}]
`;
  const QUERY = { metrics: ['revenue', 'biggest'], by: ['month', 'sales.kind'] };

  const asked = async (folder: string) => {
    const session = await openSession(await openWorkspace(folder, workspaceOptions(folder)), sessionOptions);
    const rolled = await session.query(QUERY, { explain: true });
    const plain = await session.query({ ...QUERY, where: 'sales.id >= 0' }, { explain: true });
    expect([rolled.diagnostics, plain.diagnostics]).toEqual([[], []]);
    expect(rolled.result?.rows).toEqual(plain.result?.rows);
    expect(rolled.explanation?.rollups.every(({ rollup }) => rollup === 'monthly')).toBe(true);
    expect(plain.explanation?.rollups.every(({ rollup }) => rollup === null)).toBe(true);
    await session.close();
    return (await readState(folder)).datasets[MONTHLY]?.addedUp?.remade ?? null;
  };
  const file = (...lines: readonly string[]) => ['id,day,kind,amount', ...lines, ''].join('\n');
  const start = async (definitions = UNION) => {
    const folder = temporaryFolder({
      'plumbline.yaml': definitions,
      'web/1.csv': file('1,2024-01-05,x,1.00', '2,2024-01-31,y,2.00'),
      'web/2.csv': file('3,2024-02-05,x,4.00'),
      'store/1.csv': file('4,2024-01-20,x,8.00', '5,,y,16.00'),
      'store/2.csv': file('6,2024-04-20,x,32.00'),
      'old.csv': file('7,2024-05-01,x,64.00'),
    });
    expect(await asked(folder)).toBe(null);
    return folder;
  };

  test('make the months of the files again that came or went in any member', async () => {
    const folder = await start();
    const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
    write('web/3.csv', file('8,2024-03-05,x,128.00'));
    expect(await asked(folder)).toEqual([['2024-03-01', '2024-03-31']]);
    rmSync(join(folder, 'web/2.csv'));
    write('store/2.csv', file('6,2024-06-20,x,32.00'));
    expect(await asked(folder)).toEqual([
      ['2024-02-01', '2024-02-29'],
      ['2024-04-01', '2024-04-30'],
      ['2024-06-01', '2024-06-30'],
    ]);
    write('store/1.csv', file('4,2024-01-20,x,8.00', '5,,y,17.00'));
    expect(await asked(folder)).toEqual([['2024-01-01', '2024-01-31']]);
  });

  test('are made as a whole where a member is read otherwise, or the union is', async () => {
    const folder = await start();
    writeFileSync(join(folder, 'store/2.csv'), file('6,2024-04-20,x,32.005'));
    const wider = UNION.replaceAll('decimal(18,2)', 'decimal(18,3)');
    writeFileSync(join(folder, 'plumbline.yaml'), wider);
    expect(await asked(folder)).toBe(null);
    writeFileSync(join(folder, 'plumbline.yaml'), wider.replace("'w'", "'v'"));
    expect(await asked(folder)).toBe(null);
    writeFileSync(
      join(folder, 'plumbline.yaml'),
      wider.replace("'w'", "'v'").replace(', {dataset: old}]', ']'),
    );
    expect(await asked(folder)).toBe(null);
  });

  test('are made as a whole where the day of a member is written for all of its rows', async () => {
    const folder = await start(
      UNION.replace(
        ', {dataset: store}, {dataset: old}]',
        ', {dataset: store, set: {day: "date \'2024-07-01\'"}}, {dataset: old}]',
      ),
    );
    writeFileSync(join(folder, 'store/2.csv'), file('6,2024-04-20,x,33.00'));
    expect(await asked(folder)).toBe(null);
  });
});
