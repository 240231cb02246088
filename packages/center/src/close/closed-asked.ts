import { type CalendarSettings, type Day, type PeriodRange, resolvePeriod } from '@plumbline/calendar';
import { type Diagnostic, report } from '@plumbline/diagnostics';
import type { MetricQuery, ResolvedQuery } from '@plumbline/query';
import type { ClosedReader } from './closed-reader.ts';

/** Which cells of an answer get the figures of locked periods beside them. */
export interface ClosedAsked {
  readonly metrics: readonly string[];
  /** Days that the question is about. */
  readonly range: PeriodRange;
  /** Of the one key; null: there is none. */
  readonly grain: string | null;
}

export interface AskingClosed {
  /** Null: nobody has locked anything here. */
  readonly closes: ClosedReader | null;
  readonly isRestricted: boolean;
  readonly today: Day;
  readonly calendar: CalendarSettings;
}

/** Null: it is not asked for, or refused. Closed figures are of whole periods and the whole company, and never split. */
export function closedAsked(
  query: MetricQuery,
  resolved: ResolvedQuery,
  { closes, isRestricted, today, calendar }: AskingClosed,
): { readonly asked: ClosedAsked | null; readonly diagnostics: readonly Diagnostic[] } {
  const index = query.compare?.indexOf('closed') ?? -1;
  if (index < 0) return { asked: null, diagnostics: [] };
  const at = { kind: 'query', path: `compare[${index}]` } as const;
  const refused = (diagnostic: Diagnostic) => ({ asked: null, diagnostics: [diagnostic] });
  if (closes === null) return refused(report('close/needs-catalog', {}, { at }));
  if (isRestricted) return refused(report('close/restricted', {}, { at }));
  const option = dividing(query, resolved);
  if (option !== null) return refused(report('close/not-whole', { option }, { at }));
  const { period } = resolved;
  const [key] = resolved.by;
  const asked: ClosedAsked = {
    metrics: resolved.metrics.map(({ name }) => name),
    range:
      period === null || period.kind === 'own'
        ? { from: null, to: null }
        : resolvePeriod(period, today, calendar),
    grain: key?.kind === 'time' ? key.grain : null,
  };
  return { asked, diagnostics: [] };
}

/** What makes the cells others than those that were locked; null: nothing does. */
function dividing(query: MetricQuery, { by, where, fiscal, period }: ResolvedQuery): string | null {
  if (period?.kind === 'own') return 'period';
  if (where !== null || query.where !== undefined) return 'where';
  if (by.length > 1 || by.some(({ kind }) => kind !== 'time')) return 'by';
  if (query.currency !== undefined) return 'currency';
  if (query.as_of !== undefined) return 'as_of';
  if (query.others === true) return 'others';
  return fiscal === null ? null : 'fiscal_year';
}
