import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Close, ClosedFigure, CloseStep } from './close.ts';

type Reading = Kysely<Tables>;

export async function lastStep(kysely: Reading, period: string): Promise<CloseStep | null> {
  const row = await kysely
    .selectFrom('period_steps')
    .selectAll()
    .where('period', '=', period)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : toStep(row);
}

/** The locks that hold. */
export async function lockedSteps(kysely: Reading): Promise<readonly CloseStep[]> {
  const rows = await kysely
    .selectFrom('period_steps')
    .selectAll()
    .where('seq', 'in', (on) =>
      on
        .selectFrom('period_steps')
        .select((each) => each.fn.max('seq').as('seq'))
        .groupBy('period'),
    )
    .where('event', '=', 'lock')
    .orderBy('from_day')
    .orderBy('seq')
    .execute();
  return rows.map(toStep);
}

export async function closeOf(kysely: Reading, seq: number): Promise<Close | null> {
  const row = await kysely
    .selectFrom('period_steps')
    .selectAll()
    .where('seq', '=', seq)
    .where('event', '=', 'lock')
    .executeTakeFirst();
  if (row === undefined) return null;
  const figures = await kysely
    .selectFrom('closed_figures')
    .selectAll()
    .where('step', '=', seq)
    .orderBy('metric')
    .execute();
  const sources = await kysely
    .selectFrom('closed_sources')
    .select(['kind', 'id', 'version', 'through'])
    .where('step', '=', seq)
    .orderBy('kind')
    .orderBy('id')
    .execute();
  return { ...toStep(row), figures: figures.map(toFigure), sources };
}

/** By lock and metric. */
export async function figuresOf(
  kysely: Reading,
  steps: readonly number[],
  metrics: readonly string[],
): Promise<ReadonlyMap<number, ReadonlyMap<string, ClosedFigure>>> {
  const found = new Map<number, Map<string, ClosedFigure>>();
  if (steps.length === 0 || metrics.length === 0) return found;
  const rows = await kysely
    .selectFrom('closed_figures')
    .selectAll()
    .where('step', 'in', steps)
    .where('metric', 'in', metrics)
    .execute();
  for (const row of rows) {
    const own = found.get(row.step) ?? new Map<string, ClosedFigure>();
    found.set(row.step, own.set(row.metric, toFigure(row)));
  }
  return found;
}

export async function metricsOf(kysely: Reading, step: number): Promise<readonly string[]> {
  const rows = await kysely
    .selectFrom('closed_figures')
    .select('metric')
    .where('step', '=', step)
    .orderBy('metric')
    .execute();
  return rows.map(({ metric }) => metric);
}

export async function figureCounts(
  kysely: Reading,
  steps: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  if (steps.length === 0) return new Map();
  const rows = await kysely
    .selectFrom('closed_figures')
    .select((on) => ['step', on.fn.countAll().as('count')])
    .where('step', 'in', steps)
    .groupBy('step')
    .execute();
  return new Map(rows.map(({ step, count }) => [step, Number(count)]));
}

function toFigure({ step: _, value, ...figure }: Selectable<Tables['closed_figures']>): ClosedFigure {
  return { ...figure, value: toValue(value) };
}

export function toStep(row: Selectable<Tables['period_steps']>): CloseStep {
  return {
    seq: row.seq,
    period: row.period,
    event: row.event === 'lock' ? 'lock' : 'unlock',
    from: row.from_day,
    to: row.to_day,
    grain: row.grain,
    comment: row.comment,
    change: row.change_id,
    hash: row.hash,
    by: row.actor,
    inPlaceOf: row.in_place_of,
    at: row.recorded_at,
  };
}

export function toValue(text: string): ClosedFigure['value'] {
  return JSON.parse(text) as ClosedFigure['value'];
}
