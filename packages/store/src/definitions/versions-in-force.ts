import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { ObjectName } from '../references/references.ts';
import type { Moment } from './definition-version.ts';

/**
 * For each object one row: the last recorded of those that cover the day; where none does and the object begins later,
 * the first of the versions that begin it. Rows of objects that end stay in, with no body.
 */
export async function versionsInForce(
  kysely: Kysely<Tables>,
  { on: day, knownAt }: Moment,
  object?: ObjectName,
): Promise<readonly Selectable<Tables['definition_versions']>[]> {
  const { sql } = await import('kysely');
  const covers = sql<boolean>`(effective_from <= ${day} and (effective_to is null or effective_to > ${day}))`;
  let known = kysely
    .selectFrom('definition_versions')
    .selectAll()
    .select([
      sql<number>`case when ${covers} then 1 when effective_from > ${day} and body is not null then 2 else 3 end`.as(
        'choice',
      ),
    ]);
  if (knownAt !== undefined) known = known.where('recorded_at', '<=', knownAt.toISOString());
  if (object !== undefined) known = known.where('kind', '=', object.kind).where('id', '=', object.id);
  const ranked = kysely
    .selectFrom(known.as('known'))
    .selectAll()
    .select(
      sql<number>`row_number() over (partition by kind, id order by choice, case when choice = 2 then effective_from end, seq desc)`.as(
        'place',
      ),
    );
  return kysely
    .selectFrom(ranked.as('ranked'))
    .selectAll()
    .where('place', '=', 1)
    .where('choice', '<', 3)
    .orderBy('kind')
    .orderBy('id')
    .execute();
}
