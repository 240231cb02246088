import type { Changes, MetricChange } from '@plumbline/center';
import { toWireDiagnostic, type Wire } from '@plumbline/client';
import { type Locale, PlumblineError, report } from '@plumbline/diagnostics';
import { jsonResponse } from '../http/json-response.ts';
import { problemResponse } from '../http/problem.ts';
import type { CallHandler } from './call-handler.ts';

type WireChanges = Wire<'Changes'>;
type Figure = WireChanges['changes'][number]['value'];

export const changesCall: CallHandler = async ({ caller, url, locale, signal }, { center, queue }) => {
  const { searchParams: sent } = url;
  const compare = sent.get('compare') ?? 'year_ago';
  const where = sent.get('where');
  const params = sent.get('params');
  const asked = {
    period: sent.get('period') ?? 'this month',
    compare,
    ...(where === null || where === '' ? {} : { where }),
    ...(params === null || params === '' ? {} : { params: paramsIn(params) }),
    signal,
  };
  const leave = await queue.enter(caller.login, signal);
  try {
    const found = await center.changes(caller.principal, asked);
    if (found.diagnostics.some(({ severity }) => severity === 'error'))
      return problemResponse(found.diagnostics, locale);
    return jsonResponse('Changes', wireChanges(found, compare, locale));
  } finally {
    leave();
  }
};

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
  { since, ranges, items, leftOut, diagnostics }: Changes,
  compare: string,
  locale: Locale,
): WireChanges {
  return {
    since,
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
