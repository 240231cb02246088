import { expect, test } from 'vitest';
import { firstOf } from '../src/governance/callable-people.ts';
import { type Principal, SYSTEM } from '../src/index.ts';
import { ADA, ANA, BO, FAY, refusal, reviewedShop, VIC } from './reviewed-shop.ts';

/** A request of the analyst that makes revenue three times as high. */
async function asked() {
  const shop = await reviewedShop('two_signatures');
  shop.edit('metrics/sales.yaml', 'sum(orders.amount)', 'sum(orders.amount) * 3');
  const { request } = await shop.center.changeRequests.propose(ANA, await shop.files());
  const number = request ?? 0;
  const { changeRequests } = shop.center;
  const waysOf = async (principal: Principal) =>
    ((await changeRequests.find(principal, number))?.ways ?? []).map(
      ({ event, side, refused }) => `${side ?? event}: ${refused?.code ?? 'open'}`,
    );
  return { ...shop, changeRequests, number, read: { number, revision: 1 }, waysOf };
}

test('the steps of a request are those of its state, each with why a person cannot take it', async () => {
  const { waysOf, changeRequests, read } = await asked();
  const sent = ['request_changes: open', 'reject: open'];
  const notMine = 'withdraw: change/not-requester';
  expect(await waysOf(ANA)).toEqual([
    'finance: change/own-request',
    'business: change/own-request',
    'withdraw: open',
    ...['request_changes', 'reject'].map((event) => `${event}: change/not-signer`),
  ]);
  expect(await waysOf(FAY)).toEqual(['finance: open', 'business: store/not-allowed', notMine, ...sent]);
  expect(await waysOf(VIC)).toEqual([
    'finance: store/not-allowed',
    'business: store/not-allowed',
    ...['withdraw', 'request_changes', 'reject'].map((event) => `${event}: store/not-allowed`),
  ]);
  await changeRequests.sign(ADA, read, { side: 'finance' });
  expect(await waysOf(ADA)).toEqual(['business: change/both-sides', notMine, ...sent]);
  await changeRequests.sign(BO, read, { side: 'business' });
  expect(await waysOf(ADA)).toEqual([]);
});

test('whoever signs and may not discuss is offered the signature alone', async () => {
  const { waysOf, changeRequests, number, read } = await asked();
  const signer: Principal = { ...FAY, capabilities: new Set(['read', 'query', 'sign_finance']) };
  expect(await waysOf(signer)).toEqual([
    'finance: open',
    'business: store/not-allowed',
    ...['withdraw', 'request_changes', 'reject'].map((event) => `${event}: store/not-allowed`),
  ]);
  expect(await refusal(changeRequests.reject(signer, read))).toBe('store/not-allowed');
  expect(await refusal(changeRequests.comment(signer, number, { body: 'no' }))).toBe('store/not-allowed');
});

test('a step that is open succeeds, and one that is not is refused for the reason that was told', async () => {
  const { changeRequests, number, read } = await asked();
  for (const principal of [ANA, FAY, BO, ADA, VIC])
    for (const { event, side, refused } of (await changeRequests.find(principal, number))?.ways ?? []) {
      if (refused === null) continue;
      const steps = {
        sign: () => changeRequests.sign(principal, read, { side: side ?? 'self' }),
        withdraw: () => changeRequests.withdraw(principal, read),
        request_changes: () => changeRequests.requestChanges(principal, read),
        reject: () => changeRequests.reject(principal, read),
      };
      const code = await refusal(steps[event as keyof typeof steps]());
      // What one may not do at all is asked before anything of the request.
      expect(['store/not-allowed', refused.code]).toContain(code);
      expect(code).not.toBe('');
    }
});

test('the list says what waits for whom, what people are called, and what changes one metric', async () => {
  const { changeRequests, center } = await asked();
  const awaits = async (who: Principal) => (await changeRequests.list(who)).map(({ awaitsMe }) => awaitsMe);
  expect([await awaits(ANA), await awaits(FAY), await awaits(BO), await awaits(VIC)]).toEqual([
    [false],
    [true],
    [true],
    [false],
  ]);
  await center.people.users.update(
    (await center.people.users.findByLogin('ana'))?.id ?? '',
    { displayName: 'Ana Li' },
    { by: 'system', now: new Date('2024-03-11T08:00:00Z') },
  );
  const [entry] = await changeRequests.list(VIC, { metric: 'revenue' });
  expect(entry?.people).toEqual([{ login: 'ana', name: 'Ana Li' }]);
  expect(await changeRequests.list(VIC, { metric: 'orders' })).toEqual([]);
  expect((await changeRequests.list(SYSTEM)).map(({ awaitsMe }) => awaitsMe)).toEqual([true]);
});

test('a request shows both texts; figures come with their statements', async () => {
  const { changeRequests, number } = await asked();
  const found = await changeRequests.find(FAY, number);
  const [change] = found?.changes ?? [];
  expect(change?.written.before).toContain('formula: sum(orders.amount)\n');
  expect(change?.written.after).toContain('formula: sum(orders.amount) * 3\n');
  const compared = await changeRequests.compare(FAY, number);
  expect(compared?.scope).toBe('all');
  expect(compared?.sql.before).toMatch(/select/i);
  expect(compared?.sql.after).not.toBe(compared?.sql.before);
});

test('a request reaches the others that are open, and none that has ended', async () => {
  const { changeRequests, number, center, edit, files } = await asked();
  const others: number[] = [];
  for (const [from, to] of [
    ['* 3', '* 4'],
    ['* 4', '* 5'],
  ] as const) {
    edit('metrics/sales.yaml', from, to);
    others.push((await center.changeRequests.propose(FAY, await files())).request ?? 0);
  }
  const reached = async () =>
    (await changeRequests.find(ANA, number))?.impact
      .filter(({ kind }) => kind === 'change_request')
      .map(({ id, label }) => [id, label?.en]);
  expect(await reached()).toEqual([
    ['2', 'CR-0002'],
    ['3', 'CR-0003'],
  ]);
  await changeRequests.reject(BO, { number: others[0] ?? 0, revision: 1 }, 'no');
  expect(await reached()).toEqual([['3', 'CR-0003']]);
});

test('a mention finds people who see the request and take part', async () => {
  const { changeRequests, number, center } = await asked();
  const names = async (search: string) =>
    (await changeRequests.callable(BO, number, search))?.map(({ login }) => login);
  expect(await names('')).toEqual(['ada', 'ana', 'bo', 'fay', 'fred']);
  expect(await names('F')).toEqual(['fay', 'fred']);
  expect(await names('vic')).toEqual([]);
  expect(await changeRequests.callable(BO, 99, '')).toBeNull();
  expect(await refusal(changeRequests.callable(VIC, number, ''))).toBe('store/not-allowed');
  const fred = await center.people.users.findByLogin('fred');
  const by = { by: 'system', now: new Date('2024-03-11T08:00:00Z') };
  await center.people.users.update(fred?.id ?? '', { isDisabled: true }, by);
  expect(await names('f')).toEqual(['fay']);
  const say = (login: string) => changeRequests.comment(BO, number, { body: 'look', mentions: [login] });
  for (const login of ['fred', 'vic', 'nobody'])
    expect([login, await refusal(say(login))]).toEqual([login, 'change/unknown-person']);
  expect((await say('fay'))?.mentions).toEqual(['fay']);
});

test('whom a mention may mean are twenty people, of whoever can answer', async () => {
  const { changeRequests, number, center } = await asked();
  const by = { by: 'system', now: new Date('2024-03-11T08:00:00Z') };
  const create = (login: string, role: string) =>
    center.people.users.create({ login, displayName: login, roles: [role] }, by);
  for (let i = 0; i < 60; i += 1) await create(`many-${100 + i}`, i < 30 ? 'viewer' : 'analyst');
  const found = await changeRequests.callable(BO, number, 'many');
  expect(found?.map(({ login }) => login)).toEqual(Array.from({ length: 20 }, (_, i) => `many-${130 + i}`));
});

test('who somebody is to policies is asked of no more people than it takes', async () => {
  const asked: number[] = [];
  const everybody = Array.from({ length: 300 }, (_, i) => i);
  const firstOfWhom = (isWanted: (i: number) => boolean) => {
    asked.length = 0;
    return firstOf(everybody, async (i) => {
      asked.push(i);
      return isWanted(i);
    });
  };
  expect(await firstOfWhom((i) => i >= 10)).toEqual(everybody.slice(10, 30));
  expect(asked).toEqual(everybody.slice(0, 30));
  expect(await firstOfWhom(() => false)).toEqual([]);
  expect(asked).toHaveLength(100);
});
