import { PlumblineError, report } from '@plumbline/diagnostics';
import type { Kysely } from 'kysely';
import type { CatalogDatabase } from '../database/catalog-database.ts';
import type { Tables } from '../database/tables.ts';
import { appendEvent } from '../events/append-event.ts';
import { canonicalJson } from '../json.ts';
import { contentVersion, teamContent } from '../people/content-version.ts';
import { remembered } from '../people/remembered.ts';
import { requireSeen } from '../people/require-seen.ts';
import type { SeenWriter } from '../store.ts';
import type { Text } from '../text.ts';
import type { Team, Teams } from './teams.ts';

type Transaction = Kysely<Tables>;

export function teamTable(database: CatalogDatabase): Teams {
  const codes = remembered(
    async (key) => {
      const [userId, day] = JSON.parse(key) as [string, string];
      return codesOf(await database.read(), userId, day);
    },
    database,
    () => null,
  );
  return {
    list: async () => list(await database.read()),
    codesOf: async (userId, day, now) => (await codes(JSON.stringify([userId, day]), now)) ?? [],
    save: (team, writer) => database.write((tx) => save(tx, team, writer)),
    remove: (code, writer) =>
      database.write(async (tx) => {
        const found = (await list(tx)).find((one) => one.code === code);
        await requireSeen(tx, nowOf(code, found), writer);
        await tx.deleteFrom('team_members').where('team', '=', code).execute();
        const gone = await tx.deleteFrom('teams').where('code', '=', code).executeTakeFirst();
        if (gone.numDeletedRows === 0n) return false;
        await appendEvent(tx, { action: 'team/remove', objectKind: 'team', objectId: code }, writer);
        return true;
      }),
  };
}

async function codesOf(kysely: Transaction, userId: string, day: string): Promise<readonly string[]> {
  const rows = await kysely
    .selectFrom('team_members')
    .innerJoin('teams', 'teams.code', 'team_members.team')
    .select('teams.code')
    .where('team_members.user_id', '=', userId)
    .where((on) => on.or([on('teams.ends_on', 'is', null), on('teams.ends_on', '>=', day)]))
    .orderBy('teams.code')
    .execute();
  return rows.map(({ code }) => code);
}

async function list(kysely: Transaction): Promise<readonly Team[]> {
  const teams = await kysely.selectFrom('teams').selectAll().orderBy('code').execute();
  const members = await kysely.selectFrom('team_members').selectAll().orderBy('user_id').execute();
  return teams.map(({ code, label, ends_on }) => ({
    code,
    label: JSON.parse(label) as Text,
    endsOn: ends_on,
    members: members
      .filter(({ team }) => team === code)
      .map(({ user_id, is_lead }) => ({ userId: user_id, isLead: is_lead === 1 })),
  }));
}

async function save(transaction: Transaction, team: Team, writer: SeenWriter): Promise<void> {
  const { code, label, endsOn, members } = team;
  const before = (await list(transaction)).find((one) => one.code === code);
  await requireSeen(transaction, nowOf(code, before), writer);
  for (const { userId } of members) await requireUser(transaction, userId);
  const row = { code, label: canonicalJson({ ...label }), ends_on: endsOn };
  if (before === undefined) await transaction.insertInto('teams').values(row).execute();
  else await transaction.updateTable('teams').set(row).where('code', '=', code).execute();
  await transaction.deleteFrom('team_members').where('team', '=', code).execute();
  for (const { userId, isLead } of members)
    await transaction
      .insertInto('team_members')
      .values({ team: code, user_id: userId, is_lead: isLead ? 1 : 0 })
      .execute();
  const details = { before: before === undefined ? null : teamContent(before), after: teamContent(team) };
  await appendEvent(
    transaction,
    { action: 'team/save', objectKind: 'team', objectId: code, details },
    writer,
  );
}

async function requireUser(transaction: Transaction, id: string): Promise<void> {
  const found = await transaction.selectFrom('users').select('id').where('id', '=', id).executeTakeFirst();
  if (found === undefined) throw new PlumblineError([report('store/unknown-user', { id })]);
}

function nowOf(code: string, team: Team | undefined) {
  return { kind: 'team', id: code, name: code, version: contentVersion.team(team ?? null) } as const;
}
