import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { CatalogDatabase } from '../database/catalog-database.ts';
import type { Tables } from '../database/tables.ts';
import { appendEvent } from '../events/append-event.ts';
import type { Delegation, Delegations } from './delegations.ts';

type Row = Selectable<Tables['delegations']>;

export function delegationTable(database: CatalogDatabase): Delegations {
  return {
    async list(userId) {
      let rows = (await database.read()).selectFrom('delegations').selectAll();
      if (userId !== undefined)
        rows = rows.where((on) => on.or([on('delegator_id', '=', userId), on('delegate_id', '=', userId)]));
      return (await rows.orderBy('created_at', 'desc').orderBy('id').execute()).map(toDelegation);
    },
    async inForce({ delegatorId, delegateId, day }) {
      const row = await (await database.read())
        .selectFrom('delegations')
        .selectAll()
        .where('delegator_id', '=', delegatorId)
        .where('delegate_id', '=', delegateId)
        .where('from_day', '<=', day)
        .where('to_day', '>=', day)
        .where('revoked_at', 'is', null)
        .orderBy('id')
        .executeTakeFirst();
      return row === undefined ? null : toDelegation(row);
    },
    create: (delegation, writer) =>
      database.write(async (tx) => {
        const { delegatorId, delegateId, from, to, reason } = delegation;
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
        };
        await tx.insertInto('delegations').values(row).execute();
        await appendEvent(
          tx,
          {
            action: 'delegation/create',
            objectKind: 'delegation',
            objectId: row.id,
            details: { ...delegation },
          },
          writer,
        );
        return toDelegation(row);
      }),
    revoke: (id, writer) =>
      database.write(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable('delegations')
          .set({ revoked_at: writer.now.toISOString() })
          .where('id', '=', id)
          .where('revoked_at', 'is', null)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        await appendEvent(
          tx,
          { action: 'delegation/revoke', objectKind: 'delegation', objectId: id },
          writer,
        );
        return true;
      }),
  };
}

function toDelegation(row: Row): Delegation {
  return {
    id: row.id,
    delegatorId: row.delegator_id,
    delegateId: row.delegate_id,
    from: row.from_day,
    to: row.to_day,
    reason: row.reason,
    createdAt: row.created_at,
    createdBy: row.created_by,
    isRevoked: row.revoked_at !== null,
  };
}
