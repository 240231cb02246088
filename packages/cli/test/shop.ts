import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const FILES: Readonly<Record<string, string>> = {
  'plumbline.yaml': [
    'workspace: shop',
    'locale: zh',
    'currency: CNY',
    'timezone: UTC',
    'today: 2024-03-11',
    'datasets:',
    '  - name: orders',
    '    source: {files: orders.csv}',
    '    primary_key: [order_id]',
    '    time: ordered_on',
    '    fields: [{name: amount, type: "decimal(18,2)", unit: money}]',
    'metrics:',
    '  - {name: revenue, label: {zh: 收入, en: Revenue}, formula: sum(orders.amount), basis: {zh: 含税, en: gross of VAT}}',
    '',
  ].join('\n'),
  'orders.csv': [
    'order_id,ordered_on,region,amount',
    '1,2024-01-05,North,1100.00',
    '2,2024-01-20,South,50.50',
    '3,2024-02-03,North,7.25',
    '4,2024-03-10,South,1.00',
    '',
  ].join('\n'),
};

/** A workspace small enough to be checked by hand. */
export function makeShop(): { readonly folder: string; readonly remove: () => void } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'plumbline-cli-')));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
