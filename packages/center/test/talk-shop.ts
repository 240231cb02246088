import { onTestFinished } from 'vitest';
import { type Center, openCenter, type Principal } from '../src/index.ts';
import { catalogOf } from './catalog-of.ts';
import { type ReviewedShop, reviewedShop } from './reviewed-shop.ts';
import { SHOP } from './shop.ts';

export const REVENUE = { kind: 'metric', id: 'revenue' };

/** As a viewer's, but for the strategy office, which sees no orders and so no revenue. */
const POLICIES = [
  'policies:',
  '  - {name: all, roles: [analyst, steward, business_owner, viewer], open: [orders, products]}',
  '  - {name: little, roles: [strategy_office], open: [products]}',
  '',
].join('\n');

export interface TalkShop extends ReviewedShop {
  /** Takes part in discussions, and sees nothing of orders until `let`. */
  readonly stu: () => Promise<Principal>;
  /** Gives Stu other roles. */
  readonly letStu: (roles: readonly string[]) => Promise<void>;
}

/** The reviewed shop with somebody who sees less. */
export async function talkShop(
  review: 'two_signatures' | 'one' | 'self' = 'one',
  more: Readonly<Record<string, string>> = {},
): Promise<TalkShop> {
  const shop = await reviewedShop(review, { 'policies.yaml': POLICIES, ...more });
  const { users } = shop.center.people;
  const writer = () => ({ by: 'system', now: new Date(shop.clock.now) });
  const { id } = await users.create(
    { login: 'stu', displayName: 'Stu', roles: ['strategy_office'] },
    writer(),
  );
  return {
    ...shop,
    async stu() {
      const user = await users.findByLogin('stu');
      if (user === null) throw new Error('no stu');
      return shop.center.directory.principalOf(user);
    },
    async letStu(roles) {
      await users.update(id, { roles }, writer());
    },
  };
}

/** The same for whoever reads the definitions whole: no policy opens everything by its words alone. */
const PARTED = POLICIES.replace(/ {2}- \{name: all, .*/, (all) =>
  ['orders', 'products']
    .map((one) => all.replace('name: all', `name: ${one}`).replace(/open: .*\}/, `dataset: ${one}}`))
    .join('\n'),
);

/** The shop whose definitions have an error wherever an environment lacks its variable. */
export async function variableShop(policies = PARTED): Promise<TalkShop> {
  const yaml = (SHOP['plumbline.yaml'] ?? '').replace('data/products.csv', `\${SHOP_DATA}/products.csv`);
  const files = { 'plumbline.yaml': `review: one\nenv: [SHOP_DATA]\n${yaml}`, 'policies.yaml': policies };
  return talkShop('one', files);
}

/** The same workspace, served by a process that starts after that of `before` has ended, with its variable or without. */
export async function servedAgain(
  { folder, clock }: TalkShop,
  before: Center,
  variable: 'known' | 'missing',
): Promise<Center> {
  await before.close();
  const now = () => new Date(clock.now);
  const env = variable === 'known' ? { SHOP_DATA: 'data' } : {};
  const center = await openCenter(folder, {
    cwd: folder,
    env,
    now,
    today: null,
    command: 'test',
    store: catalogOf(folder),
  });
  onTestFinished(() => center.close());
  return center;
}

/** What waits for somebody, in short: kind, subject, who, excerpt. */
export async function waiting(center: Center, principal: Principal, part: 'all' | 'done' = 'all') {
  const { items } = await center.inbox.list(principal, { part, limit: 50 });
  return items.map(({ what, about, by, excerpt }) => [
    what,
    about === null ? null : about.id,
    by?.login ?? null,
    excerpt,
  ]);
}
