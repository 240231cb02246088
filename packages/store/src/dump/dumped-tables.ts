import type { Tables } from '../database/tables.ts';

/** Every table with its key, in an order that foreign keys admit. Pointers come first: what they name must still be there. */
export const DUMPED: readonly { readonly table: keyof Tables; readonly key: readonly string[] }[] = [
  { table: 'loads', key: ['seq'] },
  { table: 'pending_loads', key: ['subject', 'name'] },
  { table: 'file_texts', key: ['digest'] },
  { table: 'changes', key: ['seq'] },
  { table: 'definition_versions', key: ['seq'] },
  { table: 'references', key: ['object_kind', 'object_id', 'target_kind', 'target_id', 'role'] },
  { table: 'departments', key: ['code'] },
  { table: 'roles', key: ['name'] },
  { table: 'users', key: ['id'] },
  { table: 'user_roles', key: ['user_id', 'role'] },
  { table: 'sessions', key: ['digest'] },
  { table: 'tokens', key: ['id'] },
  { table: 'second_factors', key: ['user_id'] },
  { table: 'recovery_codes', key: ['user_id', 'digest'] },
  { table: 'teams', key: ['code'] },
  { table: 'team_members', key: ['team', 'user_id'] },
  { table: 'delegations', key: ['id'] },
  { table: 'kept', key: ['kind', 'id'] },
  { table: 'follows', key: ['login'] },
  { table: 'visits', key: ['login'] },
  { table: 'settings', key: ['key'] },
  { table: 'events', key: ['seq'] },
];
