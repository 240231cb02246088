import type { Changes, MetricChange } from '@plumbline/center';
import { toWireDiagnostic, type Wire } from '@plumbline/client';
import { type Locale, PlumblineError, report } from '@plumbline/diagnostics';
import { canonicalText } from '../answers/canonical-text.ts';
import { textResponse } from '../http/json-response.ts';
import { problemResponse } from '../http/problem.ts';
import type { CallHandler } from './call-handler.ts';

type WireChanges = Wire<'Changes'>;
type Figure = WireChanges['changes'][number]['value'];

export const changesCall: CallHandler = async ({ caller, url, locale, signal }, { center, queue, cache }) => {
  const { searchParams: sent } = url;
  const compare = sent.get('compare') ?? 'year_ago';
  const where = sent.get('where');
  const params = sent.get('params');
  const asked = {
    period: sent.get('period') ?? 'this month',
    compare,
    ...(where === null || where === '' ? {} : { where }),
    ...(params === null || params === '' ? {} : { params: paramsIn(params) }),
  };
  const { principal, login } = caller;
  const since = await center.visit(principal);
  const { metrics } = await center.follows(principal);
  const version = center.answersVersion(principal);
  const key = canonicalText(['changes', version.key, metrics, locale, asked]);
  // Each for itself: one that the comparison does not reach is left out of the answer.
  const isKept = !metrics.some((metric) =>
    center.isReadNoted(principal, { ...asked, metrics: [metric], compare: [compare] }),
  );
  const kept = isKept ? cache.get(key, ({ rows }) => rows === version.rows) : null;
  if (kept !== null) return answer(kept.head, since);
  const leave = await queue.enter(login, signal);
  try {
    const found = await center.changes(principal, { ...asked, signal });
    if (found.diagnostics.some(({ severity }) => severity === 'error'))
      return problemResponse(found.diagnostics, locale);
    const head = JSON.stringify(wireChanges(found, compare, locale)).slice(0, -1);
    if (isKept && center.answersVersion(principal).rows === version.rows)
      cache.set(key, { head, meta: {}, rows: version.rows });
    return answer(head, since);
  } finally {
    leave();
  }
};

/** What is kept is the same for every visit; `since` is not. */
function answer(head: string, since: string | null): Response {
  return textResponse(`${head},"since":${JSON.stringify(since)}}`, 'application/json; charset=utf-8');
}

/** A JSON object; what is in it is checked where the condition is read. Throws PlumblineError. */
function paramsIn(text: string): Readonly<Record<string, unknown>> {
  const value = parsed(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Readonly<Record<string, unknown>>;
  const at = { kind: 'query', path: 'params' } as const;
  throw new PlumblineError([report('server/wrong-value', { problem: 'not a JSON object' }, { at })]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function wireChanges(
  { ranges, items, leftOut, diagnostics }: Changes,
  compare: string,
  locale: Locale,
): Omit<WireChanges, 'since'> {
  return {
    compare,
    ranges: Object.fromEntries(Object.entries(ranges).map(([name, [from, to]]) => [name, [from, to]])),
    changes: items.map(wireChange),
    left_out: leftOut.map((left) => ({
      metric: left.metric,
      diagnostics: left.diagnostics.map((one) => toWireDiagnostic(one, locale)),
    })),
    diagnostics: diagnostics.map((one) => toWireDiagnostic(one, locale)),
  };
}

function wireChange(change: MetricChange): WireChanges['changes'][number] {
  const { metric, label, column, direction, note, unusual, isFavourable, recent } = change;
  return {
    metric,
    label,
    type: column.type,
    unit: column.unit ?? null,
    currency: column.currency ?? null,
    direction,
    value: figure(change.value),
    base: figure(change.base),
    change: figure(change.change),
    change_pct: typeof change.changePct === 'number' ? change.changePct : null,
    note,
    unusual,
    favourable: isFavourable,
    recent: recent.map(({ at, value, isPartial }) => ({ at, value: figure(value), partial: isPartial })),
  };
}

function figure(cell: MetricChange['value']): Figure {
  return typeof cell === 'boolean' ? null : cell;
}
