import { expect, test } from 'vitest';
import type { DefinitionEdit, Principal } from '../src/index.ts';
import { ADA, ANA, refusal, reviewedShop } from './reviewed-shop.ts';

const POLICIES =
  'policies: [{name: some, roles: [analyst], open: [orders, products], deny: [products.category], metrics: {deny: [order_count]}}, ' +
  '{name: all, roles: [steward, business_owner, viewer], open: [orders, products]}]\n';
const policy = (yaml: string, base = 1, name: string | null = 'some'): DefinitionEdit => ({
  ...{ kind: 'policy', name, base },
  says: { yaml },
});
/** May ask for changes, sees everything, and looks through nobody's eyes. */
const EYELESS: Principal = { ...ADA, capabilities: new Set(['propose', 'query', 'read'] as const) };

const MORE = 'name: some\nroles: [analyst]\nopen: [orders, products]\nmetrics: {deny: [order_count]}\n';
const LESS = 'name: all\nroles: [steward, business_owner, viewer]\nopen: [orders]\nmask: [orders.amount]\n';
const ROWS =
  'name: some\nroles: [analyst]\ndataset: orders\nwhere: "orders.product_id = 10"\nopen: [products]\ndeny: [products.category]\nmetrics: {deny: [order_count]}\n';

test('who sees more and who less is worked out for each account, and nothing is in force by it', async () => {
  const { center } = await reviewedShop('one', { 'policies.yaml': POLICIES });
  const changed = async (edit: DefinitionEdit, by = ADA) =>
    (await center.edits.preview(by, edit)).sights?.changed.map((one) => [one.login, one.verdict]);
  const { sights } = await center.edits.preview(ADA, policy(MORE));
  expect(sights).toMatchObject({
    people: 6,
    changed: [
      {
        ...{ login: 'ana', verdict: 'more', datasets: [], roles: ['analyst'] },
        fields: { opened: ['products.category'], closed: [] },
      },
    ],
  });
  expect(await changed(policy(LESS, 1, 'all'))).toEqual([
    ['bo', 'less'],
    ['fay', 'less'],
    ['fred', 'less'],
    ['vic', 'less'],
  ]);
  const [rows] = (await center.edits.preview(ADA, policy(ROWS))).sights?.changed ?? [];
  expect(rows).toMatchObject({
    ...{ login: 'ana', verdict: 'less' },
    datasets: [{ name: 'orders', before: 'all', after: 'some' }],
  });
  expect(await changed(policy(MORE.replace('open', 'label: {zh: 一些, en: Some}\nopen')))).toEqual([
    ['ana', 'more'],
  ]);
  // Whoever may not look through the eyes of others is not told what they see.
  expect((await center.edits.preview(EYELESS, policy(MORE))).sights).toBe(null);
  expect(await center.edits.written(ANA, { kind: 'term', name: 'none' })).toBe(null);
  expect(center.metric(ANA, 'order_count')).toBe(null);
});

test('another condition opens other rows, and taking a policy away closes all that it opened', async () => {
  const { center } = await reviewedShop('self', { 'policies.yaml': POLICIES });
  expect((await center.edits.propose(ADA, [policy(ROWS)])).isApplied).toBe(true);
  const other = policy(ROWS.replace('= 10', '= 20'), 2);
  const [one] = (await center.edits.preview(ADA, other)).sights?.changed ?? [];
  expect(one).toMatchObject({
    login: 'ana',
    verdict: 'other',
    datasets: [{ before: 'some', after: 'some' }],
  });
  const removed: DefinitionEdit = { kind: 'policy', name: 'all', base: 1, says: { removed: true } };
  const { sights } = await center.edits.preview(ADA, removed);
  expect(sights?.changed.map(({ login, verdict }) => [login, verdict])).toEqual([
    ['bo', 'less'],
    ['fay', 'less'],
    ['fred', 'less'],
    ['vic', 'less'],
  ]);
});

test('a policy is written by whoever sees everything, with findings at their lines, and by a request', async () => {
  const { center } = await reviewedShop('one', { 'policies.yaml': POLICIES });
  expect(await refusal(center.edits.check(ANA, policy(MORE)))).toBe('change/closed-definitions');
  expect(await refusal(center.edits.written(ANA, { kind: 'policy', name: 'some' }))).toBe(
    'change/closed-definitions',
  );
  expect((await center.edits.start(ANA)).policies).toEqual([]);
  expect((await center.edits.start(ADA)).policies.map(({ name }) => name)).toEqual(['all', 'some']);
  const wrong = 'name: some\nroles: [analyst]\nopen: [orders, product]\ndeny: [products.categori]\n';
  const { findings, changes } = await center.edits.check(ADA, policy(wrong));
  const told = findings.map(({ key, diagnostic: { code, at, hints } }) => [
    ...[key, code, at?.kind === 'file' ? at.line : 0],
    hints.find(({ replace }) => replace !== undefined)?.replace,
  ]);
  expect(told).toContainEqual(['open', 'model/unknown-reference', 3, 'products']);
  expect(told).toContainEqual(['deny', 'model/unknown-reference', 4, 'category']);
  expect(changes.map(({ aspect, label }) => [aspect, label.en])).toContainEqual(['deny', 'Hidden fields']);
  const asked = await center.edits.propose(ADA, [policy(MORE)], { title: 'open the category' });
  expect([asked.isApplied, asked.request]).toEqual([false, 1]);
  expect((await center.changeRequests.find(ADA, 1))?.changes).toMatchObject([{ kind: 'policy', id: 'some' }]);
  expect(await center.changeRequests.find(ANA, 1)).toBe(null);
});

test('one person is looked through under an edited policy, down to figures, by whoever may, with a reason in the log', async () => {
  const { center } = await reviewedShop('one', { 'policies.yaml': POLICIES });
  const through = { login: 'ana', reason: 'a question of theirs', metric: 'revenue' };
  const { look, sights } = await center.edits.preview(ADA, policy(ROWS), { through });
  expect(sights).toBe(null);
  const orders = look?.sight.datasets.find(({ name }) => name === 'orders');
  expect([look?.sight.login, orders?.rows]).toEqual(['ana', 'some']);
  const total = look?.comparison?.total;
  expect([total?.before, Number(total?.after) > 0, Number(total?.after) < Number(total?.before)]).toEqual([
    '1157.75',
    true,
    true,
  ]);
  const lines = await center.audit.read(ADA, { limit: 1000 });
  expect(lines.filter(({ action }) => action === 'view-as/preview')).toMatchObject([
    {
      actor: 'ada',
      details: { login: 'ana', reason: 'a question of theirs', policy: 'some', metric: 'revenue' },
    },
  ]);
  // What the policy would hide is hidden there too, and nothing is in force by it.
  const denied = policy(
    'name: some\nroles: [analyst]\nopen: [orders, products]\nmetrics: {deny: [revenue]}\n',
  );
  const closed = (await center.edits.preview(ADA, denied, { through })).look;
  expect(closed?.comparison?.periods.every(({ after }) => after === null)).toBe(true);
  expect(closed?.comparison?.total?.before).toBe('1157.75');
  expect(closed?.sight.metrics.hidden.map(({ name }) => name)).toEqual(['revenue']);
  expect(center.metric(ANA, 'revenue')).not.toBe(null);
  const asked = (by: Principal, login = 'ana') =>
    refusal(center.edits.preview(by, policy(ROWS), { through: { login, reason: 'why' } }));
  expect(await asked(EYELESS)).toBe('store/not-allowed');
  expect(await asked({ ...ADA, inPlaceOf: 'bo' })).toBe('people/not-in-place');
  expect(await asked(ADA, 'nobody')).toBe('store/unknown-user');
});

test('a metric or a term decides nobody’s sight, and is not looked at through anybody’s eyes: change/no-sight-of', async () => {
  const { center } = await reviewedShop('one', { 'policies.yaml': POLICIES });
  const says = { yaml: 'name: revenue\nformula: sum(orders.amount) * 2\n' };
  const through = { login: 'ana', reason: 'why' };
  for (const kind of ['metric', 'term'] as const) {
    const edit = { kind, name: 'revenue', base: 1, says };
    expect(await refusal(center.edits.preview(ADA, edit, { through }))).toBe('change/no-sight-of');
  }
  const lines = await center.audit.read(ADA, { limit: 1000 });
  expect(lines.filter(({ action }) => action === 'view-as/preview')).toEqual([]);
});
