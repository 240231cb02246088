import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildModel, readDefinitions } from '@plumbline/model';
import { expect, test } from 'vitest';
import { dimensionEntries } from '../src/center/dimension-entries.ts';
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

const BRIDGED = `
workspace: shop
currency: CNY
datasets:
  - {name: costs, source: {files: costs.csv}, primary_key: [id], time: day, fields: [{name: id, type: integer}, {name: day, type: date}, {name: contract, type: integer}, {name: amount, type: "decimal(18,2)"}]}
  - {name: bills, source: {files: bills.csv}, primary_key: [id], time: day, fields: [{name: id, type: integer}, {name: day, type: date}]}
  - {name: contracts, source: {files: contracts.csv}, primary_key: [id], fields: [{name: id, type: integer}]}
  - {name: project, source: {files: project.csv}, primary_key: [title], fields: [{name: title, type: text}]}
  - {name: part_of, source: {files: part_of.csv}, fields: [{name: contract, type: integer}, {name: title, type: text}, {name: part, type: "decimal(9,4)"}]}
  - {name: tag, source: {files: tag.csv}, primary_key: [word], fields: [{name: word, type: text}]}
  - {name: tagged, source: {files: tagged.csv}, fields: [{name: contract, type: integer}, {name: word, type: text}]}
relationships:
  - {name: of_contract, from: costs, to: contracts, from_columns: [contract], to_columns: [id]}
  - {name: part_contract, from: part_of, to: contracts, from_columns: [contract], to_columns: [id]}
  - {name: part_project, from: part_of, to: project, from_columns: [title], to_columns: [title]}
  - {name: tagged_contract, from: tagged, to: contracts, from_columns: [contract], to_columns: [id]}
  - {name: tagged_word, from: tagged, to: tag, from_columns: [word], to_columns: [word]}
bridges:
  - {name: projects, from: contracts, through: part_of, to: project, allocate: weight, weight: part}
  - {name: tags, from: contracts, through: tagged, to: tag, allocate: duplicate}
metrics:
  - {name: spent, formula: sum(costs.amount)}
  - {name: billed, formula: count(bills)}
  - {name: lines, formula: count(costs)}
  - {name: mean, formula: avg(costs.amount)}
  - {name: most, formula: max(costs.amount)}
`;

test('members behind a bridge are offered where rows count whole in each or weights share them out', () => {
  const { definitions } = readDefinitions(new Map([['plumbline.yaml', BRIDGED]]), new Map());
  const { model, diagnostics } = buildModel(definitions, new Map());
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (model === null) throw new Error('no model');
  const offered = (...metrics: readonly string[]) =>
    dimensionEntries(model, metrics).items.filter(({ ref }) => ['tag.word', 'project.title'].includes(ref));
  const told = (...metrics: readonly string[]) =>
    offered(...metrics).map(({ ref, additive, bridged }) => [ref, additive, bridged]);
  expect(told('spent')).toEqual([
    ['project.title', undefined, true],
    ['tag.word', false, true],
  ]);
  // Weights share out sums of amounts: no counts, no means, nothing that is converted.
  expect(told('lines')).toEqual([['tag.word', false, true]]);
  expect(told('mean')).toEqual([['tag.word', false, true]]);
  expect(told('spent', 'lines')).toEqual([['tag.word', false, true]]);
  expect(told('most').map(([ref]) => ref)).toEqual(['project.title', 'tag.word']);
  expect(offered('billed')).toEqual([]);
  expect(offered('spent', 'billed')).toEqual([]);
});
