import type { CloseFinding, Json, NewCloseFinding } from '@plumbline/store';
import { SYSTEM } from '../center/principal.ts';
import { contextOf, leaseOfToday } from '../center/questions.ts';
import type { Served } from '../center/served.ts';
import type { Workings } from '../center/workings.ts';
import { causesBetween } from './changed-figures.ts';
import { checkClose } from './check-close.ts';
import type { ChangedFigure } from './closes-case.ts';
import { closingSources } from './closing-sources.ts';
import { figureDifference } from './figure-difference.ts';
import { isSameValue } from './is-same-value.ts';

const BY = 'system';
const watched = new WeakSet<Served>();

/**
 * Holds the locked periods against what there is now, and writes down which of their figures are others, or are as closed
 * again. Where nothing that figures rest on has changed nothing is worked out.
 */
export async function watchCloses(workings: Workings): Promise<void> {
  const { closes } = workings.holder.store;
  if (workings.snapshots.current().closed.length === 0) return;
  const lease = await leaseOfToday(workings);
  try {
    const served = lease.value;
    if (watched.has(served)) return;
    if (served.diagnostics.some(({ severity }) => severity === 'error')) return;
    const context = contextOf(workings, served, SYSTEM);
    const standing = await closes.findings();
    const found: NewCloseFinding[] = [];
    for (const { seq } of served.closed) {
      const close = await closes.read(seq);
      if (close === null) continue;
      const metrics = close.figures.map(({ metric }) => metric);
      const isUntouched = causesBetween(close.sources, closingSources(served, metrics)).length === 0;
      const changed = isUntouched ? [] : await checkClose(close, { served, context });
      const before = standing.filter(({ step }) => step === seq);
      found.push(...newFindings(seq, before, changed));
    }
    if (found.length > 0) await closes.note(found, { by: BY, now: workings.options.now() });
    watched.add(served);
  } finally {
    lease.release();
  }
}

function newFindings(
  step: number,
  before: readonly CloseFinding[],
  changed: readonly ChangedFigure[],
): readonly NewCloseFinding[] {
  const known = new Map(before.map((finding) => [finding.metric, finding]));
  const others = changed.flatMap(
    ({ metric, closed, now, isGone, difference, causes }): readonly NewCloseFinding[] => {
      const last = known.get(metric);
      const isOtherUnit = difference === null && figureDifference(now, closed) !== null;
      const details = { causes, isGone, ...(isOtherUnit ? { isOtherUnit } : {}) } as unknown as Json;
      if (last !== undefined && isAsFound(last, { now, isGone, isOtherUnit })) return [];
      return [{ step, metric, now, details }];
    },
  );
  const settled = before.filter(({ metric }) => !changed.some((one) => one.metric === metric));
  return [...others, ...settled.map(({ metric }) => ({ step, metric, details: {} }))];
}

interface AsFound extends Pick<ChangedFigure, 'now' | 'isGone'> {
  readonly isOtherUnit: boolean;
}

/** Versions of rows are others after each load: by its causes every finding would be written again. */
function isAsFound({ now, details }: CloseFinding, found: AsFound): boolean {
  const last = details as Partial<AsFound>;
  return (
    isSameValue(now, found.now) &&
    (last.isGone ?? false) === found.isGone &&
    (last.isOtherUnit ?? false) === found.isOtherUnit
  );
}
