/**
 * What the killed process does, as a script over the built package: people at work in every newer table at once. Each write
 * carries its number, is told before it begins, and acknowledged on one line when the call has answered.
 */
export const MIXED_WORKER = `
import { writeSync } from 'node:fs';
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
say({ kind: 'go' });
const loops = Object.entries(WRITES).map(async ([kind, write]) => {
  for (;;) await acknowledged(kind, write);
});
const requests = async () => {
  for (;;) {
    const number = await acknowledged('draft', (n) => draft('d' + n));
    await acknowledged('withdraw', (n) => withdraw(number, 'w' + n));
  }
};
await Promise.all([...loops, requests()]);
`;
