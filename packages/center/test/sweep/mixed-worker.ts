/**
 * What the killed process does, as a script over the built package: people at work in every newer table at once. Each write
 * carries its number, is told before it begins, and acknowledged on one line when the call has answered.
 */
export const MIXED_WORKER = `
import { setTimeout as wait } from 'node:timers/promises';
import { renameSync, writeFileSync, writeSync } from 'node:fs';
const [built, folder, start] = process.argv.slice(1);
const { openCenter, readDefinitionTexts, SYSTEM } = await import(built);
const say = (line) => writeSync(1, JSON.stringify(line) + '\\n');
const last = JSON.parse(start);
const options = { cwd: folder, env: {}, now: () => new Date(), today: null, command: 'mixed', lockWaitMs: 0 };
const center = await openCenter(folder, options);
const { users, sessions, tokens } = center.people;
const writer = () => ({ by: 'system', now: new Date() });
if ((await center.directory.users(SYSTEM)).length === 0) {
  await center.adoptFolder(SYSTEM);
  for (const [login, roles] of [['ana', ['analyst']], ['fay', ['steward']], ['bo', ['business_owner']]])
    await users.create({ login, displayName: 'u0', roles, email: login + '@example.com' }, writer());
}
const named = new Map((await center.directory.users(SYSTEM)).map((user) => [user.login, user]));
const [ana, fay] = await Promise.all(['ana', 'fay'].map((login) => center.directory.principalOf(named.get(login))));
const id = named.get('ana').id;
const revenue = { kind: 'metric', id: 'revenue' };
const { files } = await readDefinitionTexts(folder, folder);
const doubled = new Map([...files].map(([path, text]) => [path, text.replace('sum(orders.amount)', 'sum(orders.amount) * 2')]));
const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const body = { metrics: ['revenue'], rows: ['month'], columns: [], where: null };
const WRITES = {
  comment: (n) => center.comments.add(ana, revenue, { body: 'c' + n, mentions: ['fay', 'bo'] }),
  task: (n) => center.tasks.create(ana, { title: 't' + n, owner: 'fay', subject: revenue }),
  subscription: (n) => center.subscriptions.set(ana, { kind: 'metric', id: 'order_count' }, n % 2 === 1),
  view: (n) => center.kept.create(ana, 'view', { name: 'v' + n, isShared: n % 2 === 0, body }),
  team: (n) => center.directory.saveTeam(SYSTEM, { code: 'team', label: { zh: 'm' + n, en: 'm' + n }, endsOn: null, members: n % 2 === 0 ? ['ana', 'fay'] : ['bo'], leads: [] }),
  // Nobody has more than fifty at once.
  delegation: async (n) => {
    const made = await center.directory.delegate(SYSTEM, { delegator: 'fay', delegate: 'bo', from: day(0), to: day(300), reason: 'g' + n });
    await center.directory.revokeDelegation(SYSTEM, made.id);
  },
  person: (n) => center.directory.updateUser(SYSTEM, 'ana', { displayName: 'u' + n }),
  session: (n) => sessions.open(id, { now: new Date(), lifetimeMs: 86_400_000, agent: 's' + n }),
  token: (n) => tokens.issue({ name: 'k' + n, userId: id, scopes: ['read'] }, writer()),
  identity: async (n) => {
    const proven = { issuer: 'https://id' + n, subject: 'i' + n, verifiedEmail: 'ana@example.com', byExternalId: false };
    const found = await center.identity.personOf(proven);
    if (found.kind !== 'person') throw new Error(JSON.stringify(found));
  },
  inbox: async () => {
    const { items } = await center.inbox.list(fay, { part: 'all', limit: 5 });
    await center.inbox.mark(fay, items.map((item) => item.id), { isUnread: false });
  },
};
const withdraw = async (number, comment) => {
  const done = await center.changeRequests.withdraw(ana, { number, revision: 1 }, comment);
  if (done.kind !== 'done') throw new Error(JSON.stringify(done));
};
const draft = async (comment) => {
  const report = await center.changeRequests.propose(ana, doubled, { title: comment, isDraft: true });
  if (report.request === null) throw new Error(JSON.stringify(report));
  return report.request;
};
// Asked for again, the same change would be found to stand in the request already.
for (const { number, state } of await center.changeRequests.list(SYSTEM))
  if (state === 'draft') await withdraw(number, 'left behind');
const acknowledged = async (kind, write) => {
  const n = (last[kind] = (last[kind] ?? 0) + 1);
  say({ kind, begun: n });
  const result = await write(n);
  say({ kind, done: n });
  return result;
};
// Odd ones do not tie out, and weigh by a column of another type.
const post = (n) => {
  const last = n % 2 === 1 ? '7,10,2024-01-06,5.00,1.5' : '2,10,2024-01-06,5.00,1';
  const path = folder + '/data/orders.csv';
  writeFileSync(path + '.new', 'order_id,product_id,ordered_on,amount,weight\\n1,10,2024-01-05,100.00,5\\n' + last + '\\n');
  renameSync(path + '.new', path);
};
const marksOf = (metric) => center.metric(SYSTEM, metric).marks;
const tie = async (n) => {
  post(n);
  await center.load(SYSTEM);
  if (marksOf('revenue').includes('suspended') !== (n % 2 === 1)) throw new Error('revenue is ' + marksOf('revenue'));
};
const isLocked = async () => (await center.closes.list(fay)).some(({ event }) => event === 'lock');
// What was under way when the last process ended is as its rows say.
await tie(last.tie ?? 0);
if (await isLocked()) await center.closes.unlock(fay, '2024-01', { reason: 'left behind' });
const loops = Object.entries(WRITES).map(async ([kind, write]) => {
  for (;;) {
    await acknowledged(kind, write);
    // Loads and locks take longer: without a pause the quick ones would be all that is ever done.
    await wait(25);
  }
});
const requests = async () => {
  for (;;) {
    const number = await acknowledged('draft', (n) => draft('d' + n));
    await acknowledged('withdraw', (n) => withdraw(number, 'w' + n));
  }
};
const periods = async () => {
  for (;;) {
    await acknowledged('lock', (n) => center.closes.lock(fay, '2024-01', { comment: 'l' + n }));
    await acknowledged('unlock', (n) => center.closes.unlock(fay, '2024-01', { reason: 'x' + n }));
  }
};
const tieOuts = async () => {
  for (;;) {
    await acknowledged('tie', tie);
    if (marksOf('heft').includes('drifted'))
      await acknowledged('confirm', (n) => center.changeRequests.confirm(fay, 'heft', 'f' + n));
  }
};
await Promise.all([...loops, requests(), periods(), tieOuts()]);
`;
