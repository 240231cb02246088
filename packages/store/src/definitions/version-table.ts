import { createHash, randomUUID } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Kysely, Selectable } from 'kysely';
import { addSteps } from '../changes/lifecycle-table.ts';
import type { CatalogDatabase } from '../database/catalog-database.ts';
import type { Tables } from '../database/tables.ts';
import { appendEvent } from '../events/append-event.ts';
import { canonicalJson, parseJson } from '../json.ts';
import { replaceReferences } from '../references/reference-table.ts';
import type { ObjectName } from '../references/references.ts';
import type { Writer } from '../store.ts';
import type { Change, DefinitionVersion, NewChange, NewVersion } from './definition-version.ts';
import type { Definitions } from './definitions.ts';
import { versionsInForce } from './versions-in-force.ts';

type Transaction = Kysely<Tables>;

export function versionTable(database: CatalogDatabase): Definitions {
  return {
    record: (change, writer) => database.write((tx) => recordChange(tx, change, writer)),
    inForce: async (moment) =>
      (await versionsInForce(await database.read(), moment)).map(toVersion).filter(isThere),
    async find(kind, id, moment) {
      const rows = await versionsInForce(await database.read(), moment, { kind, id });
      return rows.map(toVersion).filter(isThere)[0] ?? null;
    },
    async history(kind, id) {
      const rows = await (await database.read())
        .selectFrom('definition_versions')
        .selectAll()
        .where('kind', '=', kind)
        .where('id', '=', id)
        .orderBy('seq')
        .execute();
      return rows.map(toVersion);
    },
    lastVersions: async (objects) => lastNumbers(await database.read(), objects),
    async changes(limit) {
      const rows = await (await database.read())
        .selectFrom('changes')
        .selectAll()
        .orderBy('seq', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toChange);
    },
    lastFiles: async (isWanted) => lastFiles(await database.read(), isWanted ?? (() => true)),
    files: async (change) => filesOf(await database.read(), change),
  };
}

/** Records versions inside a transaction. */
export async function recordChange(
  transaction: Transaction,
  change: NewChange,
  writer: Writer,
): Promise<Change> {
  const { by, now } = writer;
  const last = await transaction
    .selectFrom('changes')
    .select(['seq', 'recorded_at'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const instant = now.toISOString();
  const row: Tables['changes'] = {
    seq: (last?.seq ?? 0) + 1,
    id: randomUUID(),
    kind: change.kind,
    recorded_at: last !== undefined && last.recorded_at > instant ? last.recorded_at : instant,
    recorded_by: by,
    comment: change.comment ?? null,
    files: canonicalJson(await keepFiles(transaction, change.files ?? new Map())),
  };
  await transaction.insertInto('changes').values(row).execute();
  await addVersions(transaction, change.versions, row);
  const mentioning = change.versions.flatMap(({ kind, id, references }) =>
    references === undefined ? [] : [{ kind, id, references }],
  );
  await replaceReferences(transaction, mentioning);
  await addSteps(transaction, change.lifecycle ?? [], writer);
  const objects = change.versions.map(({ kind, id }) => `${kind} ${id}`);
  await appendEvent(
    transaction,
    {
      action: `definitions/${change.kind}`,
      objectKind: 'change',
      objectId: row.id,
      details: { objects },
    },
    writer,
  );
  return toChange(row);
}

const ROWS_AT_ONCE = 200;

async function addVersions(
  transaction: Transaction,
  versions: readonly NewVersion[],
  change: Tables['changes'],
): Promise<void> {
  const { last } = await transaction
    .selectFrom('definition_versions')
    .select((on) => on.fn.max('seq').as('last'))
    .executeTakeFirstOrThrow();
  const numbers = await lastNumbers(transaction, versions);
  let seq = Number(last ?? 0);
  const rows = versions.map((version): Tables['definition_versions'] => {
    const key = keyOf(version);
    const number = (numbers.get(key) ?? 0) + 1;
    numbers.set(key, number);
    seq += 1;
    return {
      seq,
      kind: version.kind,
      id: version.id,
      version: number,
      body: version.body === null ? null : canonicalJson(version.body),
      effective_from: version.effectiveFrom,
      effective_to: version.effectiveTo ?? null,
      recorded_at: change.recorded_at,
      recorded_by: change.recorded_by,
      change_id: change.id,
    };
  });
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await transaction
      .insertInto('definition_versions')
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .execute();
    await breathe();
  }
}

function keyOf({ kind, id }: ObjectName): string {
  return JSON.stringify([kind, id]);
}

/** Numbers of the last versions, by `JSON.stringify([kind, id])`. */
export async function lastNumbers(
  kysely: Kysely<Tables>,
  objects: readonly ObjectName[],
): Promise<Map<string, number>> {
  const numbers = new Map<string, number>();
  for (let from = 0; from < objects.length; from += ROWS_AT_ONCE) {
    const ids = objects.slice(from, from + ROWS_AT_ONCE).map(({ id }) => id);
    await breathe();
    const rows = await kysely
      .selectFrom('definition_versions')
      .select(['kind', 'id', (on) => on.fn.max('version').as('last')])
      .where('id', 'in', ids)
      .groupBy(['kind', 'id'])
      .execute();
    for (const { kind, id, last } of rows) numbers.set(keyOf({ kind, id }), Number(last));
  }
  return numbers;
}

/** Keeps each text once; path → digest. */
export async function keepFiles(
  transaction: Transaction,
  files: ReadonlyMap<string, string>,
): Promise<Readonly<Record<string, string>>> {
  const digests: Record<string, string> = {};
  const texts = new Map<string, string>();
  for (const [path, text] of files) {
    const digest = createHash('sha256').update(text).digest('hex');
    digests[path] = digest;
    texts.set(digest, text);
  }
  const rows = [...texts].map(([digest, text]) => ({ digest, text }));
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await transaction
      .insertInto('file_texts')
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .onConflict((on) => on.column('digest').doNothing())
      .execute();
  return digests;
}

async function filesOf(kysely: Kysely<Tables>, change: string): Promise<ReadonlyMap<string, string>> {
  const row = await kysely.selectFrom('changes').select('files').where('id', '=', change).executeTakeFirst();
  return row === undefined ? new Map() : textsOf(kysely, row.files);
}

async function lastFiles(
  kysely: Kysely<Tables>,
  isWanted: (files: ReadonlyMap<string, string>) => boolean,
): Promise<ReadonlyMap<string, string> | null> {
  const latest = kysely
    .selectFrom('changes')
    .select(['seq', 'files'])
    .where('files', '<>', '{}')
    .orderBy('seq', 'desc')
    .limit(1);
  let row = await latest.executeTakeFirst();
  while (row !== undefined) {
    const files = await textsOf(kysely, row.files);
    if (isWanted(files)) return files;
    row = await latest.where('seq', '<', row.seq).executeTakeFirst();
  }
  return null;
}

/** Texts by path, of what `keepFiles` gave as JSON. */
export async function textsOf(kysely: Kysely<Tables>, kept: string): Promise<ReadonlyMap<string, string>> {
  const digests = Object.entries(JSON.parse(kept) as Record<string, string>);
  const asked = [...new Set(digests.map(([, digest]) => digest))];
  const texts = new Map<string, string>();
  for (let from = 0; from < asked.length; from += ROWS_AT_ONCE) {
    const rows = await kysely
      .selectFrom('file_texts')
      .selectAll()
      .where('digest', 'in', asked.slice(from, from + ROWS_AT_ONCE))
      .execute();
    for (const { digest, text } of rows) texts.set(digest, text);
  }
  const textOf = ([path, digest]: readonly [string, string]): readonly [string, string] => {
    const text = texts.get(digest);
    if (text === undefined) throw new TypeError(`the text of ${path} is not kept`);
    return [path, text];
  };
  return new Map(digests.map(textOf));
}

function isThere({ body }: DefinitionVersion): boolean {
  return body !== null;
}

function toVersion(row: Selectable<Tables['definition_versions']>): DefinitionVersion {
  return {
    kind: row.kind,
    id: row.id,
    version: row.version,
    body: row.body === null ? null : parseJson(row.body),
    effectiveFrom: row.effective_from,
    effectiveTo: row.effective_to,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    change: row.change_id,
  };
}

function toChange(row: Selectable<Tables['changes']>): Change {
  return {
    id: row.id,
    kind: row.kind,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    comment: row.comment,
    hasFiles: row.files !== '{}',
  };
}
