import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Caller, send } from './person.ts';
import { type ServedCompany, serveCompany } from './serve-company.ts';

/** A text that a browser would act on if it took it for markup, and a chart for a pattern; it tells where it stood. */
export function hostile(where: string): string {
  return `<img data-planted="${where}" src=x onerror="window.__ran='${where}'">{c|${where}}`;
}

const both = (where: string) => JSON.stringify({ zh: hostile(where), en: hostile(where) });
const text = (where: string) => JSON.stringify(hostile(where));
/** Texts in a formula double their quotes. */
export const HOSTILE_CONDITION = `sales.region = '${hostile('condition').replaceAll("'", "''")}' or sales.region in ($user.regions)`;
/** The system takes all but `/` in the name of a file. */
const FILE = `sales ${hostile('file')}.csv`;

const WORKSPACE = `
workspace: hostile
label: ${both('workspace')}
review: two_signatures
currency: CNY
timezone: Asia/Shanghai
today: 2026-11-20
datasets:
  - name: sales
    label: ${both('dataset')}
    source: {files: ${JSON.stringify(FILE)}}
    primary_key: [id]
    time: day
    fields:
      - {name: id, type: bigint}
      - {name: day, type: date}
      - {name: region, type: text, label: ${both('field')}}
      - {name: amount, type: "decimal(18,2)", unit: money}
metrics:
  - name: revenue
    label: ${both('metric')}
    description: ${both('description')}
    synonyms: [${text('synonym')}]
    purpose: ${both('purpose')}
    basis: ${both('basis')}
    formula: sum(sales.amount)
    direction: up
    owner: ${text('owner')}
  - {name: cost, label: ${both('other metric')}, formula: sum(sales.amount) * 0.4, direction: down}
  - {name: profit, label: ${both('derived metric')}, formula: revenue - cost, direction: up}
statements:
  - name: results
    label: ${both('statement')}
    lines:
      - {name: revenue, label: ${both('line')}, formula: revenue}
      - {name: cost, label: ${both('second line')}, formula: cost}
reconciliations:
  - {name: books, label: ${both('reconciliation')}, left: revenue, right: profit, by: [month], tolerance: 0.5%}
policies:
  - {name: all, label: ${both('policy')}, roles: [analyst, steward, business_owner], open: [sales]}
  - name: some
    label: ${both('second policy')}
    roles: [analyst]
    dataset: sales
    where: ${JSON.stringify(HOSTILE_CONDITION)}
`;

/** A company in which whoever could write a text wrote markup into it. */
export async function serveHostileShop(): Promise<ServedCompany> {
  const source = await mkdtemp(join(tmpdir(), 'plumbline-hostile-'));
  const quoted = `"${hostile('member').replaceAll('"', '""')}"`;
  const days = Array.from(
    { length: 24 },
    (_, i) => `${2025 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-03`,
  );
  const rows = days
    .filter((day) => day < '2026-11-20')
    .map((day, i) => `${i},${day},${i % 2 === 0 ? quoted : 'west'},${100 + i}.50`);
  await writeFile(join(source, 'plumbline.yaml'), WORKSPACE);
  await writeFile(join(source, FILE), ['id,day,region,amount', ...rows, ''].join('\n'));
  try {
    const company = await serveCompany(source, [
      {
        login: 'he.jing',
        name: hostile('person'),
        roles: ['analyst'],
        attributes: { regions: [hostile('attribute')] },
      },
      { login: 'zhou.min', name: hostile('steward'), roles: ['steward'] },
    ]);
    await plant(company);
    return company;
  } finally {
    await rm(source, { recursive: true, force: true });
  }
}

/** A spreadsheet would work it out, a browser act on it. */
export const HOSTILE_FORMULA = `=HYPERLINK("https://example.com","unlock")${hostile('unlock')}`;

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** What people write while they work. */
async function plant({ server: { url }, admin, as }: ServedCompany): Promise<void> {
  const chief: Caller = { url, session: admin };
  const label = { zh: hostile('role'), en: hostile('role') };
  await send(chief, 'PUT', 'roles/controller', { label, capabilities: ['read', 'query'] });
  await send(chief, 'PUT', 'departments/east', { label, parent: null });
  await send(chief, 'PUT', 'teams/launch', { label, ends_on: '2026-12-31', members: ['he.jing'], leads: [] });
  await send(chief, 'POST', 'tokens', { name: hostile('token'), scopes: ['read'] });
  await send(as('zhou.min'), 'POST', 'delegations', {
    delegate: 'he.jing',
    from: dayIn(0),
    to: dayIn(300),
    reason: hostile('delegation'),
  });
  await send(as('he.jing'), 'POST', 'metrics/revenue/comments', {
    body: hostile('comment'),
    mentions: ['zhou.min', 'admin'],
  });
  await send(as('he.jing'), 'POST', 'tasks', {
    title: hostile('task'),
    owner: 'admin',
    subject: { kind: 'metric', id: 'revenue' },
  });
  await send(as('he.jing'), 'POST', 'change-requests', {
    files: { 'plumbline.yaml': WORKSPACE.replace('* 0.4', '* 0.5') },
    title: hostile('request'),
    effective_from: '2026-01-01',
  });
  await send(as('he.jing'), 'POST', 'change-requests/CR-0001/comments', {
    body: hostile('request comment'),
    mentions: ['admin'],
  });
  await send(chief, 'POST', 'closes/2026-01/lock', { metrics: ['revenue'], comment: hostile('lock') });
  await send(chief, 'POST', 'closes/2026-01/unlock', { reason: HOSTILE_FORMULA });
  const view = {
    metrics: ['revenue'],
    rows: ['sales.region'],
    columns: [],
    period: 'last 12 months',
    compare: [],
    where: null,
    params: {},
    order: [],
    limit: null,
    chart: 'auto',
    pivot: false,
  };
  await send(chief, 'POST', 'views', { name: hostile('view'), is_shared: true, body: view });
  const place = { x: 0, w: 12, h: 4 };
  const board = {
    tiles: [
      { id: 'a', kind: 'chart', ...place, y: 0, title: hostile('tile'), view },
      { id: 'b', kind: 'text', ...place, y: 4, title: hostile('text tile'), text: hostile('text') },
    ],
    filters: [{ ref: 'sales.region', values: [hostile('member')] }],
  };
  await send(chief, 'POST', 'dashboards', { name: hostile('board'), is_shared: true, body: board });
}
