import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { textsOf } from '../definitions/version-table.ts';
import { parseJson } from '../json.ts';
import type {
  ChangeContent,
  ChangeRequest,
  ChangeRequests,
  ChangeStep,
  ProposedObject,
  RequestHead,
} from './change-requests.ts';

type Step = Selectable<Tables['change_steps']>;

/** Null when there is none, or was none yet. */
export async function readRequest(
  kysely: Kysely<Tables>,
  number: number,
  knownAt?: Date,
): Promise<ChangeRequest | null> {
  const [found] = await readRequests(kysely, [number], knownAt);
  return found ?? null;
}

/** In the order of the numbers. */
export async function readRequests(
  kysely: Kysely<Tables>,
  numbers: readonly number[],
  knownAt?: Date,
): Promise<readonly ChangeRequest[]> {
  if (numbers.length === 0) return [];
  let rows = kysely.selectFrom('change_steps').selectAll().where('request', 'in', numbers);
  if (knownAt !== undefined) rows = rows.where('recorded_at', '<=', knownAt.toISOString());
  const steps = await rows.orderBy('seq').execute();
  const heads = await kysely
    .selectFrom('change_requests')
    .selectAll()
    .where('number', 'in', numbers)
    .execute();
  const found: ChangeRequest[] = [];
  for (const number of numbers) {
    const head = heads.find((one) => one.number === number);
    const own = steps.filter(({ request }) => request === number);
    const last = own.at(-1);
    if (head === undefined || last === undefined) continue;
    const content = await contentOf(kysely, number, last.revision);
    if (content === null) continue;
    const { requester, created_at: createdAt } = head;
    const { state, revision } = last;
    found.push({ number, requester, createdAt, state, revision, content, steps: own.map(toStep) });
  }
  return found;
}

/** Numbers, the newest first. */
export async function latestRequests(
  kysely: Kysely<Tables>,
  { states, before, limit }: Parameters<ChangeRequests['list']>[0],
): Promise<readonly number[]> {
  let last = kysely
    .selectFrom('change_steps')
    .select('request')
    .where('seq', 'in', (on) =>
      on
        .selectFrom('change_steps')
        .select((each) => each.fn.max('seq').as('seq'))
        .groupBy('request'),
    );
  if (states !== undefined) last = last.where('state', 'in', states);
  if (before !== undefined) last = last.where('request', '<', before);
  const rows = await last.orderBy('request', 'desc').limit(limit).execute();
  return rows.map(({ request }) => request);
}

const CHANGES_AT_ONCE = 500;

export async function requestsOfChanges(
  kysely: Kysely<Tables>,
  changes: readonly string[],
): Promise<ReadonlyMap<string, RequestHead>> {
  const found = new Map<string, RequestHead>();
  for (let from = 0; from < changes.length; from += CHANGES_AT_ONCE) {
    const rows = await kysely
      .selectFrom('change_steps')
      .select(['request', 'change_id'])
      .where('change_id', 'in', changes.slice(from, from + CHANGES_AT_ONCE))
      .execute();
    const heads = await headsOf(kysely, [...new Set(rows.map(({ request }) => request))]);
    for (const { request, change_id } of rows) {
      const head = heads.get(request);
      if (change_id !== null && head !== undefined) found.set(change_id, head);
    }
  }
  return found;
}

async function headsOf(
  kysely: Kysely<Tables>,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, RequestHead>> {
  if (numbers.length === 0) return new Map();
  const steps = await kysely
    .selectFrom('change_steps')
    .select(['request', 'revision', 'state', 'side'])
    .where('request', 'in', numbers)
    .orderBy('seq')
    .execute();
  const heads = new Map<number, RequestHead>();
  for (const number of numbers) {
    const own = steps.filter(({ request }) => request === number);
    const last = own.at(-1);
    if (last === undefined) continue;
    const sides = own.flatMap(({ revision, side }) => (revision === last.revision ? (side ?? []) : []));
    heads.set(number, { number, state: last.state, sides: [...new Set(sides)] });
  }
  return heads;
}

/** Empty when there is no such revision. */
export async function filesOfRevision(
  kysely: Kysely<Tables>,
  number: number,
  revision: number,
): Promise<ReadonlyMap<string, string>> {
  const row = await kysely
    .selectFrom('change_revisions')
    .select('files')
    .where('request', '=', number)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return row === undefined ? new Map() : textsOf(kysely, row.files);
}

export async function baseOfRevision(
  kysely: Kysely<Tables>,
  number: number,
  revision: number,
): Promise<ReadonlyMap<string, string> | null> {
  const row = await kysely
    .selectFrom('change_revisions')
    .select('base')
    .where('request', '=', number)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return row === undefined || row.base === null ? null : textsOf(kysely, row.base);
}

async function contentOf(
  kysely: Kysely<Tables>,
  number: number,
  revision: number,
): Promise<ChangeContent | null> {
  const row = await kysely
    .selectFrom('change_revisions')
    .selectAll()
    .where('request', '=', number)
    .where('revision', '=', revision)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    title: row.title,
    objects: parseJson(row.objects) as unknown as readonly ProposedObject[],
    effectiveFrom: row.effective_from,
    due: row.due,
  };
}

function toStep(row: Step): ChangeStep {
  return {
    revision: row.revision,
    event: row.event,
    state: row.state,
    side: row.side,
    comment: row.comment,
    actor: row.actor,
    inPlaceOf: row.in_place_of,
    at: row.recorded_at,
    change: row.change_id,
  };
}
