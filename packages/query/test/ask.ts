import { formatPeriod } from '@plumbline/calendar';
import { type Diagnostic, messageOf } from '@plumbline/diagnostics';
import { type MetricQuery, parseMetricQuery, type ResolvedQuery, resolveQuery } from '@plumbline/query';
import { expect } from 'vitest';
import { shop } from './shop.ts';

/** The resolved query; fails the test when it is refused. */
export function accepted(query: MetricQuery): ResolvedQuery {
  expect(parseMetricQuery(query).diagnostics).toEqual([]);
  const resolved = resolveQuery(query, shop());
  expect(resolved.diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
  return resolved.query ?? expect.fail('no query and no error');
}

/** What a refused query is refused for. */
export function refused(query: MetricQuery): readonly Diagnostic[] {
  const { query: resolved, diagnostics } = resolveQuery(query, shop());
  expect(resolved).toBeNull();
  for (const d of diagnostics) {
    for (const locale of ['zh', 'en'] as const)
      expect(messageOf(d, locale)).not.toMatch(/undefined|NaN|\[object/);
  }
  return diagnostics;
}

/** `code path`, for the errors. */
export function codes(query: MetricQuery): readonly string[] {
  return refused(query)
    .filter((d) => d.severity === 'error')
    .map((d) => `${d.code} ${d.at?.kind === 'query' ? d.at.path : '-'}`);
}

export function replacements(query: MetricQuery): readonly (string | undefined)[] {
  return refused(query).flatMap((d) => d.hints.map((hint) => hint.replace));
}

/** The period as text. */
export function periodOf(query: ResolvedQuery): string | null {
  const { period } = query;
  if (period?.kind === 'own') throw new Error('the shop lists no grain');
  return period === null ? null : formatPeriod(period, shop().workspace.calendar);
}
