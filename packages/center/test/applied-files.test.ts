import { filesOfObjects, type WrittenObject, writtenObjects } from '@plumbline/model';
import { expect, test } from 'vitest';
import type { ApplyReport, DefinitionEdit } from '../src/index.ts';
import { openCatalog } from './catalog-of.ts';
import { ANN, edit as editFile, openShop, texts } from './served-shop.ts';

const SALES = 'metrics/sales.yaml';
const webEdit: DefinitionEdit = {
  ...{ kind: 'metric', name: 'revenue', base: 1 },
  says: { yaml: 'name: revenue\nformula: sum(orders.amount) * 2' },
};

function told({ diagnostics }: Pick<ApplyReport, 'diagnostics'>) {
  return diagnostics.map(({ code, severity }) => [code, severity]);
}

test('files that an earlier version put together for an edit are not what the folder said', async () => {
  const { folder, center } = await openShop();
  await center.edits.propose(ANN, [webEdit]);
  const now = new Date('2024-03-11T08:00:00Z');
  const store = await openCatalog(folder, now);
  const written = (await store.definitions.inForce({ on: '9999-12-31' })).filter(
    ({ kind }) => kind !== 'columns',
  );
  const files = filesOfObjects(
    written.map(({ kind, id, body }) => ({ kind, id, body }) as unknown as WrittenObject),
  );
  await store.definitions.record({ kind: 'apply-elsewhere', versions: [], files }, { by: 'ann', now });
  await store.close();
  const done = await center.apply(ANN, await texts(folder));
  expect([done.changes, told(done)]).toEqual([[], [['change/catalog-newer', 'warning']]]);
  expect(center.metric(ANN, 'revenue')?.formula).toBe('sum(orders.amount) * 2');
  expect((await center.definitionFiles(ANN, null)).files.get(SALES)).toContain('sum(orders.amount) * 2');
});

test('a folder that says what the catalog says is what the next one is held against', async () => {
  const { folder, center } = await openShop();
  await center.edits.propose(ANN, [webEdit]);
  const { files } = await center.definitionFiles(ANN, await texts(folder));
  editFile(folder, SALES, (await texts(folder)).get(SALES) ?? '', files.get(SALES) ?? '');
  // As at the next start.
  for (const _ of [1, 2]) expect((await center.adoptFolder(ANN)).kind).toBe('unchanged');
  editFile(folder, SALES, 'sum(orders.amount) * 2', 'sum(orders.amount) * 5');
  const done = await center.apply(ANN, await texts(folder));
  expect([done.isApplied, told(done)]).toEqual([true, []]);
  expect(center.metric(ANN, 'revenue')?.formula).toBe('sum(orders.amount) * 5');
});

test.each([true, false])(
  'files that begin with one line of JSON are written by people; alone: %s',
  async (isAlone) => {
    const { folder, center } = await openShop();
    const objects = writtenObjects(await texts(folder));
    const bodies = (kind: string) => objects.filter((one) => one.kind === kind).map(({ body }) => body);
    const lists = { datasets: bodies('dataset'), relationships: bodies('relationship') };
    const root = { ...bodies('workspace')[0], ...lists };
    const sayingAlso = (...more: readonly object[]) => {
      const all = { metrics: [...bodies('metric'), ...more] };
      if (isAlone) return new Map([['plumbline.yaml', JSON.stringify({ ...root, ...all })]]);
      return new Map(
        Object.entries({ 'plumbline.yaml': JSON.stringify(root), 'all.yaml': JSON.stringify(all) }),
      );
    };
    const first = await center.apply(ANN, sayingAlso({ name: 'doubled', formula: 'order_count * 2' }));
    expect(first.isApplied).toBe(true);
    await center.edits.propose(ANN, [webEdit]);
    // That they drop it is known only beside those that were last applied.
    const done = await center.apply(ANN, sayingAlso());
    expect(done.changes.map(({ id, change }) => [id, change])).toEqual([['doubled', 'removed']]);
    expect(center.metric(ANN, 'revenue')?.formula).toBe('sum(orders.amount) * 2');
  },
);
