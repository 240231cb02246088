import { expect, onTestFinished, test } from 'vitest';
import { openCatalog } from './catalog-of.ts';
import { julyShop, publish } from './july-shop.ts';
import { ANA, BO, FAY } from './reviewed-shop.ts';

/** What tells the impact of a change of the rows of a table that name definitions. */
type Told =
  /** Their objects write references, of these kinds. */
  | { readonly references: readonly string[] }
  /** `settled` of a request: locked periods. `talk`: its counts of tasks and comments. */
  | { readonly stakes: 'settled' | 'talk' }
  /** They tell what was, and nothing comes of it any more. */
  | { readonly past: string };

const NAMING: Readonly<Record<string, Told>> = {
  definition_versions: { references: ['metric'] },
  references: { references: ['metric', 'view', 'follow'] },
  kept: { references: ['view', 'dashboard'] },
  follows: { references: ['follow'] },
  change_revisions: { references: ['change_request'] },
  tasks: { stakes: 'talk' },
  comments: { stakes: 'talk' },
  closed_figures: { stakes: 'settled' },
  closed_sources: { stakes: 'settled' },
  close_findings: { past: 'the lock that it is about is told' },
  subscriptions: { past: 'of requests and dashboards, which the references reach' },
  inbox_items: { past: 'people were told' },
  withheld_items: { past: 'people will be told' },
  changes: { past: 'what a change was called' },
  lifecycle_steps: { past: 'what was found of a metric' },
  asked_questions: { past: 'questions are counted, and asked again by people' },
  events: { past: 'the audit log' },
  file_texts: { past: 'files as they were applied' },
};

const NAMELESS = [
  ...['change_requests', 'change_steps', 'comment_mentions', 'removed_comments', 'period_steps'],
  ...[
    'departments',
    'roles',
    'users',
    'user_roles',
    'sessions',
    'tokens',
    'second_factors',
    'recovery_codes',
  ],
  ...['identities', 'teams', 'team_members', 'delegations', 'inbox_cursor', 'visits'],
  ...['settings', 'loads', 'pending_loads'],
];

test('every table of the store that names a definition is told of by the impact of a change', async () => {
  const { center, folder, edit, files } = await julyShop();
  const revenue = { kind: 'metric', id: 'revenue' } as const;
  const body = { metrics: ['revenue'], rows: [], columns: [], where: null };
  await center.kept.create(ANA, 'view', { name: 'v', isShared: true, body });
  const board = { tiles: [{ view: body }], filters: [] };
  const { id } = await center.kept.create(ANA, 'dashboard', { name: 'd', isShared: true, body: board });
  await center.subscriptions.set(ANA, { kind: 'dashboard', id }, true);
  await center.follow(BO, ['revenue']);
  await center.tasks.create(ANA, { title: 'Check', owner: 'bo', subject: revenue });
  await center.comments.add(ANA, revenue, { body: 'why?', mentions: ['bo'] });
  await center.inbox.counts(BO);
  await center.closes.lock(FAY, '2024-06');
  edit('metrics/sales.yaml', 'formula: sum(orders.amount)', 'formula: sum(orders.amount) * 2');
  await publish(center, await files(), 'beginning');
  edit('metrics/sales.yaml', '* 2', '* 3');
  await center.changeRequests.propose(ANA, await files(), { effectiveFrom: 'beginning' });
  await center.query(ANA, { metrics: ['revenue'], period: '2024-06', by: ['products.category'] });

  const store = await openCatalog(folder);
  onTestFinished(() => store.close());
  const naming = new Set<string>();
  const all = new Set<string>();
  for await (const { table, rows } of store.dump()) {
    all.add(table);
    if (rows.some((row) => Object.values(row).some((value) => /\brevenue\b/.test(String(value)))))
      naming.add(table);
  }
  expect([...all].filter((table) => NAMING[table] === undefined && !NAMELESS.includes(table))).toEqual([]);
  expect([...naming].filter((table) => NAMING[table] === undefined)).toEqual([]);
  expect([...Object.keys(NAMING), ...NAMELESS].filter((table) => !all.has(table))).toEqual([]);
  const written = await store.references.kinds();
  const kinds = Object.values(NAMING).flatMap((told) => ('references' in told ? told.references : []));
  expect(kinds.filter((kind) => !written.includes(kind))).toEqual([]);
  const detail = await center.changeRequests.find(FAY, 3);
  expect(detail?.stakes).toEqual({
    settled: [{ period: '2024-06', metrics: ['revenue', 'basket'], more: 0 }],
    tasks: 1,
    comments: 1,
    talk: [{ metric: 'revenue', tasks: 1, comments: 1 }],
  });
});
