import type { Kysely } from 'kysely';
import type { CatalogDatabase } from '../database/catalog-database.ts';
import type { Tables } from '../database/tables.ts';
import { appendEvent } from '../events/append-event.ts';
import { digestOf } from '../people/digest.ts';
import type { Writer } from '../store.ts';
import type { SecondFactor, SecondFactors } from './second-factors.ts';

export function secondFactorTable(database: CatalogDatabase): SecondFactors {
  return {
    of: (userId) => of(database, userId),
    begin: (userId, sealed, writer) =>
      database.write(async (tx) => {
        await tx
          .deleteFrom('second_factors')
          .where('user_id', '=', userId)
          .where('is_confirmed', '=', 0)
          .execute();
        const there = await tx
          .selectFrom('second_factors')
          .select('user_id')
          .where('user_id', '=', userId)
          .execute();
        if (there.length > 0) return false;
        const created_at = writer.now.toISOString();
        await tx
          .insertInto('second_factors')
          .values({ user_id: userId, sealed, is_confirmed: 0, last_step: 0, created_at })
          .execute();
        return true;
      }),
    confirm: (userId, shown, writer) => database.write((tx) => confirm(tx, userId, shown, writer)),
    use: (userId, step) =>
      database.write(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable('second_factors')
          .set({ last_step: step })
          .where('user_id', '=', userId)
          .where('is_confirmed', '=', 1)
          .where('last_step', '<', step)
          .executeTakeFirst();
        return numUpdatedRows === 1n;
      }),
    useRecoveryCode: (userId, code, writer) =>
      database.write(async (tx) => {
        const { numDeletedRows } = await tx
          .deleteFrom('recovery_codes')
          .where('user_id', '=', userId)
          .where('digest', '=', digestOf(code))
          .executeTakeFirst();
        if (numDeletedRows === 0n) return false;
        await appendEvent(tx, eventOf('use-recovery-code', userId), writer);
        return true;
      }),
    end: (userId, writer) =>
      database.write(async (tx) => {
        await tx.deleteFrom('recovery_codes').where('user_id', '=', userId).execute();
        const gone = await tx.deleteFrom('second_factors').where('user_id', '=', userId).executeTakeFirst();
        if (gone.numDeletedRows === 0n) return false;
        await appendEvent(tx, eventOf('end', userId), writer);
        return true;
      }),
  };
}

async function of(database: CatalogDatabase, userId: string): Promise<SecondFactor | null> {
  const kysely = await database.read();
  const row = await kysely
    .selectFrom('second_factors')
    .selectAll()
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const codes = await kysely
    .selectFrom('recovery_codes')
    .select('digest')
    .where('user_id', '=', userId)
    .execute();
  return {
    sealed: row.sealed,
    isConfirmed: row.is_confirmed === 1,
    lastStep: row.last_step,
    recoveryCodesLeft: codes.length,
  };
}

async function confirm(
  transaction: Kysely<Tables>,
  userId: string,
  { step, recoveryCodes }: Parameters<SecondFactors['confirm']>[1],
  writer: Writer,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('second_factors')
    .set({ is_confirmed: 1, last_step: step })
    .where('user_id', '=', userId)
    .where('is_confirmed', '=', 0)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await transaction.deleteFrom('recovery_codes').where('user_id', '=', userId).execute();
  for (const code of recoveryCodes)
    await transaction
      .insertInto('recovery_codes')
      .values({ user_id: userId, digest: digestOf(code) })
      .execute();
  await appendEvent(transaction, eventOf('begin', userId), writer);
  return true;
}

function eventOf(what: string, userId: string) {
  return { action: `second-factor/${what}`, objectKind: 'user', objectId: userId };
}
