import type { Text } from '@plumbline/model';
import type { Json, RecordedEvent, Store } from '@plumbline/store';
import { roleEntries } from '../people/role-entries.ts';

/** What an id in a line is called today; the line itself stays as it was written and hashed. */
export interface NamedThing {
  readonly kind: 'user' | 'role' | 'department' | 'team' | 'token' | 'delegation';
  /** As it stands in the line: an id, a login, a code. */
  readonly id: string;
  readonly label: Text;
}

export interface NamedLine extends RecordedEvent {
  readonly names: readonly NamedThing[];
}

type Names = ReadonlyMap<NamedThing['kind'], ReadonlyMap<string, Text>>;

/** Lines with the names of whom and what they are about. */
export async function namedLines(
  store: Store,
  lines: readonly RecordedEvent[],
  now: Date,
): Promise<readonly NamedLine[]> {
  if (lines.length === 0) return [];
  const names = await namesOf(store, now);
  return lines.map((line) => ({ ...line, names: namesIn(line, names) }));
}

async function namesOf(store: Store, now: Date): Promise<Names> {
  const [users, edited, departments, teams, tokens, delegations] = await Promise.all([
    store.users.list(),
    store.roles.edited(now),
    store.departments.list(now),
    store.teams.list(),
    store.tokens.list(),
    store.delegations.list(),
  ]);
  const people = new Map(users.map(({ id, displayName, login }) => [id, personText(displayName, login)]));
  const byId = (id: string): Text => people.get(id) ?? alike(id);
  return new Map<NamedThing['kind'], ReadonlyMap<string, Text>>([
    // Ids last: whose login is the id of somebody else is not read as that person.
    ['user', new Map([...users.map(({ login, id }) => [login, byId(id)] as const), ...people])],
    ['role', new Map(roleEntries(edited).map(({ name, label }) => [name, label]))],
    ['department', new Map(departments.map(({ code, label }) => [code, label]))],
    ['team', new Map(teams.map(({ code, label }) => [code, label]))],
    ['token', new Map(tokens.map(({ id, name, userId }) => [id, tokenText(name, byId(userId))]))],
    [
      'delegation',
      new Map(
        delegations.map(({ id, delegateId, delegatorId, from, to }) => [
          id,
          delegationText(byId(delegateId), byId(delegatorId), `${from} – ${to}`),
        ]),
      ),
    ],
  ]);
}

function personText(name: string, login: string): Text {
  if (name === login || name === '') return alike(login);
  return { zh: `${name}（${login}）`, en: `${name} (${login})` };
}

function tokenText(name: string, owner: Text): Text {
  return { zh: `${name} · ${owner.zh}`, en: `${name} · ${owner.en}` };
}

function delegationText(delegate: Text, delegator: Text, days: string): Text {
  return {
    zh: `${delegate.zh} → ${delegator.zh}，${days}`,
    en: `${delegate.en} → ${delegator.en}, ${days}`,
  };
}

function alike(text: string): Text {
  return { zh: text, en: text };
}

/** What these keys of a line hold is of that kind; every other text is only looked up among the ids of people. */
const KIND_OF_KEY: Readonly<Record<string, NamedThing['kind']>> = {
  roles: 'role',
  role: 'role',
  department: 'department',
  parent: 'department',
  login: 'user',
  user: 'user',
};
const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const MOST = 200;

function namesIn({ actor, inPlaceOf, objectKind, objectId, details }: RecordedEvent, names: Names) {
  const found = new Map<string, NamedThing>();
  const note = (kind: NamedThing['kind'], id: string) => {
    const label = names.get(kind)?.get(id);
    if (label !== undefined && found.size < MOST) found.set(`${kind} ${id}`, { kind, id, label });
  };
  note('user', actor);
  if (inPlaceOf !== null) note('user', inPlaceOf);
  const kind = [...names.keys()].find((one) => one === objectKind);
  if (kind !== undefined && objectId !== null) note(kind, objectId);
  const walk = (value: Json, key: string) => {
    if (typeof value === 'string') {
      const known = KIND_OF_KEY[key];
      if (known !== undefined) note(known, value);
      else if (ID.test(value)) note('user', value);
    } else if (Array.isArray(value)) for (const one of value) walk(one as Json, key);
    else if (typeof value === 'object' && value !== null)
      for (const [inner, one] of Object.entries(value)) walk(one as Json, inner);
  };
  walk(details, '');
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
