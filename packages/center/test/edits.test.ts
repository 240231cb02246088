import { PlumblineError } from '@plumbline/diagnostics';
import { describe, expect, test } from 'vitest';
import type { DefinitionEdit, Principal } from '../src/index.ts';
import { ADA, ANA, BO, refusal, reviewedShop, VIC } from './reviewed-shop.ts';
import { ANN, edit as editFile, openShop, texts } from './served-shop.ts';

const yaml = (text: string, base: number, name: string | null = 'revenue'): DefinitionEdit => ({
  kind: 'metric',
  name,
  base,
  says: { yaml: text },
});
const parts = (formula: string, base: number, name: string | null = 'revenue'): DefinitionEdit => ({
  kind: 'metric',
  name,
  base,
  says: { body: { name: name ?? 'made', formula } },
});

async function found(work: Promise<unknown>): Promise<unknown> {
  const cause = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(cause instanceof PlumblineError)) throw cause;
  return cause.diagnostics.map(({ code, params }) => [code, params]);
}

describe('a metric is edited', () => {
  test('opens a draft where changes are signed, which is revised, submitted and published with its day', async () => {
    const { center } = await reviewedShop('one');
    const there = await center.edits.written(ANA, { kind: 'metric', name: 'revenue' });
    expect(there).toMatchObject({ version: 1, review: 'one', body: { formula: 'sum(orders.amount)' } });
    expect(there?.signers.map(({ side, people }) => [side, people.map(({ login }) => login)])).toEqual([
      ['finance', ['ada', 'fay', 'fred']],
      ['business', ['ada', 'bo']],
    ]);
    const body = { ...there?.body, formula: 'sum(orders.amount)\n  * 3' };
    const edited: DefinitionEdit = { kind: 'metric', name: 'revenue', base: 1, says: { body } };
    const wish = { title: 'three times', effectiveFrom: '2024-02-01', isDraft: true };
    const asked = await center.edits.propose(ANA, [edited], wish);
    expect([asked.isApplied, asked.request, asked.changes.map(({ id }) => id)]).toEqual([
      false,
      1,
      ['revenue'],
    ]);
    expect(await center.changeRequests.find(ANA, 1)).toMatchObject({ state: 'draft', revision: 1 });
    const again = await center.edits.written(ANA, { kind: 'metric', name: 'revenue' }, { request: 1 });
    expect(again).toMatchObject({
      version: 1,
      body: { formula: 'sum(orders.amount)\n  * 3' },
      request: { number: 1 },
    });
    const read = { number: 1, revision: 1 };
    const other = yaml(`${again?.yaml}`.replace('* 3', '* 4'), 1);
    expect(await center.edits.revise(BO, read, [other]).catch(({ diagnostics }) => diagnostics[0].code)).toBe(
      'change/not-requester',
    );
    const revised = await center.edits.revise(ANA, read, [other]);
    expect(revised).toMatchObject({
      kind: 'done',
      request: {
        revision: 2,
        state: 'draft',
        content: { title: 'three times', effectiveFrom: '2024-02-01' },
      },
    });
    await center.changeRequests.submit(ANA, { number: 1, revision: 2 });
    await center.changeRequests.sign(BO, { number: 1, revision: 2 }, { side: 'business' });
    const { result } = await center.query(VIC, { metrics: ['revenue'], by: ['month'] });
    expect(result?.rows).toEqual([
      ['2024-01-01', '150.50'],
      ['2024-02-01', '4029.00'],
    ]);
    // What publishing wrote down of the past is carried along, and not edited.
    const then = await center.edits.written(ANA, { kind: 'metric', name: 'revenue' });
    expect(Object.keys(then?.body ?? {})).not.toContain('versions');
    expect(then?.version).toBe(2);
  });

  test('change/stale-edit, change/name-taken: nothing that others wrote is written over', async () => {
    const shop = await reviewedShop('self');
    const { center } = shop;
    shop.edit('metrics/sales.yaml', 'sum(orders.amount)', 'sum(orders.amount) * 2');
    const [fromFiles, fromWeb] = await Promise.allSettled([
      center.apply(ADA, await shop.files()),
      center.edits.propose(ADA, [parts('sum(orders.amount) * 3', 1)]),
    ]);
    expect(fromFiles.status).toBe('fulfilled');
    expect(fromWeb.status).toBe('rejected');
    expect(await found(center.edits.propose(ADA, [parts('sum(orders.amount) * 3', 1)]))).toEqual([
      [
        'change/stale-edit',
        {
          ...{ kind: 'metric', name: 'revenue', read: 1, version: 2 },
          ...{ mine: 'sum(orders.amount) * 3', theirs: 'sum(orders.amount) * 2' },
        },
      ],
    ]);
    expect(center.metric(ADA, 'revenue')?.formula).toBe('sum(orders.amount) * 2');
    const taken = center.edits.propose(ADA, [yaml('name: revenue\nformula: count(orders)', 0, null)]);
    expect(await refusal(taken)).toBe('change/name-taken');
    const done = await center.edits.propose(ADA, [parts('sum(orders.amount) * 3', 2)]);
    expect([done.isApplied, done.request]).toEqual([true, 2]);
    expect(center.metric(ADA, 'revenue')?.formula).toBe('sum(orders.amount) * 3');
  });

  test('is written where nothing is reviewed, from a day on, and files of before do not come back over it', async () => {
    const { folder, center } = await openShop();
    const asker: Principal = { ...ANN, capabilities: new Set(['propose'] as const) };
    expect(await refusal(center.edits.propose(asker, [parts('sum(orders.amount) * 3', 1)]))).toBe(
      'store/not-allowed',
    );
    const wish = { effectiveFrom: '2024-02-01' };
    const done = await center.edits.propose(ANN, [parts('sum(orders.amount) * 3', 1)], wish);
    expect([done.isApplied, done.request]).toEqual([true, null]);
    const { result } = await center.query(ANN, { metrics: ['revenue'], by: ['month'] });
    expect(result?.rows).toEqual([
      ['2024-01-01', '150.50'],
      ['2024-02-01', '3021.75'],
    ]);
    expect((await center.adoptFolder(ANN)).kind).toBe('differs');
    editFile(folder, 'metrics/sales.yaml', 'count(orders)', 'count(orders) * 2');
    const [applied, made] = await Promise.all([
      center.apply(ANN, await texts(folder)),
      center.edits.propose(ANN, [yaml('name: doubled\nformula: revenue * 2', 0, null)]),
    ]);
    const codes = [applied, made].map(({ diagnostics }) => diagnostics.map(({ code }) => code));
    expect(codes).toEqual([['change/catalog-newer'], []]);
    expect(center.metric(ANN, 'revenue')?.formula).toBe('sum(orders.amount) * 3');
    expect(applied.isApplied && made.isApplied).toBe(true);
    expect(center.metric(ANN, 'doubled')).toMatchObject({ formula: 'revenue * 2' });
    expect(center.metric(ANN, 'order_count')).toMatchObject({ formula: 'count(orders) * 2' });
  });

  test('several that need each other come together', async () => {
    const { center } = await openShop();
    const both = [parts('b * 2', 0, null), yaml('name: b\nformula: count(orders)', 0, null)];
    const done = await center.edits.propose(ANN, both);
    expect(done.changes.map(({ id }) => id)).toEqual(['b', 'made']);
  });
});

describe('what a text means', () => {
  test('places, hints, unit and dimensions, of parts in the formula and of YAML in its lines', async () => {
    const { center } = await openShop();
    const good = await center.edits.check(ANN, parts('[Revenue]\n  / [Order count]', 1, 'basket'));
    expect(good.findings.filter(({ diagnostic }) => diagnostic.severity === 'error')).toEqual([]);
    expect(good.means?.entry).toMatchObject({ kind: 'ratio', additive: 'never' });
    expect(good.means?.parts.filter(({ kind }) => kind === 'metric').map(({ ref }) => ref)).toEqual([
      'revenue',
      'order_count',
    ]);
    expect(good.means?.dimensions.map(({ ref }) => ref)).toContain('month');
    const twin = await center.edits.check(ANN, parts('sum(orders.amount) * 1 * 1', 0, null));
    const same = await center.edits.check(ANN, parts('count(orders)', 0, null));
    expect([twin.means?.entry.same, same.means?.entry.same]).toEqual([[], ['order_count']]);
    const wrong = await center.edits.check(ANN, parts('[Revenue]\n  / [Order cuont]', 1, 'basket'));
    const [one] = wrong.findings;
    expect(one).toMatchObject({ key: 'formula', diagnostic: { code: 'model/unknown-label' } });
    expect(one?.diagnostic.at).toMatchObject({ line: 2, column: 5, length: 13 });
    expect(one?.diagnostic.hints).toContainEqual(expect.objectContaining({ replace: '[Order count]' }));
    const text =
      'name: basket\nlabel: {zh: 客单价, en: Basket}\nunit: nonsense\nformula: revenue / oder_count\n';
    const { findings } = await center.edits.check(ANN, yaml(text, 1, 'basket'));
    expect(
      findings.map(({ key, diagnostic: { at } }) => [key, at?.kind === 'file' && at.line]),
    ).toContainEqual(['unit', 3]);
  });

  test('a circle, a name that is another, and a text that is no metric', async () => {
    const { center } = await openShop();
    const codes = async (edit: DefinitionEdit) =>
      (await center.edits.check(ANN, edit)).findings.map(({ diagnostic }) => diagnostic.code);
    expect(await codes(parts('revenue * 2', 1))).toContain('model/definition-cycle');
    expect(await codes(yaml('name: other\nformula: count(orders)', 1))).toContain('change/renamed-edit');
    for (const text of ['', '- a', 'formula: 1', 'name: {a: b}'])
      expect((await codes(yaml(text, 0, null))).length, text).toBeGreaterThan(0);
    expect(await codes(yaml('', 0, null))).toContain('change/no-definition-text');
    expect(await codes(yaml('name: x\nformula: "', 0, null))).toContain('workspace/yaml-syntax');
  });

  test('another version since is told while one writes', async () => {
    const { center } = await openShop();
    await center.edits.propose(ANN, [parts('sum(orders.amount) * 3', 1)]);
    const { conflict } = await center.edits.check(ANN, parts('sum(orders.amount) * 4', 1));
    expect(conflict).toMatchObject({ id: 'revenue', read: 1, version: 2 });
  });
});

describe('what is hidden', () => {
  const HIDDEN =
    'policies: [{name: some, roles: [analyst], open: [orders, products], metrics: {deny: [order_count]}}, ' +
    '{name: all, roles: [steward, business_owner, viewer], open: [orders, products]}]\n';

  test('is unknown to formulas, findings and previews, as if it were not there', async () => {
    const { center } = await reviewedShop('one', { 'policies.yaml': HIDDEN });
    const told = async (formula: string) => {
      const { findings, means } = await center.edits.check(ANA, parts(formula, 0, null));
      expect(means).toBe(null);
      return JSON.stringify(findings).replaceAll('order_count', 'x').replaceAll('order_comet', 'x');
    };
    expect(await told('order_count * 1')).toBe(await told('order_comet * 1'));
    const seen = await center.edits.preview(ANA, parts('order_count * 1', 0, null));
    expect([seen.comparison, seen.diagnostics.map(({ code }) => code)]).toEqual([
      null,
      ['model/unknown-metric'],
    ]);
    const plan = (name: string) =>
      yaml(`name: made\nformula: count(orders)\nplans: {target: ${name}}`, 0, null);
    const codes = async (name: string) =>
      (await center.edits.check(ANA, plan(name))).findings.map(({ diagnostic }) => diagnostic.code);
    expect(await codes('order_count')).toEqual(await codes('order_comet'));
    expect(await center.edits.written(ANA, { kind: 'metric', name: 'order_count' })).toBe(null);
    expect(await refusal(center.edits.check(ANA, parts('1', 1, 'order_count')))).toBe('query/unknown-metric');
    expect(await refusal(center.edits.propose(ANA, [parts('1', 1, 'order_count')]))).toBe(
      'query/unknown-metric',
    );
    // A part of the definitions is enough to ask for a change of it.
    const asked = await center.edits.propose(ANA, [parts('sum(orders.amount) * 3', 1)]);
    expect(asked.request).toBe(1);
    expect(JSON.stringify(asked)).not.toContain('order_count');
  });
});

test('figures of the whole company are not taken apart by a formula of somebody who sees some of the rows', async () => {
  const some =
    'policies: [{name: some, roles: [analyst], open: [products], dataset: orders, where: "orders.product_id = 10"}]\n';
  const { center } = await reviewedShop('one', {
    'policies.yaml': some,
    'metrics/all.yaml':
      'metrics: [{name: company_revenue, label: {zh: 全公司收入, en: All}, formula: sum(orders.amount), scope: company}]\n',
  });
  const own = yaml('name: made\nformula: sum(orders.amount)\nscope: company', 0, null);
  for (const edit of [own, parts('company_revenue * 1', 0, null)]) {
    const { comparison, diagnostics } = await center.edits.preview(ANA, edit);
    expect([comparison, diagnostics.map(({ code }) => code)]).toEqual([null, ['query/closed-data']]);
    expect((await center.edits.propose(ANA, [edit])).request).toBe(null);
  }
  expect((await center.edits.preview(ADA, own)).comparison?.total?.after).toBe('1157.75');
  // Neither does it go by them, nor lose its scope.
  const gone = { kind: 'metric', name: 'company_revenue', base: 1, says: { removed: true } } as const;
  const open = yaml('name: company_revenue\nformula: sum(orders.amount)', 1, 'company_revenue');
  for (const edit of [gone, open]) {
    const { findings } = await center.edits.check(ANA, edit);
    expect(findings.map(({ diagnostic: { code } }) => code)).toEqual(['query/closed-data']);
    expect((await center.edits.propose(ANA, [edit])).request).toBe(null);
  }
  expect((await center.edits.propose(ADA, [gone])).request).toBe(1);
});

test('a preview shows now and then, and splits by a dimension; reading through it is audited', async () => {
  const { center } = await reviewedShop('one', {
    'metrics/pay.yaml':
      'metrics: [{name: pay, label: {zh: 工资, en: Pay}, formula: sum(orders.amount), sensitive: true}]\n',
  });
  const edit = parts('[Pay] / [Order count]', 0, null);
  const by = 'month';
  const { comparison, split, diagnostics } = await center.edits.preview(ADA, edit, { by, period: '2024' });
  expect(diagnostics).toEqual([]);
  expect(comparison?.periods.map(({ before, after }) => [before, after !== null])).toEqual([
    [null, true],
    [null, true],
  ]);
  expect(split?.columns.map(({ name }) => name)).toEqual(['month', 'pay', 'order_count', 'made']);
  expect(split?.total).not.toBe(null);
  const lines = await center.audit.read(ADA, { limit: 50 });
  expect(lines.filter(({ action }) => action === 'figures/read').map(({ objectId }) => objectId)).toContain(
    'pay',
  );
  const ofSplit = lines.filter(({ details }) => JSON.stringify(details).includes('"split"'));
  expect(ofSplit.map(({ objectId }) => objectId).sort()).toEqual(['made', 'pay']);
  expect(await refusal(center.edits.preview(VIC, edit))).toBe('store/not-allowed');
});
