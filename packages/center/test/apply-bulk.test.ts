import { expect, onTestFinished, test } from 'vitest';
import { openCenter, SYSTEM } from '../src/index.ts';
import { catalogOf } from './catalog-of.ts';
import { SHOP } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const METRICS = 2000;

function definitions(version: number): ReadonlyMap<string, string> {
  const lines = Array.from(
    { length: METRICS },
    (_, i) =>
      `  - {name: m_${i}, formula: sum(orders.amount) * ${(i % 7) + 1}, purpose: version ${version}}\n`,
  );
  const files = Object.entries(SHOP).filter(([path]) => path.endsWith('.yaml'));
  return new Map([...files, ['metrics/many.yaml', `metrics:\n${lines.join('')}`]]);
}

test('thousands of objects are applied as one, while questions and sign-ins have their turn', async () => {
  const folder = temporaryFolder(SHOP);
  const now = () => new Date('2024-03-11T08:00:00Z');
  const center = await openCenter(folder, {
    cwd: folder,
    env: {},
    now,
    today: null,
    command: 'test',
    store: catalogOf(folder),
  });
  onTestFinished(() => center.close());
  await center.adoptFolder(SYSTEM);
  await center.load(SYSTEM);
  for (const version of [1, 2]) {
    let isRunning = true;
    const seen = new Set<string>();
    let answered = 0;
    const reading = (async () => {
      while (isRunning) {
        const { result } = await center.query(SYSTEM, { metrics: ['revenue'] });
        expect(result?.rows).toEqual([['1157.75']]);
        expect(await center.people.settings.get('none')).toBe(null);
        const many = center.metrics(SYSTEM).filter(({ name }) => name.startsWith('m_'));
        seen.add(
          `${many.length} ${[...new Set(many.map(({ attributes }) => JSON.stringify(attributes.purpose)))].join()}`,
        );
        answered++;
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    })();
    const report = await center.apply(SYSTEM, definitions(version));
    isRunning = false;
    await reading;
    expect([report.isApplied, report.changes.length]).toEqual([true, METRICS]);
    expect(report.changes.every((change) => change.version === version)).toBe(true);
    expect(answered).toBeGreaterThan(5);
    // Before or after, nothing in between.
    expect(seen.size).toBeLessThanOrEqual(2);
  }
  expect((await center.apply(SYSTEM, definitions(2))).changes).toEqual([]);
  const rest = new Map([...definitions(2)].filter(([path]) => path !== 'metrics/many.yaml'));
  expect((await center.apply(SYSTEM, rest)).changes.length).toBe(METRICS);
  const again = await center.apply(SYSTEM, definitions(3));
  expect(new Set(again.changes.map(({ change, version }) => `${change} ${version}`))).toEqual(
    new Set(['added 4']),
  );
});
