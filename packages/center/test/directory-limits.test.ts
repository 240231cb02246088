import { expect, test } from 'vitest';
import { SYSTEM } from '../src/index.ts';
import { openDirectoryShop, refusalOf } from './directory-shop.ts';

const DAYS = { from: '2026-03-02', to: '2026-03-03' };

test('people/text-too-long: a delegation says why in a thousand characters', async () => {
  const { directory } = await openDirectoryShop();
  for (const login of ['ann', 'bob'])
    await directory.createUser(SYSTEM, { login, displayName: login, roles: [] });
  const wish = (length: number) => ({
    ...{ delegator: 'ann', delegate: 'bob', ...DAYS },
    reason: 'r'.repeat(length),
  });
  expect(await refusalOf(directory.delegate(SYSTEM, wish(1001)))).toEqual([
    ['people/text-too-long', { field: 'reason', most: 1000 }],
  ]);
  expect(await refusalOf(directory.delegate(SYSTEM, wish(1000)))).toEqual([]);
});

test('people/too-many: nobody has more than fifty delegations that are not over; those ended make room', async () => {
  const { directory } = await openDirectoryShop();
  for (const login of ['ann', 'bob'])
    await directory.createUser(SYSTEM, { login, displayName: login, roles: [] });
  const wish = { delegator: 'ann', delegate: 'bob', ...DAYS, reason: '' };
  const made = [];
  for (let i = 0; i < 50; i += 1) made.push(await directory.delegate(SYSTEM, wish));
  expect(await refusalOf(directory.delegate(SYSTEM, wish))).toEqual([
    ['people/too-many', { what: 'delegations', most: 50, found: 51 }],
  ]);
  // The other way is another person's.
  const turned = { ...wish, delegator: 'bob', delegate: 'ann' };
  expect(await refusalOf(directory.delegate(SYSTEM, turned))).toEqual([]);
  await directory.revokeDelegation(SYSTEM, made[0]?.id ?? '');
  expect(await refusalOf(directory.delegate(SYSTEM, wish))).toEqual([]);
});

test('an import is as long as an import may be, entry by entry and field by field', async () => {
  const { directory } = await openDirectoryShop();
  const dry = async (users: unknown) =>
    (await directory.importUsers(SYSTEM, users, { dryRun: true })).diagnostics.map(({ code, params, at }) => [
      code,
      params,
      at?.kind === 'query' ? at.path : null,
    ]);
  const long = (length: number) => 'x'.repeat(length);
  const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
  const entry = {
    ...{ userName: 'ann', displayName: long(201), externalId: long(201) },
    emails: [{ value: long(321) }],
    roles: [long(65)],
    [enterprise]: { department: long(65) },
  };
  expect(await dry([{ userName: 'bob' }, entry])).toEqual([
    ['people/text-too-long', { field: 'displayName', most: 200 }, '[1].displayName'],
    ['people/text-too-long', { field: 'externalId', most: 200 }, '[1].externalId'],
    ['people/text-too-long', { field: 'emails', most: 320 }, '[1].emails'],
    ['people/text-too-long', { field: 'department', most: 64 }, '[1].department'],
    ['people/text-too-long', { field: 'roles', most: 64 }, '[1].roles'],
  ]);
  const roles = Array.from({ length: 51 }, (_, i) => `r${i}`);
  expect(await dry([{ userName: 'ann', roles }])).toEqual([
    ['people/too-many', { what: 'values', most: 50, found: 51 }, '[0].roles'],
  ]);
  const crowd = Array.from({ length: 10_001 }, (_, i) => ({ userName: `u${i}` }));
  expect(await dry({ Resources: crowd })).toEqual([
    ['people/too-many', { what: 'entries', most: 10_000, found: 10_001 }, 'Resources'],
  ]);
  expect(await dry([{ userName: long(129) }])).toEqual([
    ['store/bad-login', { login: long(129) }, '[0].userName'],
  ]);
  expect(await directory.users(SYSTEM)).toEqual([]);
});
