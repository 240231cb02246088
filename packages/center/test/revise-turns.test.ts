import { expect, test } from 'vitest';
import type { DefinitionEdit } from '../src/index.ts';
import { ANA, BO, FAY, refusal, reviewedShop } from './reviewed-shop.ts';

const made = (name: string, formula: string, base = 1): DefinitionEdit => ({
  ...{ kind: 'metric', name, base },
  says: { body: { name, formula } },
});

/** A request of an analyst over two metrics, and one of a steward over one of them, which is being signed. */
async function published(name: 'revenue' | 'order_count', formula: string) {
  const { center } = await reviewedShop('one');
  const { changeRequests, edits } = center;
  const both = [made('revenue', 'sum(orders.amount) * 2'), made('order_count', 'count(orders) * 2')];
  const number = (await edits.propose(ANA, both)).request ?? 0;
  const other = await edits.propose(FAY, [made(name, `${formula} * 7`)]);
  const signing = changeRequests.sign(BO, { number: other.request ?? 0, revision: 1 }, { side: 'business' });
  // It stands in the queue of what changes definitions by then, if it is not over.
  for (let i = 0; i < 3; i += 1) await changeRequests.list(FAY, { limit: 1 });
  return { edits, changeRequests, number, signing };
}

test('what is published while somebody revises is not written over by the revision', async () => {
  const { edits, changeRequests, number, signing } = await published('revenue', 'sum(orders.amount)');
  const revising = edits.revise(ANA, { number, revision: 1 }, [made('revenue', 'sum(orders.amount) * 3')]);
  expect(await refusal(revising)).toBe('change/stale-edit');
  expect((await signing).kind).toBe('done');
  expect((await changeRequests.find(ANA, number))?.revision).toBe(1);
});

test('what is published while somebody revises is not undone by what the request asks for beside it', async () => {
  const { edits, changeRequests, number, signing } = await published('order_count', 'count(orders)');
  const revising = edits.revise(ANA, { number, revision: 1 }, [made('revenue', 'sum(orders.amount) * 3')]);
  expect(await refusal(revising)).toBe('change/overtaken');
  expect((await signing).kind).toBe('done');
  expect((await changeRequests.find(ANA, number))?.revision).toBe(1);
});

test('what only a request has yet is called otherwise, and does not stay beside itself', async () => {
  const { center } = await reviewedShop('one');
  const { changeRequests, edits } = center;
  const term = (name: string | null, called: string): DefinitionEdit => ({
    ...{ kind: 'term', name, base: 0 },
    says: { body: { name: called, label: { zh: called, en: called }, definition: { zh: '买', en: 'Buys' } } },
  });
  const number = (await edits.propose(ANA, [term(null, 'clint')])).request ?? 0;
  const names = async () => (await changeRequests.find(ANA, number))?.content.objects.map(({ id }) => id);
  const mended = await edits.revise(ANA, { number, revision: 1 }, [term('clint', 'client')]);
  expect([mended.kind, await names()]).toEqual(['done', ['client']]);
  // Said of none that the request has, it comes beside what is there.
  await edits.revise(ANA, { number, revision: 2 }, [term(null, 'buyer')]);
  expect((await names())?.toSorted()).toEqual(['buyer', 'client']);
});
