import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { CatalogDatabase } from '../database/catalog-database.ts';
import type { Tables } from '../database/tables.ts';
import { appendEvent } from '../events/append-event.ts';
import { canonicalJson } from '../json.ts';
import { contentVersion, delegationContent } from '../people/content-version.ts';
import { requireSeen } from '../people/require-seen.ts';
import type { Delegation, Delegations } from './delegations.ts';

type Row = Selectable<Tables['delegations']>;
type Transaction = Kysely<Tables>;

export function delegationTable(database: CatalogDatabase): Delegations {
  return {
    async list(userId) {
      let rows = (await database.read()).selectFrom('delegations').selectAll();
      if (userId !== undefined)
        rows = rows.where((on) => on.or([on('delegator_id', '=', userId), on('delegate_id', '=', userId)]));
      return (await rows.orderBy('created_at', 'desc').orderBy('id').execute()).map(toDelegation);
    },
    async inForce({ delegatorId, delegateId, day }) {
      const rows = await (await database.read())
        .selectFrom('delegations')
        .selectAll()
        .where('delegator_id', '=', delegatorId)
        .where('delegate_id', '=', delegateId)
        .where('from_day', '<=', day)
        .where('to_day', '>=', day)
        .where('revoked_at', 'is', null)
        .orderBy('id')
        .execute();
      return rows.map(toDelegation);
    },
    create: (delegation, writer) => database.write((tx) => create(tx, delegation, writer)),
    update: (id, changes, writer) => database.write((tx) => update(tx, id, { changes, writer })),
    revoke: (id, writer) =>
      database.write(async (tx) => {
        const before = await find(tx, id);
        await requireSeen(tx, await nowOf(tx, id, before), writer);
        if (before === null || before.isRevoked) return false;
        await tx
          .updateTable('delegations')
          .set({ revoked_at: writer.now.toISOString() })
          .where('id', '=', id)
          .execute();
        const event = { action: 'delegation/revoke', objectKind: 'delegation', objectId: id };
        await appendEvent(tx, event, writer);
        return true;
      }),
  };
}

async function create(
  transaction: Transaction,
  delegation: Parameters<Delegations['create']>[0],
  writer: Parameters<Delegations['create']>[1],
): Promise<Delegation> {
  const { delegatorId, delegateId, from, to, reason, capabilities } = delegation;
  const given = await transaction
    .selectFrom('delegations')
    .selectAll()
    .where('delegator_id', '=', delegatorId)
    .where('revoked_at', 'is', null)
    .execute();
  writer.judge?.(given.map(toDelegation));
  const row: Row = {
    id: randomUUID(),
    delegator_id: delegatorId,
    delegate_id: delegateId,
    from_day: from,
    to_day: to,
    reason,
    created_at: writer.now.toISOString(),
    created_by: writer.by,
    revoked_at: null,
    capabilities: capabilities === null ? null : canonicalJson([...capabilities]),
  };
  await transaction.insertInto('delegations').values(row).execute();
  const made = toDelegation(row);
  const details = { delegatorId, delegateId, ...delegationContent(made) };
  await appendEvent(
    transaction,
    { action: 'delegation/create', objectKind: 'delegation', objectId: row.id, details },
    writer,
  );
  return made;
}

interface Update {
  readonly changes: Parameters<Delegations['update']>[1];
  readonly writer: Parameters<Delegations['update']>[2];
}

async function update(
  transaction: Transaction,
  id: string,
  { changes, writer }: Update,
): Promise<Delegation | null> {
  const before = await find(transaction, id);
  await requireSeen(transaction, await nowOf(transaction, id, before), writer);
  if (before === null || before.isRevoked) return null;
  const after = { ...before, ...changes };
  writer.judge?.(before, after);
  const [was, is] = [delegationContent(before), delegationContent(after)];
  if (canonicalJson(was) === canonicalJson(is)) return before;
  await transaction
    .updateTable('delegations')
    .set({
      to_day: after.to,
      reason: after.reason,
      capabilities: after.capabilities === null ? null : canonicalJson([...after.capabilities]),
    })
    .where('id', '=', id)
    .execute();
  const details = { before: was, after: is };
  await appendEvent(
    transaction,
    { action: 'delegation/update', objectKind: 'delegation', objectId: id, details },
    writer,
  );
  return after;
}

async function find(transaction: Transaction, id: string): Promise<Delegation | null> {
  const row = await transaction.selectFrom('delegations').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toDelegation(row);
}

/** As people call it: who acts in whose place. One that was ended is there no longer. */
async function nowOf(transaction: Transaction, id: string, delegation: Delegation | null) {
  const there = delegation?.isRevoked === true ? null : delegation;
  const ids = delegation === null ? [] : [delegation.delegateId, delegation.delegatorId];
  const people = await transaction
    .selectFrom('users')
    .select(['id', 'login'])
    .where('id', 'in', ['', ...ids])
    .execute();
  const logins = ids.map((one) => people.find((person) => person.id === one)?.login ?? one);
  const version = contentVersion.delegation(there);
  return { kind: 'delegation', id, name: logins.join(' → ') || id, version } as const;
}

function toDelegation(row: Row): Delegation {
  return {
    id: row.id,
    delegatorId: row.delegator_id,
    delegateId: row.delegate_id,
    from: row.from_day,
    to: row.to_day,
    reason: row.reason,
    capabilities: row.capabilities === null ? null : (JSON.parse(row.capabilities) as readonly string[]),
    createdAt: row.created_at,
    createdBy: row.created_by,
    isRevoked: row.revoked_at !== null,
  };
}
