import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { appendEvent } from '../events/append-event.ts';
import { canonicalJson, parseJson } from '../json.ts';
import type { Writer } from '../store.ts';
import type { CloseFinding, NewCloseFinding } from './closes.ts';
import { closeOf, lockedSteps, toValue } from './read-closes.ts';

export async function noteFindings(
  transaction: Kysely<Tables>,
  findings: readonly NewCloseFinding[],
  writer: Writer,
): Promise<void> {
  const { last } = await transaction
    .selectFrom('close_findings')
    .select((on) => on.fn.max('seq').as('last'))
    .executeTakeFirstOrThrow();
  let seq = Number(last ?? 0);
  for (const { step, metric, now, details } of findings) {
    const close = await closeOf(transaction, step);
    if (close === null) throw new TypeError(`no lock has the number ${step}`);
    seq += 1;
    const row: Tables['close_findings'] = {
      seq,
      step,
      metric,
      value: now === undefined ? null : JSON.stringify(now),
      details: canonicalJson(details),
      recorded_at: writer.now.toISOString(),
    };
    await transaction.insertInto('close_findings').values(row).execute();
    await appendEvent(
      transaction,
      {
        action: now === undefined ? 'period/settle' : 'period/change',
        objectKind: 'period',
        objectId: close.period,
        // No figure of the whole company: who may read the log may be under policies.
        details: { step, metric },
      },
      writer,
    );
  }
}

export async function standingFindings(kysely: Kysely<Tables>): Promise<readonly CloseFinding[]> {
  const locked = new Map((await lockedSteps(kysely)).map((step) => [step.seq, step]));
  if (locked.size === 0) return [];
  const rows = await kysely
    .selectFrom('close_findings')
    .selectAll()
    .where('seq', 'in', (on) =>
      on
        .selectFrom('close_findings')
        .select((each) => each.fn.max('seq').as('seq'))
        .groupBy(['step', 'metric']),
    )
    .where('value', 'is not', null)
    .orderBy('step')
    .orderBy('metric')
    .execute();
  return rows.flatMap(({ step, metric, value, details, recorded_at: foundAt }) => {
    const period = locked.get(step)?.period;
    if (period === undefined || value === null) return [];
    return [{ step, metric, now: toValue(value), details: parseJson(details), period, foundAt }];
  });
}
