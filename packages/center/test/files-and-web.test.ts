import { describe, expect, test } from 'vitest';
import type { ApplyReport, DefinitionEdit } from '../src/index.ts';
import { ADA, ANA, BO, FAY, refusal, reviewedShop } from './reviewed-shop.ts';
import { ANN, edit as editFile, openShop, texts } from './served-shop.ts';

const edit = (text: string, base: number, name: string | null = 'revenue'): DefinitionEdit => ({
  kind: 'metric',
  name,
  base,
  says: { yaml: text },
});
const webEdit = edit('name: revenue\nformula: sum(orders.amount) * 2', 1);
const SALES = 'metrics/sales.yaml';

function told({ diagnostics }: Pick<ApplyReport, 'diagnostics'>) {
  return diagnostics.map(({ code, severity }) => [code, severity]);
}

describe('files are applied after an edit in the web, nothing reviewed', () => {
  test('what the files did not change stays as it was edited, and that is told', async () => {
    const { folder, center } = await openShop();
    const ann = { login: 'ann', displayName: 'Ann Lee', roles: ['administrator'] };
    await center.people.users.create(ann, { by: 'system', now: new Date('2024-03-11T08:00:00Z') });
    await center.edits.propose(ANN, [webEdit]);
    editFile(folder, SALES, 'count(orders)', 'count(orders) * 2');
    const dry = await center.apply(ANN, await texts(folder), { dryRun: true });
    expect(dry.changes.map(({ id }) => id)).toEqual(['order_count']);
    const done = await center.apply(ANN, await texts(folder));
    expect(done.isApplied).toBe(true);
    expect(told(done)).toEqual([['change/catalog-newer', 'warning']]);
    expect(done.diagnostics[0]).toMatchObject({
      params: { kind: 'metric', name: 'revenue', version: 2, by: 'Ann Lee', on: '2024-03-11', isGone: false },
      at: { kind: 'file', file: SALES },
    });
    expect(center.metric(ANN, 'revenue')?.formula).toBe('sum(orders.amount) * 2');
    expect(center.metric(ANN, 'order_count')?.formula).toBe('count(orders) * 2');
    // The next apply of the same files finds the same, and writes nothing.
    const again = await center.apply(ANN, await texts(folder));
    expect([again.isApplied, again.changes]).toEqual([false, []]);
    expect(told(again)).toEqual([['change/catalog-newer', 'warning']]);
  });

  test('both changed: nothing is written before somebody says which is right', async () => {
    const { folder, center } = await openShop();
    await center.edits.propose(ANN, [webEdit]);
    editFile(folder, SALES, 'sum(orders.amount)', 'sum(orders.amount) * 3');
    editFile(folder, SALES, 'count(orders)', 'count(orders) * 2');
    const files = await texts(folder);
    for (const dryRun of [true, false]) {
      const refused = await center.apply(ANN, files, { dryRun });
      expect([refused.isApplied, refused.changes]).toEqual([false, []]);
      expect(told(refused)).toEqual([['change/both-changed', 'error']]);
      expect(refused.diagnostics[0]).toMatchObject({
        params: {
          name: 'revenue',
          gone: null,
          parts: expect.arrayContaining([
            { path: 'formula', files: 'sum(orders.amount) * 3', catalog: 'sum(orders.amount) * 2' },
          ]),
        },
        at: { kind: 'file', file: SALES },
      });
    }
    expect(center.metric(ANN, 'order_count')?.formula).toBe('count(orders)');
    const stays = await center.apply(ANN, files, { wins: { theirs: ['revenue'] } });
    expect(stays.changes.map(({ id }) => id)).toEqual(['order_count']);
    expect(center.metric(ANN, 'revenue')?.formula).toBe('sum(orders.amount) * 2');
    const wins = await center.apply(ANN, files, { wins: { ours: ['metric:revenue'] } });
    expect(wins.changes.map(({ id }) => id)).toEqual(['revenue']);
    expect(center.metric(ANN, 'revenue')?.formula).toBe('sum(orders.amount) * 3');
    const wrong = await center.apply(ANN, files, {
      wins: { ours: ['revenu', 'basket'], theirs: ['basket'] },
    });
    expect(wrong.diagnostics.map(({ code, params }) => [code, params])).toEqual([
      ['change/unknown-choice', { name: 'revenu', isTwice: false }],
      ['change/unknown-choice', { name: 'basket', isTwice: true }],
    ]);
  });

  test('a name that definitions of several kinds have says of none of them which side is right', async () => {
    const { folder, center } = await openShop();
    const term = { kind: 'term', name: null, base: 0 } as const;
    const text = 'name: revenue\nlabel: 进账\ndefinition: 收到的钱';
    await center.edits.propose(ANN, [webEdit, { ...term, says: { yaml: text } }]);
    editFile(folder, SALES, 'sum(orders.amount)', 'sum(orders.amount) * 3');
    const files = await texts(folder);
    const wins = { ours: ['revenue'] };
    const refused = await center.apply(ANN, files, { wins });
    expect(refused.isApplied).toBe(false);
    const [choice] = refused.diagnostics;
    expect([choice?.code, choice?.hints.map(({ replace }) => replace)]).toEqual([
      'change/ambiguous-choice',
      ['metric:revenue', 'term:revenue'],
    ]);
    const both = { ours: ['metric:revenue'], theirs: ['revenue'] };
    expect(told(await center.apply(ANN, files, { wins: both }))).toContainEqual([
      'change/unknown-choice',
      'error',
    ]);
    const done = await center.apply(ANN, files, { wins: { ours: ['metric:revenue'] } });
    expect(done.changes.map(({ kind, id }) => `${kind}:${id}`)).toEqual(['metric:revenue']);
    expect(told(done)).toEqual([['change/only-in-catalog', 'note']]);
  });

  test('what was made in the web is not removed, what was changed there is not removed by files without it', async () => {
    const { folder, center } = await openShop();
    await center.edits.propose(ANN, [edit('name: doubled\nformula: order_count * 2', 0, null)]);
    const none = await center.apply(ANN, await texts(folder));
    expect([none.isApplied, told(none)]).toEqual([false, [['change/only-in-catalog', 'note']]]);
    expect((await center.adoptFolder(ANN)).kind).toBe('differs');
    expect(center.metric(ANN, 'doubled')).not.toBeNull();
    await center.edits.propose(ANN, [edit('name: doubled\nformula: order_count * 4', 1, 'doubled')]);
    const own = 'metrics:\n  - {name: doubled, formula: order_count * 3}\n';
    const files = new Map([...(await texts(folder)), ['more.yaml', own]]);
    // Made on both sides, and not alike.
    expect(told(await center.apply(ANN, files))).toEqual([['change/both-changed', 'error']]);
    const same = new Map([...files, ['more.yaml', own.replace('* 3', '* 4')]]);
    expect(told(await center.apply(ANN, same))).toEqual([]);
    // From now on files know it: where they drop it, it goes, unless somebody has changed it meanwhile.
    await center.edits.propose(ANN, [edit('name: doubled\nformula: order_count * 5', 2, 'doubled')]);
    const gone = await center.apply(ANN, await texts(folder));
    expect(gone.diagnostics[0]).toMatchObject({ code: 'change/both-changed', params: { gone: 'files' } });
    expect(center.metric(ANN, 'doubled')).not.toBeNull();
    const removed = await center.apply(ANN, await texts(folder), { wins: { ours: ['doubled'] } });
    expect(removed.changes.map(({ id, change }) => [id, change])).toEqual([['doubled', 'removed']]);
  });

  test('an older copy of the folder is told that it takes back what came from a newer one', async () => {
    const { folder, center } = await openShop();
    const older = await texts(folder);
    editFile(folder, SALES, 'sum(orders.amount)', 'sum(orders.amount) * 3');
    const first = await center.apply(ANN, await texts(folder));
    expect([first.isApplied, told(first)]).toEqual([true, []]);
    const sales = (older.get(SALES) ?? '').replace('count(orders)', 'count(orders) * 2');
    const copy = new Map([...older, [SALES, sales]]);
    const back = { kind: 'metric', name: 'revenue', like: 1, version: 2, by: 'ann', on: '2024-03-11' };
    for (const dryRun of [true, false]) {
      const refused = await center.apply(ANN, copy, { dryRun });
      expect([refused.isApplied, refused.changes]).toEqual([false, []]);
      expect(refused.diagnostics.map(({ code, severity, params }) => [code, severity, params])).toEqual([
        ['change/goes-back', 'error', back],
      ]);
    }
    const kept = await center.definitionFiles(ANN, copy);
    expect([kept.files.size, told(kept)]).toEqual([0, [['change/goes-back', 'error']]]);
    // Nothing of either is lost: theirs of the one, ours of the other.
    const wins = { theirs: ['revenue'] };
    const both = (await center.definitionFiles(ANN, copy, wins)).files.get(SALES);
    expect(both).toContain('sum(orders.amount) * 3');
    expect(both).toContain('count(orders) * 2');
    const done = await center.apply(ANN, copy, { wins });
    expect(done.changes.map(({ id }) => id)).toEqual(['order_count']);
    expect(center.metric(ANN, 'revenue')?.formula).toBe('sum(orders.amount) * 3');
  });

  test('in the folder of the workspace itself a step back is told and done', async () => {
    const { folder, center } = await openShop();
    editFile(folder, SALES, 'sum(orders.amount)', 'sum(orders.amount) * 3');
    await center.apply(ANN, await texts(folder));
    editFile(folder, SALES, 'sum(orders.amount) * 3', 'sum(orders.amount)');
    const undone = await center.apply(ANN, await texts(folder));
    expect([undone.isApplied, told(undone)]).toEqual([true, [['change/goes-back', 'warning']]]);
    expect(center.metric(ANN, 'revenue')?.formula).toBe('sum(orders.amount)');
  });

  test('of two copies that are applied at the same moment none takes back the other', async () => {
    const { folder, center } = await openShop();
    editFile(folder, SALES, 'sum(orders.amount)', 'sum(orders.amount) * 3');
    await center.apply(ANN, await texts(folder));
    const files = await texts(folder);
    const copy = (from: string, to: string) =>
      new Map([...files, [SALES, (files.get(SALES) ?? '').replace(from, to)]]);
    const [first, second] = await Promise.all([
      center.apply(ANN, copy('sum(orders.amount) * 3', 'sum(orders.amount) * 4')),
      center.apply(ANN, copy('count(orders)', 'count(orders) * 2')),
    ]);
    expect([first.isApplied, second.isApplied, told(second)]).toEqual([
      true,
      false,
      [['change/goes-back', 'error']],
    ]);
    expect(center.metric(ANN, 'revenue')?.formula).toBe('sum(orders.amount) * 4');
  });

  test('what cannot be read is a mistake, and not a removal', async () => {
    const { folder, center } = await openShop();
    await center.edits.propose(ANN, [webEdit]);
    const files = new Map([...(await texts(folder)), [SALES, 'metrics: [']]);
    const refused = await center.apply(ANN, files);
    expect(refused.isApplied).toBe(false);
    expect(told(refused).map(([code]) => code)).not.toContain('change/both-changed');
    // Nor does one of two definitions of a name win in silence.
    const twice = 'metrics:\n  - {name: order_count, formula: count(orders) * 9}\n';
    const doubled = await center.apply(ANN, new Map([...(await texts(folder)), ['twice.yaml', twice]]));
    expect([doubled.isApplied, center.metric(ANN, 'order_count')?.formula]).toEqual([false, 'count(orders)']);
    expect(doubled.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
    // A link is called after the two that it joins.
    const link = '{from: order_count, to: revenue, sign: "+"}';
    const links = new Map([...(await texts(folder)), ['links.yaml', `links: [${link}, ${link}]\n`]]);
    const linked = await center.apply(ANN, links);
    expect(linked.isApplied).toBe(false);
    expect(told(linked)).toContainEqual(['model/duplicate-name', 'error']);
    expect(center.metric(ANN, 'revenue')?.formula).toBe('sum(orders.amount) * 2');
    expect(await refusal(center.definitionFiles(ANN, links))).toBe('model/duplicate-name');
  });
});

describe('files are applied after an edit in the web, under review', () => {
  test('an older folder neither takes back what was published nor removes what was made in the web', async () => {
    const { center, files, edit: write } = await reviewedShop('one');
    const policy: DefinitionEdit = {
      kind: 'policy',
      name: null,
      base: 0,
      says: { yaml: 'name: more\nroles: [viewer]\nopen: [orders]' },
    };
    await center.edits.propose(ADA, [webEdit, policy]);
    await center.changeRequests.sign(BO, { number: 1, revision: 1 }, { side: 'business' });
    expect(center.metric(ADA, 'revenue')?.formula).toBe('sum(orders.amount) * 2');
    const stale = await center.apply(ADA, await files(), { dryRun: true });
    expect(stale.changes).toEqual([]);
    expect(told(stale)).toEqual([
      ['change/catalog-newer', 'warning'],
      ['change/only-in-catalog', 'note'],
    ]);
    write(SALES, 'count(orders)', 'count(orders) * 2');
    const asked = await center.changeRequests.propose(FAY, await files());
    expect(asked.changes.map(({ id }) => id)).toEqual(['order_count']);
    await center.changeRequests.sign(BO, { number: 2, revision: 1 }, { side: 'business' });
    expect(center.metric(ADA, 'revenue')?.formula).toBe('sum(orders.amount) * 2');
    // Published from files: they are what the next files are held against.
    write(SALES, 'count(orders) * 2', 'count(orders) * 5');
    const next = await center.changeRequests.propose(FAY, await files());
    expect(next.changes.map(({ id }) => id)).toEqual(['order_count']);
    write(SALES, 'sum(orders.amount)', 'sum(orders.amount) * 7');
    const refused = await center.changeRequests.propose(ANA, await files());
    expect(refused.request).toBeNull();
    expect(told(refused)).toContainEqual(['change/both-changed', 'error']);
    const revised = await center.changeRequests.revise(FAY, { number: 3, revision: 1 }, await files());
    expect(revised.kind).toBe('broken');
    const found = revised.kind === 'broken' ? revised.diagnostics.map(({ code }) => code) : [];
    expect(found).toEqual(['change/both-changed', 'change/only-in-catalog']);
  });
});
