import { z } from 'zod';
import { capability } from './access.ts';
import { wireDiagnostic } from './problem.ts';
import { text } from './text.ts';

const name = z.string().min(1).max(200);
const code = z.string().min(1).max(64);
const login = z.string().min(1).max(200);
const day = z.string().min(1).max(20);
const roles = z.array(code).max(50);
const attribute = z.union([
  z.string().max(1000),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.union([z.string().max(1000), z.number()])).max(1000),
]);
const attributes = z.record(code, attribute);
/** What was read, named by what is written over it: another content is then refused. `none`: there was nothing. */
const seen = { version: z.string().max(100).optional() };
const label = z.strictObject({ zh: name, en: name });

export const user = z.object({
  login: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  /** What another directory calls this person. */
  external_id: z.string().nullable(),
  /** Code of a department. */
  department: z.string().nullable(),
  roles: z.array(z.string()),
  /** What row policies read, beside `department`, `departments` and `teams`. */
  attributes: z.record(z.string(), z.unknown()),
  is_disabled: z.boolean(),
  must_change_password: z.boolean(),
  created_at: z.string(),
  version: z.string(),
});
export const userList = z.object({ users: z.array(user) });

const optional = {
  email: z.string().max(320).nullable().optional(),
  external_id: z.string().max(200).nullable().optional(),
  department: code.nullable().optional(),
  roles: roles.optional(),
  attributes: attributes.optional(),
};
export const newUser = z.strictObject({ login, name, ...optional });
/** What is left out stays. */
export const userChange = z.strictObject({
  name: name.optional(),
  ...optional,
  is_disabled: z.boolean().optional(),
  ...seen,
});

/** `provider`: what people may sign in with here, as the sign-in page calls it; null: only with a password. */
export const identityList = z.object({
  provider: z.string().nullable(),
  accounts: z.array(z.object({ issuer: z.string(), subject: z.string(), linked_at: z.string() })),
});

/** Shown this once; good for 24 hours. */
export const oneTimePassword = z.object({ login: z.string(), password: z.string() });

/** `users`: as SCIM 2.0 writes them, a list or a `ListResponse`. */
export const userImport = z.strictObject({
  dry_run: z.boolean().optional(),
  /** `plan` of a dry run: nobody is written where the list or what it does is another by now. */
  plan: z.string().max(200).optional(),
  users: z.unknown(),
});
export const userImportReport = z.object({
  applied: z.boolean(),
  /** What a write names to do exactly this; null: nothing can be written. */
  plan: z.string().nullable(),
  people: z.array(
    z.object({
      login: z.string(),
      action: z.enum(['create', 'update', 'disable', 'none']),
      changed: z.array(z.string()),
    }),
  ),
  diagnostics: z.array(wireDiagnostic),
});

export const role = z.object({
  name: z.string(),
  label: text,
  capabilities: z.array(capability),
  /** Every workspace has it: deleting it puts it back as it came. */
  is_built_in: z.boolean(),
  is_edited: z.boolean(),
  /** `none`: as it comes. */
  version: z.string(),
});
/** `capabilities`: everything that there is to give. `looks`: it changes nothing. */
export const roleList = z.object({
  roles: z.array(role),
  capabilities: z.array(z.object({ name: capability, label: text, looks: z.boolean() })),
});
export const roleChange = z.strictObject({ label, capabilities: z.array(capability).max(100), ...seen });

export const department = z.object({
  code: z.string(),
  label: text,
  parent: z.string().nullable(),
  version: z.string(),
});
export const departmentList = z.object({ departments: z.array(department) });
export const departmentChange = z.strictObject({ label, parent: code.nullable(), ...seen });

export const team = z.object({
  code: z.string(),
  label: text,
  /** Last day; null: open. */
  ends_on: z.string().nullable(),
  /** Logins. */
  members: z.array(z.string()),
  leads: z.array(z.string()),
  version: z.string(),
});
export const teamList = z.object({ teams: z.array(team) });
export const teamChange = z.strictObject({
  label,
  ends_on: day.nullable().optional(),
  members: z.array(login).max(1000),
  leads: z.array(login).max(100),
  ...seen,
});

export const delegation = z.object({
  id: z.string(),
  /** Login of the person in whose place `delegate` acts. */
  delegator: z.string(),
  delegate: z.string(),
  from: z.string(),
  to: z.string(),
  reason: z.string(),
  /** What of what the other may; null: all of it. */
  capabilities: z.array(capability).nullable(),
  created_at: z.string(),
  created_by: z.string(),
  is_revoked: z.boolean(),
  version: z.string(),
});
export const delegationList = z.object({ delegations: z.array(delegation) });
/** Without `delegator` it is the caller. */
export const newDelegation = z.strictObject({
  delegator: login.optional(),
  delegate: login,
  from: day,
  to: day,
  reason: z.string().max(1000),
  capabilities: z.array(capability).min(1).max(100).nullable().optional(),
});
/** What is left out stays. */
export const delegationChange = z.strictObject({
  to: day.optional(),
  reason: z.string().max(1000).optional(),
  capabilities: z.array(capability).min(1).max(100).nullable().optional(),
  ...seen,
});
