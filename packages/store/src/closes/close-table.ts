import type { Kysely } from 'kysely';
import type { CatalogDatabase } from '../database/catalog-database.ts';
import type { Tables } from '../database/tables.ts';
import { appendEvent } from '../events/append-event.ts';
import type { Writer } from '../store.ts';
import type { Close, CloseStep, NewClose } from './close.ts';
import { damageOf } from './close-damage.ts';
import { closeHash } from './close-hash.ts';
import type { Closes, Unlocking } from './closes.ts';
import { noteFindings, standingFindings } from './finding-table.ts';
import { closeOf, figureCounts, figuresOf, lastStep, lockedSteps, metricsOf, toStep } from './read-closes.ts';

type Transaction = Kysely<Tables>;

export function closeTable(database: CatalogDatabase): Closes {
  return {
    lock: (close, writer) => database.write((tx) => lock(tx, close, writer)),
    unlock: (period, wish, writer) => database.write((tx) => unlock(tx, { period, ...wish }, writer)),
    async steps(period) {
      let rows = (await database.read()).selectFrom('period_steps').selectAll();
      if (period !== undefined) rows = rows.where('period', '=', period);
      return (await rows.orderBy('seq').execute()).map(toStep);
    },
    locked: async () => lockedSteps(await database.read()),
    read: async (step) => closeOf(await database.read(), step),
    figures: async (steps, metrics) => figuresOf(await database.read(), steps, metrics),
    metrics: async (step) => metricsOf(await database.read(), step),
    counts: async (steps) => figureCounts(await database.read(), steps),
    damage: async (close) => damageOf(await database.read(), close),
    note: (findings, writer) => database.write((tx) => noteFindings(tx, findings, writer)),
    findings: async () => standingFindings(await database.read()),
  };
}

async function lock(
  tx: Transaction,
  { figures, sources, ...period }: NewClose,
  writer: Writer,
): Promise<Close | null> {
  if ((await lastStep(tx, period.period))?.event === 'lock') return null;
  const seq = await nextSeq(tx);
  const step = { ...period, ...stepBy(writer), seq, event: 'lock', hash: null } as const;
  const hash = closeHash({ ...step, figures, sources });
  const close: Close = { ...step, hash, figures, sources };
  await insert(tx, close, writer);
  for (const part of inParts(figures)) {
    const rows = part.map(({ value, ...figure }) => ({ step: seq, ...figure, value: JSON.stringify(value) }));
    await tx.insertInto('closed_figures').values(rows).execute();
  }
  for (const part of inParts(sources)) {
    const rows = part.map((source) => ({ step: seq, ...source }));
    await tx.insertInto('closed_sources').values(rows).execute();
  }
  return close;
}

const ROWS_AT_ONCE = 100;

function* inParts<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) yield rows.slice(from, from + ROWS_AT_ONCE);
}

async function unlock(
  tx: Transaction,
  { period, reason, lock: meant }: Unlocking & { readonly period: string },
  writer: Writer,
): Promise<CloseStep | null> {
  const last = await lastStep(tx, period);
  if (last?.event !== 'lock' || (meant !== undefined && meant !== last.hash)) return null;
  const { from, to, grain } = last;
  const step: CloseStep = {
    ...{ period, from, to, grain, comment: reason, change: null, hash: null },
    ...stepBy(writer),
    seq: await nextSeq(tx),
    event: 'unlock',
  };
  await insert(tx, step, writer);
  return step;
}

function stepBy({ by, now, inPlaceOf }: Writer): Pick<CloseStep, 'by' | 'at' | 'inPlaceOf'> {
  return { by, at: now.toISOString(), inPlaceOf: inPlaceOf ?? null };
}

/** The line of the event log holds the hash: whoever changes both has the chain against them. */
async function insert(tx: Transaction, step: CloseStep, writer: Writer): Promise<void> {
  const { seq, event, period, hash, comment } = step;
  const details = { step: seq, comment, ...(hash === null ? {} : { hash }) };
  const line = await appendEvent(
    tx,
    { action: `period/${event}`, objectKind: 'period', objectId: period, details },
    writer,
  );
  const row: Tables['period_steps'] = {
    seq,
    period,
    event,
    from_day: step.from,
    to_day: step.to,
    grain: step.grain,
    comment,
    change_id: step.change,
    hash,
    event_seq: line.seq,
    actor: step.by,
    in_place_of: step.inPlaceOf,
    recorded_at: step.at,
  };
  await tx.insertInto('period_steps').values(row).execute();
}

async function nextSeq(tx: Transaction): Promise<number> {
  const { last } = await tx
    .selectFrom('period_steps')
    .select((on) => on.fn.max('seq').as('last'))
    .executeTakeFirstOrThrow();
  return Number(last ?? 0) + 1;
}
