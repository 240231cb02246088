import { describe, expect, test } from 'vitest';
import { agentText } from '../../src/pages/account/agent-text.ts';
import { objectText } from '../../src/pages/admin/audit/audit-text.ts';
import { areDays, delegationState } from '../../src/pages/admin/delegations/delegation-state.ts';
import { scopeText } from '../../src/pages/admin/delegations/scope-text.ts';
import { countsBelow, departmentLines } from '../../src/pages/admin/departments/department-tree.ts';
import { carriedOver, changedSince } from '../../src/pages/admin/overtaken/carried-over.ts';
import { teamsInOrder } from '../../src/pages/admin/teams/team-state.ts';
import { attributesOf, draftsOf, problemsOf } from '../../src/pages/admin/users/attributes.ts';
import { carriedDrafts, changesOf, profileOfUser } from '../../src/pages/admin/users/user-changes.ts';
import { wallDay, wallDayBegins, wallStamp } from '../../src/reading/wall-clock.ts';
import { en } from '../../src/words/en.ts';

describe('attributes of an account', () => {
  test('come back as they were where nobody touched them', () => {
    const attributes = { regions: ['east'], level: 3, ids: [1, 2], is_lead: true, city: '上海' };
    expect(attributesOf(draftsOf(attributes))).toEqual(attributes);
  });

  test('one value stands alone, several are a list', () => {
    const draft = { key: 'a', name: 'a', kind: 'number', isList: false } as const;
    expect(attributesOf([{ ...draft, values: ['7'] }])).toEqual({ a: 7 });
    expect(attributesOf([{ ...draft, values: ['7', '8.5'] }])).toEqual({ a: [7, 8.5] });
    expect(attributesOf([{ ...draft, name: '', values: [] }])).toEqual({});
  });

  test('what does not fit is found: names, types, the same name twice', () => {
    const draft = { kind: 'number', values: ['1'], isList: false } as const;
    const problems = problemsOf([
      { ...draft, key: '1', name: 'Upper' },
      { ...draft, key: '2', name: 'level', values: ['many'] },
      { ...draft, key: '3', name: 'twice' },
      { ...draft, key: '4', name: 'twice' },
      { ...draft, key: '5', name: 'fine' },
      { ...draft, key: '6', name: 'empty', values: [] },
    ]);
    expect([...problems]).toEqual([
      ['1', 'badName'],
      ['2', 'badValue'],
      ['3', 'twice'],
      ['4', 'twice'],
      ['6', 'badValue'],
    ]);
  });
});

describe('two who change one account', () => {
  const user = {
    ...{ id: '1', login: 'ann', name: 'Ann', email: null, external_id: null, department: 'hq' },
    ...{ is_disabled: false, must_change_password: false, created_at: '2026-01-01T00:00:00Z' },
    version: 'read',
    roles: ['viewer', 'signer'],
    attributes: { region: ['east'], level: 3, city: '上海' },
  };
  const given = { name: 'Ann', email: null, department: 'hq', roles: [...user.roles] };
  const drafts = draftsOf(user.attributes);
  const now = {
    ...user,
    version: 'now',
    roles: ['viewer', 'signer', 'analyst'],
    attributes: { ...user.attributes, level: 4 },
  };

  const own = drafts
    .filter(({ name }) => name !== 'city')
    .map((draft) => (draft.name === 'region' ? { ...draft, values: ['west'] } : draft));

  test('send what they changed of what they read, and which account that was', () => {
    expect(changesOf({ user, given, drafts })).toEqual({ version: 'read' });
    const added = { key: 'n', name: 'constructor', kind: 'flag', values: ['true'], isList: false } as const;
    const roles = ['viewer', 'auditor'];
    expect(changesOf({ user, given: { ...given, name: 'Anna', roles }, drafts: [...own, added] })).toEqual({
      version: 'read',
      name: 'Anna',
      roles,
      attributes: { level: 3, region: ['west'], constructor: true },
    });
  });

  test('carry what they typed over to the account as it is now', () => {
    const carried = attributesOf(carriedDrafts(user, own, now));
    expect(carried).toEqual({ level: 4, region: ['west'] });
    const fields = carriedOver(
      profileOfUser(user),
      { ...given, email: 'ann@shop.example', roles: ['viewer', 'auditor'] },
      profileOfUser({ ...now, name: 'Anna', department: null }),
    );
    expect(fields).toEqual({
      ...{ name: 'Anna', email: 'ann@shop.example', external_id: null, department: null },
      roles: ['viewer', 'analyst', 'auditor'],
    });
  });

  test('are told the fields that the other changed, not those that are as they were', () => {
    expect(changedSince(profileOfUser(user), profileOfUser(now))).toEqual(['roles']);
    expect(changedSince({ email: '', roles: ['a', 'b'] }, { email: null, roles: ['b', 'a'] })).toEqual([]);
  });
});

const label = (name: string) => ({ zh: name, en: name });
const DEPARTMENTS = [
  { code: 'east', label: label('East'), parent: 'sales', version: '1' },
  { code: 'hq', label: label('HQ'), parent: null, version: '1' },
  { code: 'lost', label: label('Lost'), parent: 'nowhere', version: '1' },
  { code: 'sales', label: label('Sales'), parent: 'hq', version: '1' },
];

test('departments stand below their own, from the top down', () => {
  const lines = departmentLines(DEPARTMENTS, 'en').map(({ department, depth }) => [department.code, depth]);
  expect(lines).toEqual([
    ['hq', 0],
    ['sales', 1],
    ['east', 2],
    ['lost', 0],
  ]);
  const counts = countsBelow(
    DEPARTMENTS,
    new Map([
      ['east', 2],
      ['sales', 3],
      ['lost', 1],
    ]),
  );
  expect(Object.fromEntries(counts)).toEqual({ east: 2, sales: 5, hq: 5, lost: 1 });
});

test('a delegation is in force from its first day to its last', () => {
  const days = { from: '2026-03-02', to: '2026-03-13', is_revoked: false };
  const stateOn = (day: string) => delegationState(days, day);
  expect(['2026-03-01', '2026-03-02', '2026-03-13', '2026-03-14'].map(stateOn)).toEqual([
    'ahead',
    'open',
    'open',
    'over',
  ]);
  expect(delegationState({ ...days, is_revoked: true }, '2026-03-05')).toBe('revoked');
});

test('days and moments are those on the wall of the workspace', () => {
  const late = new Date('2026-01-05T17:30:00Z');
  expect(wallDay(late, 'Asia/Shanghai')).toBe('2026-01-06');
  expect(wallDay(late, 'America/New_York')).toBe('2026-01-05');
  expect(wallStamp('2026-01-05T17:30:59.715Z', 'Asia/Shanghai')).toBe('2026-01-06 01:30');
  expect(wallDayBegins('2026-01-06', 'Asia/Shanghai')).toBe('2026-01-05T16:00:00.000Z');
  expect(wallDayBegins('2026-01-31', 'Asia/Shanghai', 1)).toBe('2026-01-31T16:00:00.000Z');
  expect(wallDayBegins('', 'Asia/Shanghai')).toBe('');
  // The clocks of New York go forward on that day, those of Chatham are 13:45 ahead.
  expect(wallDayBegins('2026-03-08', 'America/New_York')).toBe('2026-03-08T05:00:00.000Z');
  expect(wallDayBegins('2026-03-08', 'America/New_York', 1)).toBe('2026-03-09T04:00:00.000Z');
  expect(wallDayBegins('2026-01-06', 'Pacific/Chatham')).toBe('2026-01-05T10:15:00.000Z');
  expect(wallDayBegins('2026-01-06', 'Etc/GMT+12')).toBe('2026-01-06T12:00:00.000Z');
});

test('browsers are told by what they call themselves', () => {
  const names = { unknown: 'Unknown', on: (browser: string, system: string) => `${browser} on ${system}` };
  const text = (agent: string | null) => agentText(agent, { locale: 'en', ...names });
  const chrome =
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36';
  expect(text(chrome)).toBe('Chrome on Linux');
  expect(text(`${chrome} Edg/140.0`)).toBe('Edge on Linux');
  const phone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1';
  expect(text(phone)).toBe('Safari on iPhone');
  expect(text(`${phone} MicroMessenger/8.0`)).toBe('WeChat on iPhone');
  expect(text('curl/8.5.0')).toBe('curl');
  expect([text(null), text('')]).toEqual(['Unknown', 'Unknown']);
});

test('what a line of the log is about: its name today, a login, definitions, else an id', () => {
  const line = {
    seq: 1,
    at: '',
    actor: '',
    in_place_of: null,
    action: '',
    previous_hash: '',
    hash: '',
    names: [],
  };
  const about = (object_kind: string | null, object_id: string | null, details: unknown) =>
    objectText({ ...line, object_kind, object_id, details }, 'en');
  expect(about('user', 'b2c1b7f0-0000-4000-8000-000000000000', { login: 'ann' })).toBe('ann');
  expect(about('change', '1', { objects: ['metric revenue', 'dataset sales'] })).toBe('metric revenue +1');
  expect(about('token', 'b2c1b7f0-0000-4000-8000-000000000000', null)).toBe('b2c1b7f0');
  expect(about('department', 'hq', null)).toBe('hq');
  expect(about(null, null, null)).toBe('');
  const names = [{ kind: 'token', id: 't1', label: { zh: '夜间 · 安', en: 'nightly · Ann' } }] as const;
  const token = { ...line, names: [...names], object_kind: 'token', object_id: 't1', details: null };
  expect([objectText(token, 'en'), objectText(token, 'zh')]).toEqual(['nightly · Ann', '夜间 · 安']);
});

test('a delegation is over neither before its first day nor today, and lasts a year at most', () => {
  const may = (from: string, to: string) => areDays(from, to, '2026-03-05');
  expect([may('2026-03-05', '2026-03-05'), may('2026-03-01', '2026-03-04')]).toEqual([true, false]);
  expect([may('2026-03-06', '2026-03-05'), may('2026-03-05', '2027-03-05')]).toEqual([false, true]);
  expect(may('2026-03-05', '2027-03-06')).toBe(false);
});

test('a delegation that passes on nothing is not told as one that passes on everything', () => {
  const text = (capabilities: Parameters<typeof scopeText>[0]) =>
    scopeText(capabilities, { words: en, locale: 'en' });
  expect([text(null), text([])]).toEqual(['Everything', 'Nothing']);
});

test('teams at work come first, then those that are over, the last ended first', () => {
  const team = (code: string, ends_on: string | null) => ({
    ...{ code, label: label(code), ends_on, members: [], leads: [], version: '1' },
  });
  const teams = [team('a', '2026-01-31'), team('b', null), team('c', '2026-03-05'), team('d', '2026-03-04')];
  expect(teamsInOrder(teams, '2026-03-05').map(({ code }) => code)).toEqual(['b', 'c', 'd', 'a']);
});
