import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { CatalogDatabase } from '../database/catalog-database.ts';
import type { Tables } from '../database/tables.ts';
import { appendEvent } from '../events/append-event.ts';
import { canonicalJson, parseJson } from '../json.ts';
import { replaceReferences } from '../references/reference-table.ts';
import type { Writer } from '../store.ts';
import type { Kept, KeptContent, KeptObject, Saved } from './kept.ts';

type Transaction = Kysely<Tables>;

export function keptTable(database: CatalogDatabase): Kept {
  return {
    async list(kind, login) {
      const rows = await visible(await database.read(), kind, login)
        .selectAll()
        .execute();
      return rows.map(toObject);
    },
    names: async (kind, login) =>
      visible(await database.read(), kind, login)
        .select(['id', 'name'])
        .execute(),
    async count(kind, owner) {
      const { count } = await (await database.read())
        .selectFrom('kept')
        .select((on) => on.fn.countAll().as('count'))
        .where('kind', '=', kind)
        .where('owner', '=', owner)
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    find: async (kind, id) => rowOf(await database.read(), kind, id),
    create: (kind, content, writer) =>
      database.write(async (tx) => {
        const at = writer.now.toISOString();
        const row: Tables['kept'] = {
          kind,
          id: randomUUID(),
          ...columnsOf(content),
          owner: writer.by,
          created_at: at,
          updated_at: at,
          revision: 1,
        };
        await tx.insertInto('kept').values(row).execute();
        await note(tx, { ...row, references: content.references, action: 'create' }, writer);
        return toObject(row);
      }),
    save: (read, content, writer) => database.write((tx) => save(tx, { ...read, content }, writer)),
    remove: (kind, id, writer) =>
      database.write(async (tx) => {
        const { numDeletedRows } = await tx
          .deleteFrom('kept')
          .where('kind', '=', kind)
          .where('id', '=', id)
          .executeTakeFirst();
        if (Number(numDeletedRows) === 0) return false;
        await note(tx, { kind, id, references: [], action: 'delete' }, writer);
        return true;
      }),
  };
}

function visible(kysely: Transaction, kind: string, login: string) {
  return kysely
    .selectFrom('kept')
    .where('kind', '=', kind)
    .where((on) => on.or([on('owner', '=', login), on('is_shared', '=', 1)]))
    .orderBy('updated_at', 'desc')
    .orderBy('id');
}

interface Saving {
  readonly kind: string;
  readonly id: string;
  readonly revision: number;
  readonly content: KeptContent;
}

async function save(
  transaction: Transaction,
  { kind, id, revision, content }: Saving,
  writer: Writer,
): Promise<Saved> {
  const before = await rowOf(transaction, kind, id);
  if (before === null) return { kind: 'gone' };
  if (before.revision !== revision) return { kind: 'changed', object: before };
  const changed = {
    ...columnsOf(content),
    updated_at: writer.now.toISOString(),
    revision: revision + 1,
  };
  await transaction.updateTable('kept').set(changed).where('kind', '=', kind).where('id', '=', id).execute();
  await note(transaction, { kind, id, references: content.references, action: 'save' }, writer);
  const { name, isShared, body } = content;
  const { updated_at: updatedAt } = changed;
  return {
    kind: 'saved',
    object: { ...before, name, isShared, body, updatedAt, revision: changed.revision },
  };
}

/** References and the line of the event log, in the transaction that does it. */
async function note(
  transaction: Transaction,
  done: Pick<Tables['kept'], 'kind' | 'id'> & Pick<KeptContent, 'references'> & { readonly action: string },
  writer: Writer,
): Promise<void> {
  const { kind, id, references, action } = done;
  await replaceReferences(transaction, [{ kind, id, references }]);
  await appendEvent(transaction, { action: `${kind}/${action}`, objectKind: kind, objectId: id }, writer);
}

async function rowOf(kysely: Transaction, kind: string, id: string): Promise<KeptObject | null> {
  const row = await kysely
    .selectFrom('kept')
    .selectAll()
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : toObject(row);
}

function columnsOf({ name, isShared, body }: KeptContent) {
  return { name, is_shared: isShared ? 1 : 0, body: canonicalJson(body) };
}

function toObject(row: Selectable<Tables['kept']>): KeptObject {
  return {
    kind: row.kind,
    id: row.id,
    name: row.name,
    owner: row.owner,
    isShared: row.is_shared === 1,
    body: parseJson(row.body),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    revision: row.revision,
  };
}
