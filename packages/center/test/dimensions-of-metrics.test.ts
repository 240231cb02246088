import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ANN, openShop } from './served-shop.ts';
import { SHOP } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('hours are offered where the time is one of a clock, cohorts where a metric has them', async () => {
  const folder = temporaryFolder(SHOP);
  writeFileSync(
    join(folder, 'data/visits.csv'),
    'visit_id,visitor,visited_at\n1,a,2024-01-05T08:05:00\n2,a,2024-02-01T09:00:00\n',
  );
  writeFileSync(
    join(folder, 'visits.yaml'),
    'datasets:\n  - {name: visits, source: {files: "data/visits.csv"}, primary_key: [visit_id], time: visited_at}\n',
  );
  appendFileSync(
    join(folder, 'metrics/sales.yaml'),
    [
      '  - {name: visit_count, label: {zh: 访问数, en: Visits}, formula: count(visits)}',
      '  - {name: back, label: {zh: 留存, en: Back}, formula: "retention(visit_count, by: visits.visitor)"}',
      '  - {name: came, label: {zh: 同期群, en: Cohort}, formula: "cohort(visit_count, by: visits.visitor, grain: month)"}',
      '',
    ].join('\n'),
  );
  const { center } = await openShop(folder);
  const offered = (...metrics: readonly string[]) =>
    center
      .dimensions(ANN, metrics)
      .items.map(({ ref }) => ref)
      .filter((ref) => ['hour', 'minute', 'cohort', 'age'].includes(ref));
  expect(offered('visit_count')).toEqual(['hour', 'minute']);
  expect(offered('revenue')).toEqual([]);
  expect(offered('visit_count', 'revenue')).toEqual([]);
  expect(offered('came', 'visit_count')).toEqual(['hour', 'minute', 'cohort', 'age']);
  expect(offered()).toEqual([]);
  const { result } = await center.query(ANN, { metrics: ['came'], by: ['cohort', 'age'] });
  expect(result?.rows).toEqual([
    ['2024-01-01', 0, '1'],
    ['2024-01-01', 1, '1'],
  ]);
});
