import { formatDay, parseDay } from '@plumbline/calendar';
import { type Diagnostic, didYouMean, messageOf, PlumblineError, report } from '@plumbline/diagnostics';
import { declaredMetrics } from '@plumbline/model';
import type { Close, NewClose } from '@plumbline/store';
import { endedMetrics } from '../answer/ended-metrics.ts';
import { noteReads, sensitiveMetrics } from '../audit/note-reads.ts';
import type { Principal } from '../center/principal.ts';
import { contextOf, leaseOfToday } from '../center/questions.ts';
import { serveAgain } from '../center/serve-again.ts';
import type { Served } from '../center/served.ts';
import type { Workings } from '../center/workings.ts';
import { writerOf } from '../people/writer-of.ts';
import type { Locked, LockWish } from './closes-case.ts';
import { closingFigures } from './closing-figures.ts';
import { closingPeriod } from './closing-period.ts';
import { closingSources } from './closing-sources.ts';

export interface Locking extends LockWish {
  readonly principal: Principal;
  readonly text: string;
}

/** Figures, versions and watermarks are of one moment; they are written in one transaction. */
export async function lockPeriod(workings: Workings, locking: Locking): Promise<Locked> {
  const writer = writerOf(workings, locking.principal);
  const lease = await leaseOfToday(workings);
  let closing: Awaited<ReturnType<typeof closingOf>>;
  try {
    closing = await closingOf(workings, lease.value, locking);
    const sensitive = sensitiveMetrics(lease.value.model);
    const metrics = closing.close.figures.flatMap(({ metric }) => (sensitive.has(metric) ? [metric] : []));
    const { period } = closing.close;
    await noteReads(workings, locking.principal, { metrics, by: 'closed', asked: { period } });
  } finally {
    lease.release();
  }
  const close = await workings.publishing(async () => {
    const done = await workings.holder.store.closes.lock(closing.close, writer);
    if (done !== null) await serveAgain(workings, workings.snapshots.current().day);
    return done;
  });
  if (close === null) throw await lockedAlready(workings, closing.close.period);
  return { close, diagnostics: closing.diagnostics };
}

async function closingOf(
  workings: Workings,
  served: Served,
  { principal, text, metrics: asked, comment, signal }: Locking,
): Promise<{ readonly close: NewClose; readonly diagnostics: readonly Diagnostic[] }> {
  const closed = closingPeriod(text, served);
  const { period, to } = closed;
  if (to >= formatDay(workings.today(served)))
    throw new PlumblineError([report('close/not-over', { period, to })]);
  if (served.closed.some((step) => step.period === period)) throw await lockedAlready(workings, period);
  const metrics = metricsOf(served, asked);
  const context = contextOf(workings, served, principal);
  const ended = endedOn(served, to, metrics);
  const found = await closingFigures({ ...context, isPast: true }, `${closed.from}..${to}`, {
    metrics: metrics.filter((metric) => !ended.has(metric)),
    signal,
  });
  const { figures, isPartial } = found;
  const refused = new Map([...ended, ...found.refused]);
  if (asked !== undefined && refused.size > 0) throw new PlumblineError([...refused.values()].flat());
  if (figures.length === 0) throw new PlumblineError([report('close/no-figures', { period })]);
  const names = figures.map(({ metric }) => metric);
  const close: NewClose = {
    ...closed,
    comment: comment ?? null,
    change: served.change,
    figures: [...figures].sort((a, b) => (a.metric < b.metric ? -1 : 1)),
    sources: closingSources(served, names),
  };
  return {
    close,
    diagnostics: [
      ...(isPartial ? [report('close/partial', { period }, { severity: 'warning' })] : []),
      ...[...refused].map(([metric, why]) => leftOut(period, metric, why)),
    ],
  };
}

/** A metric that answered until the period was over is closed with it, though nobody may ask it today. */
function endedOn(
  { model }: Served,
  day: string,
  asked: readonly string[],
): ReadonlyMap<string, readonly Diagnostic[]> {
  const last = parseDay(day);
  return new Map(
    asked.flatMap((name) => {
      const metric = model.metrics.get(name);
      if (metric === undefined || last === null) return [];
      const why = endedMetrics({ metrics: [metric], day: last, names: model });
      const errors = why.filter(({ severity }) => severity === 'error');
      return errors.length === 0 ? [] : [[name, errors] as const];
    }),
  );
}

function leftOut(period: string, metric: string, why: readonly Diagnostic[]): Diagnostic {
  const errors = why.filter(({ severity }) => severity === 'error');
  const reason = errors.map(({ code }) => code).join(', ');
  const hints = errors.map((one) => ({ text: { zh: messageOf(one, 'zh'), en: messageOf(one, 'en') } }));
  return report('close/left-out', { period, metric, reason }, { severity: 'warning', hints });
}

function metricsOf({ model }: Served, asked: readonly string[] | undefined): readonly string[] {
  const all = declaredMetrics(model).map(({ name }) => name);
  if (asked === undefined) return all;
  const unknown = asked.filter((name) => !all.includes(name));
  if (unknown.length === 0) return [...new Set(asked)];
  throw new PlumblineError(
    unknown.map((name) => report('query/unknown-metric', { name }, { hints: didYouMean(name, all) })),
  );
}

async function lockedAlready(workings: Workings, period: string): Promise<PlumblineError> {
  const steps = await workings.holder.store.closes.steps(period);
  const last: Pick<Close, 'by' | 'at'> | undefined = steps.at(-1);
  return new PlumblineError([report('close/locked', { period, by: last?.by ?? '', at: last?.at ?? '' })]);
}
