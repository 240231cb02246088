import type { Kysely } from 'kysely';
import type { CatalogDatabase } from '../database/catalog-database.ts';
import type { Tables } from '../database/tables.ts';
import { keepFiles, lastNumbers, recordChange } from '../definitions/version-table.ts';
import { appendEvent } from '../events/append-event.ts';
import { canonicalJson, type Json } from '../json.ts';
import { replaceReferences } from '../references/reference-table.ts';
import type { Writer } from '../store.ts';
import type {
  Advanced,
  ChangeRequest,
  ChangeRequests,
  Deciding,
  Decision,
  NewContent,
  NewStep,
  ProposedObject,
} from './change-requests.ts';
import { deadlinesUntil, noteDeadline } from './deadlines.ts';
import {
  baseOfRevision,
  filesOfRevision,
  latestRequests,
  readRequest,
  readRequests,
  requestsOfChanges,
} from './read-requests.ts';

type Transaction = Kysely<Tables>;

/** Kind under which a request writes what it asks for among the references. */
const KIND = 'change_request';

export function changeTable(database: CatalogDatabase): ChangeRequests {
  return {
    open: (content, steps, writer) => database.write((tx) => open(tx, { content, steps }, writer)),
    find: async (number, knownAt) => readRequest(await database.read(), number, knownAt),
    async list(asked) {
      const kysely = await database.read();
      return readRequests(kysely, await latestRequests(kysely, asked));
    },
    deadlines: async (asked) => deadlinesUntil(await database.read(), asked),
    noteDeadline: (deadline, event, writer) =>
      database.write((tx) => noteDeadline(tx, { deadline, event }, writer)),
    files: async (number, revision) => filesOfRevision(await database.read(), number, revision),
    baseFiles: async (number, revision) => baseOfRevision(await database.read(), number, revision),
    async ofChanges(changes) {
      return changes.length === 0 ? new Map() : requestsOfChanges(await database.read(), changes);
    },
    advance: (number, decide, writer) => database.write((tx) => advance(tx, { number, decide }, writer)),
  };
}

interface Opening {
  readonly content: NewContent;
  readonly steps: readonly NewStep[];
}

async function open(
  transaction: Transaction,
  { content, steps }: Opening,
  writer: Writer,
): Promise<ChangeRequest> {
  const { last } = await transaction
    .selectFrom('change_requests')
    .select((on) => on.fn.max('number').as('last'))
    .executeTakeFirstOrThrow();
  const number = Number(last ?? 0) + 1;
  const row = { number, requester: writer.by, created_at: writer.now.toISOString() };
  await transaction.insertInto('change_requests').values(row).execute();
  await addRevision(transaction, { number, revision: 1, content }, writer);
  return take(transaction, { number, revision: 1, objects: content.objects, steps }, writer);
}

async function advance<R>(
  transaction: Transaction,
  { number, decide }: { readonly number: number; readonly decide: (standing: Deciding) => Decision<R> },
  writer: Writer,
): Promise<Advanced<R>> {
  const request = await readRequest(transaction, number);
  if (request === null) return { kind: 'gone' };
  const versions = await lastNumbers(transaction, request.content.objects);
  const decided = decide({ request, versions });
  if ('refused' in decided) return { kind: 'refused', reason: decided.refused, request };
  const { steps, content: revised } = decided;
  const revision = request.revision + (revised === undefined ? 0 : 1);
  if (revised !== undefined) await addRevision(transaction, { number, revision, content: revised }, writer);
  const { objects } = revised ?? request.content;
  return { kind: 'done', request: await take(transaction, { number, revision, objects, steps }, writer) };
}

interface Revised {
  readonly number: number;
  readonly revision: number;
  readonly content: NewContent;
}

interface Taken extends Omit<Revised, 'content'> {
  readonly objects: readonly ProposedObject[];
  readonly steps: readonly NewStep[];
}

async function addRevision(
  transaction: Transaction,
  { number, revision, content }: Revised,
  { by, now }: Writer,
): Promise<void> {
  const { title, objects, files, base = null, effectiveFrom, due } = content;
  const row: Tables['change_revisions'] = {
    request: number,
    revision,
    title,
    objects: canonicalJson(objects as unknown as Json),
    files: canonicalJson(await keepFiles(transaction, files)),
    base: base === null ? null : canonicalJson(await keepFiles(transaction, base)),
    effective_from: effectiveFrom,
    due,
    recorded_at: now.toISOString(),
    recorded_by: by,
  };
  await transaction.insertInto('change_revisions').values(row).execute();
}

/** Writes the steps with what they record, and what the request mentions while it is under way. */
async function take(
  transaction: Transaction,
  { number, revision, objects, steps }: Taken,
  writer: Writer,
): Promise<ChangeRequest> {
  const { last } = await transaction
    .selectFrom('change_steps')
    .select((on) => on.fn.max('seq').as('last'))
    .executeTakeFirstOrThrow();
  let seq = Number(last ?? 0);
  for (const { event, state, side, comment, record } of steps) {
    const change = record === undefined ? null : await recordChange(transaction, record, writer);
    seq += 1;
    const row: Tables['change_steps'] = {
      seq,
      request: number,
      revision,
      event,
      state,
      side,
      comment,
      actor: writer.by,
      in_place_of: writer.inPlaceOf ?? null,
      recorded_at: writer.now.toISOString(),
      change_id: change?.id ?? null,
    };
    await transaction.insertInto('change_steps').values(row).execute();
    await appendEvent(
      transaction,
      {
        action: `${KIND}/${event}`,
        objectKind: KIND,
        objectId: String(number),
        details: { revision, state, side },
      },
      writer,
    );
  }
  const isPublished = steps.some(({ record }) => record !== undefined);
  const references = isPublished
    ? []
    : objects.map(({ kind, id }) => ({ targetKind: kind, targetId: id, role: 'proposes' }));
  await replaceReferences(transaction, [{ kind: KIND, id: String(number), references }]);
  const request = await readRequest(transaction, number);
  if (request === null) throw new TypeError(`change request ${number} was just written`);
  return request;
}
