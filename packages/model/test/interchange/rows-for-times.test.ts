import {
  importMetricFlow,
  readDefinitions,
  readMetricFlow,
  readRequest,
  translateRequest,
} from '@plumbline/model';
import { expect, test } from 'vitest';

const SITE = `
semantic_model:
  name: visits
  node_relation: {schema_name: shop, alias: fct_visits}
  defaults: {agg_time_dimension: seen_at}
  primary_entity: visit
  entities:
    - {name: visitor, type: foreign, expr: visitor_id}
    - {name: session, type: foreign, expr: session_id}
  dimensions:
    - {name: seen_at, type: time, type_params: {time_granularity: hour}}
    - {name: page, type: categorical}
  measures:
    - {name: visits, agg: count, expr: "1", create_metric: true}
---
semantic_model:
  name: sales
  node_relation: {schema_name: shop, alias: fct_sales}
  defaults: {agg_time_dimension: sold_on}
  primary_entity: sale
  entities:
    - {name: visitor, type: foreign, expr: visitor_id}
    - {name: session_id, type: foreign}
  dimensions:
    - {name: sold_on, type: time, type_params: {time_granularity: day}}
    - {name: page, type: categorical}
  measures:
    - {name: sales, agg: count, expr: "1", create_metric: true}
---
project_configuration:
  time_spines:
    - node_relation: {schema_name: shop, alias: all_days}
      primary_column: {name: ds, time_granularity: day}
      custom_granularities: [{name: season}]
    - node_relation: {schema_name: shop, alias: all_hours}
      primary_column: {name: ts, time_granularity: hour}
---
metric:
  name: visits_1_hour_ago
  type: derived
  type_params: {expr: visits, metrics: [{name: visits, offset_window: 1 hour}]}
---
metric:
  name: visits_3_hours
  type: cumulative
  type_params: {measure: visits, cumulative_type_params: {window: 3 hours}}
---
metric:
  name: more_sales
  type: derived
  type_params: {expr: sales - before, metrics: [{name: sales}, {name: sales, alias: before, offset_window: 5 days}]}
---
metric:
  name: sales_each_day
  type: simple
  type_params: {measure: {name: sales, join_to_timespine: true, fill_nulls_with: 0}}
---
metric:
  name: bought
  type: conversion
  type_params:
    conversion_type_params:
      base_measure: visits
      conversion_measure: {name: sales, fill_nulls_with: 0}
      entity: visitor
      window: 7 days
      constant_properties: [{base_property: session, conversion_property: session_id}]
`;

const asked = {
  groupBy: [],
  where: [],
  orderBy: [],
  limit: null,
  from: null,
  to: null,
  savedQuery: null,
  minMaxOnly: false,
};
const settings = {
  name: 'shop',
  timezone: 'UTC',
  sourceOf: ({ name }: { readonly name: string }) => ({ files: `data/${name}.parquet` }),
  through: null,
  today: null,
};

function shop(rowsForTimes: boolean) {
  const project = readMetricFlow(new Map([['shop.yaml', SITE]]), { rowsForTimes });
  return { project, ...importMetricFlow(project, settings) };
}

function formulaOf(name: string): string | undefined {
  const line = new RegExp(`name: ${name}, formula: (?:"((?:[^"\\\\]|\\\\.)*)"|([^}]*))`);
  const found = line.exec(shop(true).files.get('metrics.yaml') ?? '');
  return found?.[1] ?? found?.[2];
}

test('an offset reads a copy of the rows at a later time', () => {
  const { files } = shop(true);
  expect(formulaOf('visits_1_hour_ago')).toBe('visits_1_hour_later');
  expect(formulaOf('visits_1_hour_later')).toBe('count(visits_1_hour_later_by_seen_at)');
  const copy = files.get('datasets/visits_1_hour_later_by_seen_at.yaml') ?? '';
  expect(copy).toContain('date_add(cast(seen_at as timestamp), 1 hour)');
});

test('a window of hours counts each row in the hours that follow it', () => {
  expect(formulaOf('visits_3_hours')).toBe(
    'coalesce(visits_3_hours_of_rows, 0) + coalesce(visits_3_hours_of_rows_1_hour_later, 0) + coalesce(visits_3_hours_of_rows_2_hours_later, 0)',
  );
});

test('a metric joined to the table of days has a row for each of them', () => {
  expect(formulaOf('sales_each_day')).toBe(
    'case when sales_each_day_of_members >= 0 then coalesce(sales_each_day_of_rows, 0) else 0 end',
  );
});

test('a dimension of rows and of their copies is one', () => {
  const { project, files } = shop(true);
  expect(files.get('dimensions.yaml')).toContain(
    'fields: [sales_rows.page, sales_5_days_later_by_sold_on.page, sales_and_members_by_sold_on.page]',
  );
  const request = readRequest(project.graph, { ...asked, metrics: ['more_sales'], groupBy: ['sale__page'] });
  const found =
    'refused' in request ? request : translateRequest(project.graph, request, { spine: null, prefix: 'r_' });
  expect('refused' in found ? found : found.query.by).toEqual([{ field: 'sales_page', as: 'key_1' }]);
});

test('constant properties join the entity that is followed', () => {
  const { files } = shop(false);
  expect(files.get('metrics.yaml')).toContain('by: visitor_session, within: 7 days');
  expect(files.get('dimensions.yaml')).toContain(
    '{name: visitor_session, fields: [visits_rows.visitor_session_value, sales_rows.visitor_session_value]}',
  );
});

test.each([false, true])('the definitions can be read, with rows for times: %s', (rowsForTimes) => {
  const { diagnostics } = readDefinitions(shop(rowsForTimes).files, new Map());
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
});
