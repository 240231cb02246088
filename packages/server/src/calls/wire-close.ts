import type { CloseCheck, Locked, PeriodDetail, PeriodEntry } from '@plumbline/center';
import { toWireDiagnostic, type Wire } from '@plumbline/client';
import type { Locale } from '@plumbline/diagnostics';

type Step = Omit<PeriodEntry, 'changed' | 'figureCount' | 'people'>;

export function wireUnlocked({ period, from, to, event, by, inPlaceOf, at, comment, hash }: Step) {
  return { period, from, to, event, by, in_place_of: inPlaceOf, at, comment, hash };
}

export function wirePeriodStep(entry: PeriodEntry): Wire<'ClosedPeriodList'>['periods'][number] {
  return {
    ...wireUnlocked(entry),
    figure_count: entry.figureCount,
    changed: entry.changed,
    people: named(entry),
  };
}

export function wirePeriod(detail: PeriodDetail): Wire<'ClosedPeriod'> {
  const { lock, steps, findings } = detail;
  return {
    ...wirePeriodStep(detail),
    ...held(lock),
    steps: steps.map(wireUnlocked),
    findings: findings.map(wireFinding),
  };
}

export function wireLocked({ close, diagnostics }: Locked, locale: Locale): Wire<'Locked'> {
  return {
    ...wireUnlocked(close),
    ...held(close),
    diagnostics: diagnostics.map((one) => toWireDiagnostic(one, locale)),
  };
}

export function wireCheck(
  { periods, findings, diagnostics }: CloseCheck,
  locale: Locale,
): Wire<'CloseCheck'> {
  return {
    periods: periods.map(({ isIntact: intact, ...period }) => ({ ...period, intact })),
    findings: findings.map(wireFinding),
    diagnostics: diagnostics.map((one) => toWireDiagnostic(one, locale)),
  };
}

function named({ people }: Pick<PeriodEntry, 'people'>) {
  return people.map((person) => ({ ...person }));
}

function held({ figures, sources }: Locked['close']) {
  return { figures: figures.map((one) => ({ ...one })), sources: sources.map((one) => ({ ...one })) };
}

function wireFinding({ isGone: gone, isOtherUnit, causes, ...finding }: CloseCheck['findings'][number]) {
  return { ...finding, other_unit: isOtherUnit, gone, causes: causes.map((cause) => ({ ...cause })) };
}
