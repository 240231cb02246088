import type { Capability } from '../capability.ts';

type Nothing = Record<never, never>;

/** Codes of: users, departments, teams, roles, delegations, the audit log. */
export interface PeopleParams {
  'people/unknown-department': { code: string };
  'people/department-cycle': { code: string; parent: string };
  /** `holds`: a login or a department that stands below it. */
  'people/department-in-use': { code: string; holds: string };
  'people/unknown-role': { role: string };
  'people/fixed-role': { role: string };
  'people/role-in-use': { role: string; login: string };
  'people/bad-code': { code: string };
  'people/reserved-attribute': { name: string };
  /** The person has a capability that the one who manages lacks. */
  'people/beyond-own': { login: string; capability: Capability };
  /** Policies close nothing to the role, and something to the one who gives it, or manages who has it. */
  /** A policy reads it. */
  'people/sight-attribute': { name: string; capability: Capability };
  'people/sees-everything': { role: string };
  'people/last-administrator': { login: string };
  'people/not-yourself': Nothing;
  'people/wrong-day': { text: string };
  'people/delegation-days': { from: string; to: string; most: number };
  'people/no-delegation': { login: string };
  /** Account matters, or something that stands for one person only. */
  'people/not-in-place': Nothing;
  /** Whoever looks through the eyes of another changes nothing. */
  'people/only-looking': { login: string };
  /** What is over is not changed any more. */
  'people/delegation-over': { to: string };
  /** A delegation passes on what its giver has lost since; `to`: its last day. */
  'people/lost-right': { capabilities: readonly Capability[]; to: string };
  /** A delegation passes on a signature, and not the reading of what is signed. */
  'people/signs-unread': { capability: Capability };
  /** Policies hide something from who wants to look. */
  'people/view-beyond-own': { login: string };
  /** The look has ended, or is not this caller's. */
  'people/view-over': Nothing;
  /** A row of an import; `field` as SCIM names it. */
  'people/import-field': { field: string; problem: 'missing' | 'wrong' | 'twice' };
  /** `field` as whoever wrote it calls it. */
  'people/text-too-long': { field: string; most: number };
  'people/too-many': { what: 'entries' | 'values' | 'delegations'; most: number; found: number };
  /** What is written over is not what was read. */
  'people/changed-meanwhile': {
    kind: 'user' | 'role' | 'department' | 'team' | 'delegation';
    name: string;
    change: 'made' | 'changed' | 'removed';
    by: string;
    at: string;
  };
  /** An import that is not the one that was looked at. */
  'people/import-not-seen': Nothing;
  'people/audit-broken': { seq: number; problem: 'changed' | 'missing' | 'moved' };
  /** A head that was exported is not in the log as it stands. */
  'people/audit-cut': { seq: number; events: number };
  'people/audit-heads-inside': { path: string };
  'people/audit-heads-unreadable': { path: string; reason: string };
}
