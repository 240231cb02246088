import { text } from 'node:stream/consumers';
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

  test('who may apply and does not see everything gets no files, and is not told what others say', async () => {
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
    const refused = await center.apply(DAN, new Map([...files, [SALES, own]]), { dryRun: true });
    expect(refused.diagnostics.map(({ code }) => code)).toEqual(['change/both-changed']);
    const said = JSON.stringify(refused.diagnostics.map(({ params }) => params));
    for (const word of ['ann', 'sum', 'secret']) expect(said).not.toContain(word);
    const asked = ['secret', 'secre'].map((name) =>
      center.apply(DAN, files, { dryRun: true, wins: { theirs: [name] } }),
    );
    for (const { diagnostics } of await Promise.all(asked))
      expect(diagnostics.map(({ code, hints }) => [code, hints])).toContainEqual([
        'change/unknown-choice',
        [],
      ]);
    // Nor what only somebody else's files said.
    const fewer = (files.get(SALES) ?? '').split('\n').filter((line) => !line.includes('order_count'));
    const without = new Map([...files, [SALES, fewer.join('\n')]]);
    const near = await center.apply(DAN, without, { dryRun: true, wins: { theirs: ['order_coun'] } });
    expect(near.diagnostics.map(({ code, hints }) => [code, hints])).toContainEqual([
      'change/unknown-choice',
      [],
    ]);
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
