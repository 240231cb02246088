import { createHash } from 'node:crypto';
import type { Migration } from './migration.ts';

/** Hash of what a step does, whatever the dialect. */
export function checksumOf(migration: Migration): string {
  const statements = migration.statements({ text: '<text>', isSchemaTable: '' });
  return createHash('sha256')
    .update(JSON.stringify([migration.name, statements]))
    .digest('hex')
    .slice(0, 32);
}
