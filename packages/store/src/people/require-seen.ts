import { PlumblineError, report } from '@plumbline/diagnostics';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { SeenWriter } from '../store.ts';
import { NOTHING_YET } from './content-version.ts';

interface Now {
  readonly kind: 'user' | 'role' | 'department' | 'team' | 'delegation';
  readonly id: string;
  /** As people call it. */
  readonly name: string;
  readonly version: string;
}

const CHANGES = ['create', 'update', 'save', 'remove', 'revoke'];

/**
 * Refuses to write over what the writer has not seen, in the transaction that would. Throws PlumblineError
 * `people/changed-meanwhile` with who wrote it last.
 */
export async function requireSeen(
  transaction: Kysely<Tables>,
  { kind, id, name, version }: Now,
  { seen }: SeenWriter,
): Promise<void> {
  if (seen === undefined || seen === version) return;
  const last = await transaction
    .selectFrom('events')
    .select(['actor', 'at'])
    .where('object_kind', '=', kind)
    .where('object_id', '=', id)
    .where(
      'action',
      'in',
      CHANGES.map((change) => `${kind}/${change}`),
    )
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const change = version === NOTHING_YET ? 'removed' : seen === NOTHING_YET ? 'made' : 'changed';
  throw new PlumblineError([
    report('people/changed-meanwhile', {
      kind,
      name,
      change,
      by: last?.actor ?? 'system',
      at: last?.at ?? '',
    }),
  ]);
}
