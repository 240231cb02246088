import { CAPABILITIES } from '../../capability.ts';
import type { PeopleParams } from '../../codes/people.ts';
import type { Catalog } from '../catalog.ts';

const FIELD = { missing: 'is missing', wrong: 'cannot be read', twice: 'stands in an earlier entry already' };
const MANY = {
  entries: 'entries in one import',
  values: 'values in one field',
  delegations: 'delegations of one person that are not over',
};
const KIND = {
  user: 'the account',
  role: 'the role',
  department: 'the department',
  team: 'the team',
  delegation: 'the delegation',
};
const CHANGE = { made: 'made', changed: 'changed', removed: 'removed' };
const BROKEN = {
  changed: 'is not what was written',
  missing: 'is missing',
  moved: 'does not follow the one before it',
};

export const people: Catalog<PeopleParams> = {
  'people/unknown-department': (p) => `there is no department ${p.code}`,
  'people/department-cycle': (p) => `${p.code} cannot stand below ${p.parent}, which stands below ${p.code}`,
  'people/department-in-use': (p) => `the department ${p.code} is not empty: ${p.holds} belongs to it`,
  'people/unknown-role': (p) => `there is no role ${p.role}`,
  'people/fixed-role': (p) =>
    `the role ${p.role} stays as it is, so that somebody can always manage the rest`,
  'people/role-in-use': (p) => `the role ${p.role} is in use: ${p.login} has it`,
  'people/bad-code': (p) =>
    `${p.code} cannot be a code: it begins with a letter or digit, then letters, digits and _ . -, 64 at most`,
  'people/reserved-attribute': (p) => `the attribute ${p.name} is worked out by the system and cannot be set`,
  'people/beyond-own': (p) =>
    `${p.login} may ${CAPABILITIES[p.capability].label.en} and you may not: only somebody who may can change this account`,
  'people/sight-attribute': (p) =>
    `policies read ${p.name} to decide which rows somebody sees: only who may “${CAPABILITIES[p.capability].label.en}” changes it`,
  'people/sees-everything': (p) =>
    `the role ${p.role} sees everything, whatever policies say: only who sees everything gives it, or manages who has it`,
  'people/last-administrator': (p) => `${p.login} is the last administrator who can sign in`,
  'people/not-yourself': () =>
    'nobody disables their own account, changes their own roles or stands in for themselves',
  'people/wrong-day': (p) => `${p.text} is no day like 2026-03-31`,
  'people/delegation-days': (p) =>
    `from ${p.from} to ${p.to} cannot be: a delegation ends on or after its first day and today, and lasts ${p.most} days at most`,
  'people/delegation-over': (p) =>
    `this delegation ended on ${p.to} and cannot be changed; make another if it is still needed`,
  'people/lost-right': (p) =>
    `this delegation passes on what you may not do any more (${p.capabilities.map((name) => CAPABILITIES[name].label.en).join(', ')}): it cannot last longer than ${p.to}`,
  'people/signs-unread': (p) =>
    `whoever is to ${CAPABILITIES[p.capability].label.en} has to read them: “${CAPABILITIES.read.label.en}” is missing, and without it this passes on nothing`,
  'people/no-delegation': (p) => `you may not act in the place of ${p.login} today`,
  'people/not-in-place': () => 'this is for oneself only, not in the place of another',
  'people/only-looking': (p) =>
    `you are looking through the eyes of ${p.login} and change nothing; end the look first`,
  'people/view-beyond-own': (p) =>
    `policies hide something from you, so you may not look through the eyes of ${p.login}`,
  'people/view-over': () => 'the look through the eyes of another has ended; begin a new one',
  'people/import-field': (p) => `${p.field} ${FIELD[p.problem]}`,
  'people/text-too-long': (p) => `${p.field} is too long: ${p.most} characters at most`,
  'people/too-many': (p) => `${p.found} ${MANY[p.what]} are too many: ${p.most} at most`,
  'people/changed-meanwhile': (p) =>
    `${KIND[p.kind]} ${p.name} was ${CHANGE[p.change]} by ${p.by} at ${p.at}, after you had read it: nothing was written; look at it as it is now, then write again`,
  'people/import-not-seen': () =>
    'this is not what the dry run showed: the list is another one, or would do something else by now; nobody was written; look at what it would do, then write that',
  'people/audit-broken': (p) => `the audit log is broken: line ${p.seq} ${BROKEN[p.problem]}`,
  'people/audit-cut': (p) =>
    `the audit log is not the one whose head was exported at line ${p.seq}: it has ${p.events} lines and another text there`,
  'people/audit-heads-inside': (p) =>
    `heads of the audit log must be kept outside the workspace folder, not in ${p.path}`,
  'people/audit-heads-unreadable': (p) =>
    `the exported heads in ${p.path} cannot be read or written: ${p.reason}`,
};
