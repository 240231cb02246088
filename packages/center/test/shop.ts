import type { SessionOptions } from '../src/answer/session.ts';
import type { WorkspaceOptions } from '../src/workspace/workspace-options.ts';
import { catalogOf } from './catalog-of.ts';

/** A shop small enough to be checked by hand. */
export const SHOP: Readonly<Record<string, string>> = {
  'plumbline.yaml': [
    'workspace: shop',
    'locale: en',
    'currency: CNY',
    'timezone: UTC',
    'today: 2024-03-11',
    'datasets:',
    '  - name: orders',
    '    label: {zh: 订单, en: Orders}',
    '    source: {files: "data/orders*.csv"}',
    '    primary_key: [order_id]',
    '    time: ordered_on',
    '    fields:',
    '      - {name: amount, type: "decimal(18,2)", unit: money}',
    '  - name: products',
    '    source: {files: "data/products.csv"}',
    '    primary_key: [product_id]',
    'relationships:',
    '  - {name: product, from: orders, to: products, from_columns: [product_id], to_columns: [product_id]}',
    '',
  ].join('\n'),
  'metrics/sales.yaml': [
    'metrics:',
    '  - name: revenue',
    '    label: {zh: 收入, en: Revenue}',
    '    formula: sum(orders.amount)',
    '    basis: {zh: 含税, en: gross of VAT}',
    '  - {name: order_count, label: {zh: 订单数, en: Order count}, formula: count(orders)}',
    '',
  ].join('\n'),
  'data/orders.csv': [
    'order_id,product_id,ordered_on,amount',
    '1,10,2024-01-05,100.00',
    '2,11,2024-01-20,50.50',
    '3,10,2024-02-03,7.25',
    '4,11,2024-02-29,1000.00',
    '',
  ].join('\n'),
  'data/products.csv': ['product_id,category', '10,chairs', '11,tables', ''].join('\n'),
};

export function workspaceOptions(cwd: string): WorkspaceOptions {
  return { cwd, env: {}, now: () => new Date('2024-03-11T08:00:00Z'), today: null, store: catalogOf(cwd) };
}

export const sessionOptions: SessionOptions = {
  command: 'test',
  now: () => new Date('2024-03-11T08:00:00Z'),
  lockWaitMs: 0,
  load: 'stale',
  needsWarehouse: true,
};
