import { text } from 'node:stream/consumers';
import { PlumblineError } from '@plumbline/diagnostics';
import { describe, expect, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import type { DefinitionEdit } from '../src/index.ts';
import { ADA, ANA, BO, refusal, reviewedShop } from './reviewed-shop.ts';
import { ANN, edit as editFile, openShop, texts } from './served-shop.ts';

const edit = (text: string, base: number, name: string | null = 'revenue'): DefinitionEdit => ({
  kind: 'metric',
  name,
  base,
  says: { yaml: text },
});
const SALES = 'metrics/sales.yaml';
const DOUBLED = `name: revenue
label: {zh: 收入, en: Revenue}
formula: sum(orders.amount) * 2
basis: {zh: 含税, en: gross of VAT}`;

/** All that somebody is told. */
async function told(work: Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify(await work);
  } catch (cause) {
    if (!(cause instanceof PlumblineError)) throw cause;
    return JSON.stringify(cause.diagnostics.map(({ code, params }) => ({ code, params })));
  }
}

describe('the catalog is written into the files that say it', () => {
  test('only what changed changes; what is new goes where its kind is; what is gone is taken out', async () => {
    const { folder, center } = await openShop();
    editFile(folder, SALES, 'metrics:', '# What we sell.\nmetrics:');
    editFile(folder, SALES, 'formula: sum(orders.amount)', 'formula: sum(orders.amount)   # all of it');
    await center.apply(ANN, await texts(folder));
    await center.edits.propose(ANN, [
      edit(DOUBLED, 1),
      edit('name: trebled\nformula: revenue * 3', 0, null),
      { kind: 'metric', name: 'order_count', base: 1, says: { removed: true } } as DefinitionEdit,
    ]);
    const files = await texts(folder);
    const { files: written, diagnostics } = await center.definitionFiles(ANN, files);
    expect(diagnostics).toEqual([]);
    expect([...written]).toEqual([
      [
        SALES,
        [
          '# What we sell.',
          'metrics:',
          '  - name: revenue',
          '    label: {zh: 收入, en: Revenue}',
          '    formula: sum(orders.amount) * 2   # all of it',
          '    basis: {zh: 含税, en: gross of VAT}',
          '  - name: trebled',
          '    formula: revenue * 3',
          '',
        ].join('\n'),
      ],
    ]);
    const whole = new Map([...files, ...written]);
    const plan = await center.apply(ANN, whole, { dryRun: true });
    expect([plan.changes, plan.diagnostics]).toEqual([[], []]);
    // Without files: those that were last applied.
    expect((await center.definitionFiles(ANN, null)).files).toEqual(written);
    // Into a folder that has nothing yet: all there is.
    const anew = await center.definitionFiles(ANN, new Map());
    expect((await center.apply(ANN, anew.files, { dryRun: true })).changes).toEqual([]);
  });

  test('what files changed and nobody has applied yet stays; what both changed is a finding', async () => {
    const { folder, center } = await openShop();
    await center.edits.propose(ANN, [edit(DOUBLED, 1)]);
    editFile(folder, SALES, 'count(orders)', 'count(orders) * 5');
    const { files } = await center.definitionFiles(ANN, await texts(folder));
    expect(files.get(SALES)).toContain('formula: sum(orders.amount) * 2');
    expect(files.get(SALES)).toContain('formula: count(orders) * 5');
    editFile(folder, SALES, 'sum(orders.amount)', 'sum(orders.amount) * 3');
    const both = await center.definitionFiles(ANN, await texts(folder));
    expect([both.files.size, both.diagnostics.map(({ code }) => code)]).toEqual([0, ['change/both-changed']]);
    const decided = await center.definitionFiles(ANN, await texts(folder), { theirs: ['revenue'] });
    expect(decided.files.get(SALES)).toContain('formula: sum(orders.amount) * 2');
    const twin = 'metrics: [{name: order_count, formula: count(orders)}]\n';
    const twins = center.definitionFiles(ANN, new Map([...(await texts(folder)), ['twin.yaml', twin]]));
    expect(await refusal(twins)).toBe('model/duplicate-name');
    const broken = center.definitionFiles(ANN, new Map([['plumbline.yaml', 'a: [']]));
    await expect(broken).rejects.toMatchObject({
      diagnostics: expect.arrayContaining([expect.objectContaining({ code: 'workspace/yaml-syntax' })]),
    });
  });

  test('many files go out as one archive, each in its folder', async () => {
    const { center } = await openShop();
    const term = 'name: takings\nlabel: 进账\ndefinition: 收到的钱';
    await center.edits.propose(ANN, [
      edit(DOUBLED, 1),
      { kind: 'term', name: null, base: 0, says: { yaml: term } },
    ]);
    const { files } = await center.definitionFiles(ANN, null);
    expect([...files.keys()].sort()).toEqual(['glossary.yaml', SALES]);
    const bytes = Buffer.from(await center.definitionArchive(ANN));
    const read = new Map<string, string>();
    const zip = await fromBufferPromise(bytes);
    for await (const entry of zip.eachEntry())
      read.set(entry.fileName, await text(await zip.openReadStreamPromise(entry)));
    expect(read).toEqual(files);
    expect(bytes.equals(await center.definitionArchive(ANN))).toBe(true);
  });

  test('who may apply and does not see everything gets no files, and applies none', async () => {
    const { folder, center } = await openShop();
    const policies =
      'policies:\n  - {name: p, roles: [data_engineer], open: [orders], metrics: {deny: [revenue]}}\n';
    const files = new Map([...(await texts(folder)), ['policies.yaml', policies]]);
    await center.apply(ANN, files);
    const DAN = { user: 'dan', roles: ['data_engineer'] };
    expect(await refusal(center.definitionFiles(DAN, null))).toBe('change/closed-definitions');
    expect(await refusal(center.definitionFiles(DAN, files))).toBe('change/closed-definitions');
    expect(await refusal(center.definitionArchive(DAN))).toBe('change/closed-definitions');
    await center.edits.propose(ANN, [edit(DOUBLED, 1), edit('name: secret\nformula: revenue * 3', 0, null)]);
    const own = (files.get(SALES) ?? '').replace('sum(orders.amount)', 'sum(orders.amount) * 9');
    const bare = new Map([['plumbline.yaml', files.get('plumbline.yaml') ?? '']]);
    // Whatever they send, and whatever it would come to: one answer, in which nothing is named or counted.
    const sent = [
      files,
      bare,
      new Map([...files, [SALES, own]]),
      new Map([['plumbline.yaml', 'workspace: [']]),
    ];
    const choices = [{}, { theirs: ['secret'] }, { ours: ['secre'] }];
    const asked = sent.flatMap((one) =>
      choices.flatMap((wins) => [true, false].map((dryRun) => center.apply(DAN, one, { dryRun, wins }))),
    );
    const checked = sent.map((one) => center.check(DAN, one));
    const answers = await Promise.all(
      [...asked, ...checked, center.adoptFolder(DAN), center.folder(DAN)].map(told),
    );
    expect([...new Set(answers)]).toEqual([
      JSON.stringify([{ code: 'change/closed-definitions', params: {} }]),
    ]);
    expect(center.metric(ANN, 'revenue')?.formula).toBe('sum(orders.amount) * 2');
    expect(center.metric(ANN, 'secret')).not.toBeNull();
  });

  test('nor does anybody open to themselves what policies close: files with other policies are refused', async () => {
    const { folder, center } = await openShop();
    const DAN = { user: 'dan', roles: ['data_engineer'] };
    const closed = 'policies:\n  - {name: p, roles: [data_engineer], open: [products]}\n';
    const files = new Map([...(await texts(folder)), ['policies.yaml', closed]]);
    // With everything open to their role they apply what they like but what closes something to them.
    const open = new Map([...files, ['policies.yaml', closed.replace('[products]', '[orders, products]')]]);
    await center.apply(ANN, open);
    const shut = await center.apply(DAN, files);
    expect([shut.isApplied, shut.diagnostics.map(({ code }) => code)]).toEqual([
      false,
      ['change/closes-to-writer'],
    ]);
    expect((await center.apply(ANN, files)).isApplied).toBe(true);
    expect(await refusal(center.apply(DAN, open))).toBe('change/closed-definitions');
    expect(center.metric(DAN, 'revenue')).toBeNull();
  });

  test('by what is served when the turn of who applies has come', async () => {
    const { folder, center } = await openShop();
    const DAN = { user: 'dan', roles: ['data_engineer'] };
    const open = 'policies:\n  - {name: p, roles: [data_engineer], open: [orders, products]}\n';
    const files = new Map([...(await texts(folder)), ['policies.yaml', open]]);
    await center.apply(ANN, files);
    const closing = center.apply(ANN, new Map([...files, ['policies.yaml', open.replace('orders, ', '')]]));
    const waiting = refusal(center.apply(DAN, files, { dryRun: true }));
    expect([(await closing).isApplied, await waiting]).toEqual([true, 'change/closed-definitions']);
  });

  test('others have their turn while many files are written', async () => {
    const { folder, center } = await openShop();
    const lists = Array.from(
      { length: 30 },
      (_, i) => [`list${i}.yaml`, `metrics: [{name: m${i}, formula: revenue * ${i + 2}}]\n`] as const,
    );
    await center.apply(ANN, new Map([...(await texts(folder)), ...lists]));
    await center.edits.propose(ANN, [edit(DOUBLED, 1)]);
    let [turns, isOver] = [0, false];
    const turn = () => {
      turns += 1;
      if (!isOver) setImmediate(turn);
    };
    setImmediate(turn);
    const { files } = await center.definitionFiles(ANN, null);
    isOver = true;
    expect([...files.keys()]).toEqual([SALES]);
    expect(turns).toBeGreaterThan(2 * lists.length);
  });

  test('while files are applied the catalog of one moment is never written into the files of another', async () => {
    const { folder, center } = await openShop();
    const asked: Promise<number>[] = [];
    const ask = () => asked.push(center.definitionFiles(ANN, null).then(({ files }) => files.size));
    const timer = setInterval(ask, 1);
    for (const factor of [2, 3, 4]) {
      editFile(folder, SALES, 'sum(orders.amount)', `${factor} * sum(orders.amount)`);
      expect((await center.apply(ANN, await texts(folder))).isApplied).toBe(true);
    }
    clearInterval(timer);
    ask();
    expect(new Set(await Promise.all(asked))).toEqual(new Set([0]));
  });

  test('under review files go on leaving out the past; a sight that is not whole reads nothing', async () => {
    const { center, files } = await reviewedShop('one');
    await center.edits.propose(ADA, [edit(DOUBLED, 1)], { effectiveFrom: '2024-02-01' });
    await center.changeRequests.sign(BO, { number: 1, revision: 1 }, { side: 'business' });
    const { files: written } = await center.definitionFiles(ADA, await files());
    expect(written.get(SALES)).toContain('sum(orders.amount) * 2');
    expect(written.get(SALES)).not.toContain('versions');
    const whole = new Map([...(await files()), ...written]);
    const plan = await center.apply(ADA, whole, { dryRun: true });
    expect([plan.changes, plan.diagnostics.filter(({ severity }) => severity !== 'note')]).toEqual([[], []]);
    expect(await refusal(center.definitionFiles(ANA, await files()))).toBe('store/not-allowed');
  });
});
