import type { Kysely, Selectable } from 'kysely';
import type { CatalogDatabase } from '../database/catalog-database.ts';
import type { Tables } from '../database/tables.ts';
import { appendEvent } from '../events/append-event.ts';
import type { Writer } from '../store.ts';
import type { Comment, Comments, NewComment } from './comments.ts';

export function commentTable(database: CatalogDatabase): Comments {
  return {
    add: (comment, writer) => database.write((tx) => add(tx, comment, writer)),
    async of({ kind, id }) {
      const kysely = await database.read();
      const rows = await kysely
        .selectFrom('comments')
        .selectAll()
        .where('object_kind', '=', kind)
        .where('object_id', '=', id)
        .where('seq', 'not in', (on) => on.selectFrom('removed_comments').select('comment'))
        .orderBy('seq')
        .execute();
      return withMentions(kysely, rows);
    },
    async find(ids) {
      if (ids.length === 0) return [];
      const kysely = await database.read();
      const rows = await kysely
        .selectFrom('comments')
        .selectAll()
        .where('seq', 'in', ids)
        .where('seq', 'not in', (on) => on.selectFrom('removed_comments').select('comment'))
        .execute();
      return withMentions(kysely, rows);
    },
    remove: (id, writer) => database.write((tx) => remove(tx, id, writer)),
    async count({ kind, id }) {
      const { found } = await (await database.read())
        .selectFrom('comments')
        .select((on) => on.fn.countAll().as('found'))
        .where('object_kind', '=', kind)
        .where('object_id', '=', id)
        .executeTakeFirstOrThrow();
      return Number(found);
    },
    async countsAbout(kind) {
      const rows = await (await database.read())
        .selectFrom('comments')
        .select((on) => ['object_id', on.fn.countAll().as('found')])
        .where('object_kind', '=', kind)
        .where('seq', 'not in', (on) => on.selectFrom('removed_comments').select('comment'))
        .groupBy('object_id')
        .execute();
      return new Map(rows.map(({ object_id, found }) => [object_id, Number(found)]));
    },
    async calling(login, limit) {
      const kysely = await database.read();
      const rows = await kysely
        .selectFrom('comments')
        .innerJoin('comment_mentions', 'comment_mentions.comment', 'comments.seq')
        .selectAll('comments')
        .where('comment_mentions.login', '=', login)
        .orderBy('comments.seq', 'desc')
        .limit(limit)
        .execute();
      return withMentions(kysely, rows);
    },
  };
}

async function add(
  transaction: Kysely<Tables>,
  { object, body, mentions }: NewComment,
  writer: Writer,
): Promise<Comment> {
  const { last } = await transaction
    .selectFrom('comments')
    .select((on) => on.fn.max('seq').as('last'))
    .executeTakeFirstOrThrow();
  const row: Tables['comments'] = {
    seq: Number(last ?? 0) + 1,
    object_kind: object.kind,
    object_id: object.id,
    body,
    author: writer.by,
    in_place_of: writer.inPlaceOf ?? null,
    recorded_at: writer.now.toISOString(),
  };
  await transaction.insertInto('comments').values(row).execute();
  const called = [...new Set(mentions)].sort();
  if (called.length > 0)
    await transaction
      .insertInto('comment_mentions')
      .values(called.map((login) => ({ comment: row.seq, login })))
      .execute();
  const { kind, id } = object;
  const details = { comment: row.seq, mentions: called };
  await appendEvent(transaction, { action: 'comment/add', objectKind: kind, objectId: id, details }, writer);
  return toComment(row, called);
}

async function remove(transaction: Kysely<Tables>, id: number, writer: Writer): Promise<boolean> {
  const row = await transaction
    .selectFrom('comments')
    .select(['object_kind', 'object_id'])
    .where('seq', '=', id)
    .where('seq', 'not in', (on) => on.selectFrom('removed_comments').select('comment'))
    .executeTakeFirst();
  if (row === undefined) return false;
  await transaction.updateTable('comments').set({ body: '' }).where('seq', '=', id).execute();
  await transaction.deleteFrom('comment_mentions').where('comment', '=', id).execute();
  const removed = { comment: id, removed_at: writer.now.toISOString() };
  await transaction.insertInto('removed_comments').values(removed).execute();
  const object = { objectKind: row.object_kind, objectId: row.object_id };
  await appendEvent(transaction, { action: 'comment/remove', ...object, details: { comment: id } }, writer);
  return true;
}

async function withMentions(
  kysely: Kysely<Tables>,
  rows: readonly Selectable<Tables['comments']>[],
): Promise<readonly Comment[]> {
  if (rows.length === 0) return [];
  const found = await kysely
    .selectFrom('comment_mentions')
    .selectAll()
    .where(
      'comment',
      'in',
      rows.map(({ seq }) => seq),
    )
    .orderBy('login')
    .execute();
  return rows.map((row) =>
    toComment(
      row,
      found.filter(({ comment }) => comment === row.seq).map(({ login }) => login),
    ),
  );
}

function toComment(row: Selectable<Tables['comments']>, mentions: readonly string[]): Comment {
  return {
    id: row.seq,
    object: { kind: row.object_kind, id: row.object_id },
    body: row.body,
    mentions,
    author: row.author,
    inPlaceOf: row.in_place_of,
    at: row.recorded_at,
  };
}
