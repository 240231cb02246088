import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Center, openCenter, SYSTEM } from '@plumbline/center';
import { pino } from 'pino';
import type { OidcSettings } from '../src/oidc/oidc-settings.ts';
import type { ServerLimits } from '../src/server-limits.ts';
import { type RunningServer, startServer } from '../src/start-server.ts';

/** A shop small enough to be checked by hand. */
export const SHOP: Readonly<Record<string, string>> = {
  'plumbline.yaml': [
    'workspace: shop',
    'label: {zh: 小店, en: Shop}',
    'locale: en',
    'currency: CNY',
    'timezone: UTC',
    'today: 2024-03-11',
    'organisation: buyers',
    'datasets:',
    '  - name: orders',
    '    label: {zh: 订单, en: Orders}',
    '    source: {files: orders.csv}',
    '    primary_key: [order_id]',
    '    time: ordered_on',
    '    fields:',
    '      - {name: amount, type: "decimal(18,2)", unit: money}',
    '      - {name: customer, type: text}',
    'hierarchies:',
    '  - {name: buyers, label: {zh: 买家, en: Buyers}, levels: [orders.customer]}',
    'statements:',
    '  - name: takings',
    '    label: {zh: 收支表, en: Takings}',
    '    lines: [{name: gross, label: {zh: 含税收入, en: Gross}, formula: revenue}, {name: net, label: {zh: 不含税收入, en: Net}, formula: gross / 1.13}]',
    'reconciliations: [{name: books, left: revenue, right: net_revenue, by: [month], tolerance: 0.5%}]',
    'glossary:',
    '  - name: takings',
    '    label: {zh: 营业款, en: Takings}',
    '    definition: {zh: 一天内收到的全部货款。, en: All the money taken for goods in a day.}',
    '    synonyms: [货款]',
    '    explains: {metrics: [revenue], dimensions: [orders.customer], datasets: [orders]}',
    'metrics:',
    '  - {name: revenue, label: {zh: 收入, en: Revenue}, formula: sum(orders.amount), basis: {zh: 含税, en: gross of VAT}}',
    '  - {name: order_count, label: {zh: 订单数, en: Order count}, formula: count(orders)}',
    '  - {name: basket, label: {zh: 客单价, en: Basket}, formula: revenue / order_count}',
    '  - {name: net_revenue, label: {zh: 大单收入, en: Large orders}, formula: sum(orders.amount) where orders.amount > 10}',
    '',
  ].join('\n'),
  'orders.csv': [
    'order_id,ordered_on,customer,amount',
    '1,2024-01-05,ann,100.00',
    '2,2024-01-20,=1+2,50.50',
    '3,2024-02-03,ann,7.25',
    '4,2024-02-29,"o\'hara, ""jo""",1000.00',
    '',
  ].join('\n'),
};

export interface ServedShop {
  readonly server: RunningServer;
  readonly center: Center;
  readonly folder: string;
  /** Lines of the log so far. */
  readonly log: readonly string[];
  /** Moves the clock of the server. */
  readonly clock: { now: number };
  close(): Promise<void>;
}

export interface ShopOptions {
  readonly files?: Readonly<Record<string, string>>;
  readonly limits?: Partial<ServerLimits>;
  readonly allowHosts?: readonly string[];
  readonly trustProxy?: boolean;
  /** Folder of a built web app. */
  readonly web?: string;
  readonly oidc?: OidcSettings;
  /** False: only defined. */
  readonly isLoaded?: boolean;
}

/** A real server over a real folder on a free port. */
export async function serveShop(options: ShopOptions = {}): Promise<ServedShop> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'plumbline-server-')));
  for (const [path, text] of Object.entries({ ...SHOP, ...options.files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const clock = { now: Date.parse('2024-03-11T08:00:00Z') };
  const now = () => new Date(clock.now);
  const center = await openCenter(folder, { cwd: folder, env: {}, now, today: null, command: 'test' });
  await center.adoptFolder(SYSTEM);
  if (options.isLoaded !== false) await center.load(SYSTEM);
  const log: string[] = [];
  const server = await startServer(center, {
    host: '127.0.0.1',
    port: 0,
    allowHosts: options.allowHosts ?? [],
    trustProxy: options.trustProxy ?? false,
    resetPassword: false,
    log: pino({ level: 'info' }, { write: (line) => log.push(line) }),
    now,
    version: '0.0.0',
    ...(options.web === undefined ? {} : { web: options.web }),
    ...(options.oidc === undefined ? {} : { oidc: options.oidc }),
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  });
  const close = async () => {
    await server.close(1000);
    await center.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { server, center, folder, log, clock, close };
}
