import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DefinitionEdit } from '../src/index.ts';
import { ADA, reviewedShop } from './reviewed-shop.ts';

/** Bills of clients in regions, in two currencies, by the fiscal years of the clients. */
const BILLS = [
  'datasets:',
  '  - name: bills',
  '    source: {files: bills.csv}',
  '    primary_key: [id]',
  '    time: day',
  '    calendar: own',
  '    fields: [{name: client, type: text}, {name: cur, type: text}, {name: billed, type: "decimal(18,2)", unit: money, currency: cur}]',
  '  - {name: clients, source: {files: clients.csv}, primary_key: [client], fields: [{name: size, type: integer}]}',
  '  - {name: regions, source: {files: regions.csv}, primary_key: [region], fields: [{name: country, type: text}]}',
  '  - {name: fx, source: {files: fx.csv}, primary_key: [cur, day], fields: [{name: note, type: text}]}',
  '  - {name: periods, source: {files: periods.csv}, primary_key: [client, fiscal_year], fields: [{name: remark, type: text}]}',
  'relationships:',
  '  - {name: of_client, from: bills, to: clients, from_columns: [client], to_columns: [client]}',
  '  - {name: in_region, from: clients, to: regions, from_columns: [region], to_columns: [region]}',
  'calendars: [{name: own, dataset: periods, entity: client}]',
  'currency_rates: {dataset: fx, from: cur, to: "\'CNY\'", date: day, average: rate, max_age: 40 days}',
  'dimensions: [{name: area, label: {zh: 区域, en: Area}, fields: [products.category, regions.country]}]',
  'metrics:',
  '  - {name: best_country, label: {zh: 最佳国家, en: Best country}, formula: max(count(bills) per regions.country)}',
  '  - {name: in_cny, label: {zh: 折人民币, en: In CNY}, formula: "convert(sum(bills.billed), to: \'CNY\', rate: average)"}',
  '  - {name: billings, label: {zh: 开票, en: Billings}, formula: count(bills)}',
  '  - {name: best_area, label: {zh: 最佳区域, en: Best area}, formula: max(revenue per area)}',
  '',
].join('\n');

/** Each with one column that nothing but its own definition names. */
const SOURCES = {
  'clients.csv': 'client,region,size\nacme,north,3\n',
  'regions.csv': 'region,country\nnorth,NO\n',
  'fx.csv': 'cur,day,rate,note\nEUR,2024-01-01,7.8,x\n',
  'periods.csv':
    'client,fiscal_year,quarter,start_date,end_date,remark\nacme,2024,1,2024-01-01,2024-03-31,x\n',
  'bills.csv': 'id,day,client,cur,billed\n1,2024-01-05,acme,EUR,10.00\n',
};

const METRICS = {
  best_country: 'max(count(bills) per regions.country) * 2',
  in_cny: "convert(sum(bills.billed), to: 'CNY', rate: average) * 2",
  billings: 'count(bills) * 2',
  best_area: 'max(revenue per area) * 2',
  revenue: 'sum(orders.amount) * 2',
};

test.each([
  // On the way from the bills to their countries, and named by nothing.
  ['clients.csv', 'size', ['best_country']],
  // Also what a shared dimension is called there; who asks for it in other datasets does not read it.
  ['regions.csv', 'country', ['best_country']],
  ['fx.csv', 'note', ['in_cny']],
  ['periods.csv', 'remark', ['best_country', 'in_cny', 'billings']],
])(
  '%s without %s refuses what is computed from it, named or not, and nothing else',
  async (file, column, made) => {
    const { center, folder } = await reviewedShop('one', { 'bills.yaml': BILLS, ...SOURCES });
    const text = SOURCES[file as keyof typeof SOURCES];
    writeFileSync(join(folder, file), text.replace(column, `${column}_before`));
    const refused: string[] = [];
    for (const [name, formula] of Object.entries(METRICS)) {
      const edit: DefinitionEdit = { kind: 'metric', name, base: 1, says: { body: { name, formula } } };
      const { diagnostics } = await center.edits.propose(ADA, [edit], { dryRun: true });
      const errors = diagnostics.filter(({ severity }) => severity === 'error');
      if (errors.length > 0) refused.push(name);
      for (const { code } of errors) expect(code).toMatch(/^model\/unknown-(column|field|dimension)$/);
    }
    expect(refused).toEqual(made);
  },
);
