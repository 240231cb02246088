import { type Diagnostic, PlumblineError, report } from '@plumbline/diagnostics';
import type { Close, CloseFinding, CloseStep, Closes } from '@plumbline/store';
import { noteReads, sensitiveMetrics } from '../audit/note-reads.ts';
import type { Principal } from '../center/principal.ts';
import { contextOf, leaseOfToday } from '../center/questions.ts';
import { serveAgain } from '../center/serve-again.ts';
import { isUnrestricted, unanswered } from '../center/sight.ts';
import type { Workings } from '../center/workings.ts';
import { namesOf, withNames } from '../governance/names-of.ts';
import { permit } from '../people/permit.ts';
import { writerOf } from '../people/writer-of.ts';
import { changeInWords, checkClose } from './check-close.ts';
import type {
  ChangeCause,
  ChangedFigure,
  CheckedPeriod,
  CloseCheck,
  ClosesCase,
  PeriodDetail,
  PeriodEntry,
} from './closes-case.ts';
import { closingPeriod } from './closing-period.ts';
import { figureDifference } from './figure-difference.ts';
import { lockPeriod } from './lock-period.ts';
import { watchCloses } from './watch-closes.ts';

export function closesOf(workings: Workings): ClosesCase {
  const { closes } = workings.holder.store;
  const named = (text: string) => closingPeriod(text, workings.snapshots.current()).period;
  return {
    async list(principal) {
      permit(principal, 'query');
      const seesAll = isWhole(workings, principal);
      const findings = seesAll ? await closes.findings() : [];
      const last = new Map((await closes.steps()).map((step) => [step.period, step]));
      const counts = await closes.counts([...last.values()].map(({ seq }) => seq));
      const entries = [...last.values()]
        .sort((a, b) => (a.from < b.from || (a.from === b.from && a.to < b.to) ? -1 : 1))
        .map((step) => entryOf(step, seesAll ? { findings, counts } : null));
      return withNames(workings, entries, peopleOf);
    },
    async find(principal, text) {
      permit(principal, 'query');
      requireWhole(workings, principal);
      const detail = await detailOf(workings, named(text));
      const read = detail.lock.figures.map(({ metric }) => metric);
      await noteClosed(workings, principal, { period: detail.period, read });
      return detail;
    },
    async lock(principal, text, wish = {}) {
      permit(principal, 'close');
      requireWhole(workings, principal);
      return lockPeriod(workings, { principal, text, ...wish });
    },
    async unlock(principal, text, { reason, lock }) {
      permit(principal, 'close');
      requireWhole(workings, principal);
      const writer = writerOf(workings, principal);
      const period = named(text);
      if (reason.trim() === '') throw new PlumblineError([report('close/no-reason', { period })]);
      const step = await workings.publishing(async () => {
        const done = await closes.unlock(period, { reason: reason.trim(), lock }, writer);
        if (done !== null) await serveAgain(workings, workings.snapshots.current().day);
        return done;
      });
      return step ?? refuseUnlocking(closes, period);
    },
    async verify(principal, { period, signal } = {}) {
      permit(principal, 'query');
      requireWhole(workings, principal);
      return verify(workings, { principal, period: period === undefined ? null : named(period), signal });
    },
    watch: () => watchCloses(workings),
  };
}

/** Nothing was unlocked: it is not locked, or somebody has locked it anew since. */
async function refuseUnlocking(closes: Closes, period: string): Promise<never> {
  const last = (await closes.steps(period)).at(-1);
  if (last?.event !== 'lock') throw new PlumblineError([report('close/not-locked', { period })]);
  throw new PlumblineError([report('close/other-lock', { period, by: last.by, at: last.at })]);
}

interface Verifying {
  readonly principal: Principal;
  readonly period: string | null;
  readonly signal: AbortSignal | undefined;
}

async function verify(workings: Workings, { principal, period, signal }: Verifying): Promise<CloseCheck> {
  const { closes } = workings.holder.store;
  const lease = await leaseOfToday(workings);
  try {
    const served = lease.value;
    const refused = unanswered(served, principal);
    if (refused.length > 0) throw new PlumblineError(refused);
    const locked = served.closed.filter((step) => period === null || step.period === period);
    if (period !== null && locked.length === 0)
      throw new PlumblineError([report('close/not-locked', { period })]);
    const context = contextOf(workings, served, principal);
    const periods: CheckedPeriod[] = [];
    const findings: ChangedFigure[] = [];
    const diagnostics: Diagnostic[] = [];
    for (const step of locked) {
      const close = await closes.read(step.seq);
      if (close === null) continue;
      const damage = await closes.damage(close);
      if (damage !== null) diagnostics.push(report('close/damaged', { period: close.period, damage }));
      const changed = await checkClose(close, { served, context, signal });
      findings.push(...changed);
      diagnostics.push(...changed.map(changeInWords));
      const read = changed.map(({ metric }) => metric);
      await noteClosed(workings, principal, { period: close.period, read });
      const counts = { figures: close.figures.length, changed: changed.length };
      periods.push({ period: close.period, ...counts, isIntact: damage === null });
    }
    return { periods, findings, diagnostics };
  } finally {
    lease.release();
  }
}

function noteClosed(
  workings: Workings,
  principal: Principal,
  { period, read }: { readonly period: string; readonly read: readonly string[] },
): Promise<void> {
  const { model } = workings.snapshots.current();
  const sensitive = sensitiveMetrics(model);
  // Nobody knows any more what one that is gone was.
  const metrics = read.filter((metric) => sensitive.has(metric) || !model.metrics.has(metric));
  return noteReads(workings, principal, { metrics, by: 'closed', asked: { period } });
}

/** Closed figures are of the whole company: to whom a part of it is closed they would tell the rest. */
function requireWhole(workings: Workings, principal: Principal): void {
  if (!isWhole(workings, principal)) throw new PlumblineError([report('close/restricted', {})]);
}

function isWhole({ snapshots }: Workings, principal: Principal): boolean {
  return isUnrestricted(snapshots.current(), principal);
}

interface Known {
  readonly findings: readonly CloseFinding[];
  /** Figures by lock. */
  readonly counts: ReadonlyMap<number, number>;
}

/** `known` null: nothing of it is told. */
function entryOf(step: CloseStep, known: Known | null): Omit<PeriodEntry, 'people'> {
  if (known === null || step.event !== 'lock') return { ...step, changed: null, figureCount: null };
  const { findings, counts } = known;
  const changed = findings.filter((one) => one.step === step.seq).length;
  return { ...step, changed, figureCount: counts.get(step.seq) ?? 0 };
}

function peopleOf({ by, inPlaceOf }: Pick<CloseStep, 'by' | 'inPlaceOf'>): readonly (string | null)[] {
  return [by, inPlaceOf];
}

async function detailOf(workings: Workings, period: string): Promise<PeriodDetail> {
  const { closes } = workings.holder.store;
  const steps = await closes.steps(period);
  const last = steps.at(-1);
  const seq = steps.findLast(({ event }) => event === 'lock')?.seq;
  const lock = seq === undefined ? null : await closes.read(seq);
  if (last === undefined || lock === null) throw new PlumblineError([report('close/not-locked', { period })]);
  const findings = (await closes.findings()).filter(({ step }) => step === last.seq);
  return {
    ...entryOf(last, { findings, counts: new Map([[lock.seq, lock.figures.length]]) }),
    people: await namesOf(
      workings,
      steps.flatMap(peopleOf).filter((login) => login !== null),
    ),
    lock,
    steps,
    findings: findings.map((finding) => toChanged(finding, lock)),
  };
}

function toChanged({ period, metric, now, details }: CloseFinding, lock: Close): ChangedFigure {
  const figure = lock.figures.find((one) => one.metric === metric);
  const closed = figure?.value ?? null;
  const {
    causes = [],
    isGone = false,
    isOtherUnit = false,
  } = details as {
    readonly causes?: readonly ChangeCause[];
    readonly isGone?: boolean;
    readonly isOtherUnit?: boolean;
  };
  const difference = isOtherUnit ? null : figureDifference(now, closed);
  const unit = figure?.unit ?? null;
  return { period, metric, closed, now, unit, isOtherUnit, isGone, difference, causes };
}
