import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { parseJson } from '../json.ts';
import type { Close } from './close.ts';
import { closeHash } from './close-hash.ts';
import type { CloseDamage } from './closes.ts';

/** A hash that was changed with the lines is still not the one in the event log. */
export async function damageOf(kysely: Kysely<Tables>, close: Close): Promise<CloseDamage | null> {
  if (closeHash(close) !== close.hash) return 'lines';
  const line = await kysely
    .selectFrom('events')
    .innerJoin('period_steps', 'period_steps.event_seq', 'events.seq')
    .select(['events.action', 'events.object_id', 'events.details'])
    .where('period_steps.seq', '=', close.seq)
    .executeTakeFirst();
  if (line?.action !== 'period/lock' || line.object_id !== close.period) return 'log';
  const details = parseJson(line.details);
  const known = typeof details === 'object' && details !== null ? Reflect.get(details, 'hash') : null;
  return known === close.hash ? null : 'log';
}
