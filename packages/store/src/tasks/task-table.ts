import type { Kysely, Selectable } from 'kysely';
import type { CatalogDatabase } from '../database/catalog-database.ts';
import type { Tables } from '../database/tables.ts';
import { appendEvent } from '../events/append-event.ts';
import type { Json } from '../json.ts';
import type { Writer } from '../store.ts';
import type { NewTask, Task, TaskChange, TaskChanged, Tasks, TasksAsked } from './tasks.ts';

const KIND = 'task';
const OPEN = 'open';

export function taskTable(database: CatalogDatabase): Tasks {
  return {
    create: (task, writer) => database.write((tx) => create(tx, task, writer)),
    find: async (number) => findTask(await database.read(), number),
    async list(asked) {
      const rows = await listed(await database.read(), asked);
      return rows.map(toTask);
    },
    async countOpen(owner) {
      const { found } = await (await database.read())
        .selectFrom('tasks')
        .select((on) => on.fn.countAll().as('found'))
        .where('owner', '=', owner)
        .where('state', '=', OPEN)
        .executeTakeFirstOrThrow();
      return Number(found);
    },
    async openAbout(kind) {
      const rows = await (await database.read())
        .selectFrom('tasks')
        .select((on) => ['object_id', on.fn.countAll().as('found')])
        .where('object_kind', '=', kind)
        .where('state', '=', OPEN)
        .groupBy('object_id')
        .execute();
      return new Map(rows.map(({ object_id, found }) => [object_id ?? '', Number(found)]));
    },
    change: (read, change, writer) => database.write((tx) => changeTask(tx, { read, change }, writer)),
  };
}

function listed(
  kysely: Kysely<Tables>,
  { owner, askedBy, object, states, limit }: TasksAsked,
): Promise<readonly Selectable<Tables['tasks']>[]> {
  let query = kysely.selectFrom('tasks').selectAll();
  if (owner !== undefined) query = query.where('owner', '=', owner);
  if (askedBy !== undefined)
    query = query.where((on) => on.or([on('made_by', '=', askedBy), on('given_by', '=', askedBy)]));
  if (states !== undefined) query = query.where('state', 'in', states);
  if (object !== undefined)
    query = query.where('object_kind', '=', object.kind).where('object_id', '=', object.id);
  return query.orderBy('number', 'desc').limit(limit).execute();
}

async function findTask(kysely: Kysely<Tables>, number: number): Promise<Task | null> {
  const row = await kysely.selectFrom('tasks').selectAll().where('number', '=', number).executeTakeFirst();
  return row === undefined ? null : toTask(row);
}

async function create(transaction: Kysely<Tables>, task: NewTask, writer: Writer): Promise<Task> {
  const { last } = await transaction
    .selectFrom('tasks')
    .select((on) => on.fn.max('number').as('last'))
    .executeTakeFirstOrThrow();
  const { title, body, owner, due, object, source } = task;
  const now = writer.now.toISOString();
  const row: Tables['tasks'] = {
    number: Number(last ?? 0) + 1,
    title,
    body,
    answer: '',
    owner,
    due,
    object_kind: object?.kind ?? null,
    object_id: object?.id ?? null,
    source_kind: source.kind,
    source_id: source.id,
    state: OPEN,
    made_by: writer.by,
    given_by: writer.by,
    in_place_of: writer.inPlaceOf ?? null,
    made_at: now,
    changed_at: now,
    closed_by: null,
    closed_at: null,
    revision: 1,
  };
  await transaction.insertInto('tasks').values(row).execute();
  await note(transaction, { number: row.number, action: 'create', details: { owner, due } }, writer);
  return toTask(row);
}

interface Changing {
  readonly read: { readonly number: number; readonly revision: number };
  readonly change: TaskChange;
}

async function changeTask(
  transaction: Kysely<Tables>,
  { read, change }: Changing,
  writer: Writer,
): Promise<TaskChanged> {
  const { number } = read;
  const before = await findTask(transaction, number);
  if (before === null) return { kind: 'gone' };
  if (before.revision !== read.revision) return { kind: 'changed', task: before };
  const { title = before.title, body = before.body, owner = before.owner, state = before.state } = change;
  const due = change.due === undefined ? before.due : change.due;
  const now = writer.now.toISOString();
  const closed =
    state === before.state
      ? {}
      : state === OPEN
        ? { closed_by: null, closed_at: null, answer: '' }
        : { closed_by: writer.by, closed_at: now, answer: change.answer ?? '' };
  const given = owner === before.owner ? {} : { given_by: writer.by };
  const set = {
    title,
    body,
    owner,
    due,
    ...given,
    state,
    ...closed,
    changed_at: now,
    revision: before.revision + 1,
  };
  await transaction.updateTable('tasks').set(set).where('number', '=', number).execute();
  const changed = (['title', 'body', 'owner', 'due'] as const).filter((part) => set[part] !== before[part]);
  if (changed.length > 0)
    await note(
      transaction,
      { number, action: owner === before.owner ? 'update' : 'give', details: { owner, changed } },
      writer,
    );
  if (state !== before.state)
    await note(transaction, { number, ...steppedTo(state, owner === before.owner ? owner : null) }, writer);
  const task = await findTask(transaction, number);
  if (task === null) throw new TypeError(`task ${number} was just written`);
  return { kind: 'done', task };
}

/** `owner`: who has it still; null: who gets it now, which its own line tells. */
function steppedTo(state: Task['state'], owner: string | null): { action: string; details: Json } {
  if (state !== OPEN) return { action: state, details: {} };
  return { action: 'reopen', details: owner === null ? {} : { owner } };
}

async function note(
  transaction: Kysely<Tables>,
  { number, action, details }: { readonly number: number; readonly action: string; readonly details: Json },
  writer: Writer,
): Promise<void> {
  const event = { action: `${KIND}/${action}`, objectKind: KIND, objectId: String(number), details };
  await appendEvent(transaction, event, writer);
}

function toTask(row: Selectable<Tables['tasks']>): Task {
  const { object_kind: kind, object_id: id } = row;
  return {
    number: row.number,
    title: row.title,
    body: row.body,
    answer: row.answer,
    owner: row.owner,
    due: row.due,
    object: kind === null || id === null ? null : { kind, id },
    source: { kind: row.source_kind, id: row.source_id },
    state: row.state,
    madeBy: row.made_by,
    // A backup may be older than this column.
    givenBy: row.given_by || row.made_by,
    inPlaceOf: row.in_place_of,
    madeAt: row.made_at,
    changedAt: row.changed_at,
    closedBy: row.closed_by,
    closedAt: row.closed_at,
    revision: row.revision,
  };
}
