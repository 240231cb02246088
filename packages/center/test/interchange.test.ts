import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, exportDefinitions, importDefinitions } from '@plumbline/center';
import { afterAll, beforeAll, expect, test } from 'vitest';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'plumbline-interchange-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PROJECT = `
semantic_model:
  name: orders
  node_relation: {schema_name: shop, alias: fct_orders}
  defaults: {agg_time_dimension: ordered_at}
  primary_entity: order
  entities: [{name: customer, type: foreign, expr: customer_id}]
  dimensions:
    - {name: ordered_at, type: time, type_params: {time_granularity: day}}
    - {name: channel, type: categorical}
  measures: [{name: amount, agg: sum}]
---
metric: {name: revenue, description: Everything sold, type: simple, type_params: {measure: amount}}
---
metric: {name: hourly, type: derived, type_params: {expr: revenue, metrics: [{name: revenue, offset_window: 1 hour}]}}
---
saved_query:
  name: by_channel
  query_params: {metrics: [revenue], group_by: ["TimeDimension('metric_time', 'month')", "Dimension('order__channel')"]}
`;

beforeAll(() => {
  mkdirSync(join(folder, 'project/models'), { recursive: true });
  writeFileSync(join(folder, 'project/models/shop.yml'), PROJECT);
  mkdirSync(join(folder, 'shop/data'), { recursive: true });
  writeFileSync(
    join(folder, 'shop/data/fct_orders.csv'),
    'customer_id,ordered_at,channel,amount\n7,2024-01-05,web,10\n',
  );
});

const options = { cwd: folder, tables: 'data/{table}.csv', timezone: 'UTC' };
const opened = { cwd: folder, env: {}, now: () => new Date('2025-03-01T12:00:00Z'), today: null };

test('a MetricFlow project becomes a workspace that checks, and says what it leaves out', async () => {
  const made = await importDefinitions('project', 'shop', { ...options, format: 'metricflow' });
  expect({ ...made, diagnostics: made.diagnostics.map(({ code }) => code) }).toEqual({
    datasets: 1,
    metrics: 1,
    queries: 1,
    diagnostics: ['interchange/feature-not-carried'],
  });
  expect((await check('shop', opened)).diagnostics).toEqual([]);
  expect(JSON.parse(readFileSync(join(folder, 'shop/queries/by_channel.json'), 'utf8'))).toEqual({
    metrics: ['revenue'],
    by: ['month', { field: 'orders.channel', as: 'key_2' }],
  });
});

test('a workspace goes out as Ossie and comes back as the same definitions', async () => {
  const { text, diagnostics } = await exportDefinitions('shop', { cwd: folder, format: 'ossie' });
  expect(diagnostics).toEqual([]);
  writeFileSync(join(folder, 'shop.ossie.yaml'), text);
  const made = await importDefinitions('shop.ossie.yaml', 'again', { ...options, format: 'ossie' });
  expect(made).toEqual({ datasets: 1, metrics: 1, queries: 0, diagnostics: [] });
  const yaml = async (dir: string) => (await exportDefinitions(dir, { cwd: folder, format: 'yaml' })).text;
  expect(await yaml('again')).toBe(await yaml('shop'));
});

test('nothing is written where nothing can be read, or over a workspace', async () => {
  const codesOf = async (path: string, dir: string) => {
    const failed = await importDefinitions(path, dir, { ...options, format: 'metricflow' }).catch(
      (cause) => cause,
    );
    return failed.diagnostics.map(({ code }: { readonly code: string }) => code);
  };
  expect(await codesOf('nowhere', 'other')).toEqual(['interchange/cannot-read']);
  expect(await codesOf('shop/data', 'other')).toEqual(['interchange/nothing-found']);
  expect(await codesOf('project', 'shop')).toEqual(['cli/file-exists']);
});
