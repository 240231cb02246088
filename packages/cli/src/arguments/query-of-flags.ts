import type { FlagValues } from './flags.ts';

/** The query that the flags ask, as plain JSON: center validates it like any other. */
export function queryOfFlags(
  metrics: readonly string[],
  flags: FlagValues,
): Readonly<Record<string, unknown>> {
  const { by, period, where, having, compare, order, limit, others, totals, fill, partial, currency } = flags;
  const parts: Record<string, unknown> = {
    by,
    period,
    where,
    having,
    compare: compare?.map(compareItem),
    order: order?.map(orderItem),
    limit,
    others,
    totals,
    fill,
    partial,
    currency,
  };
  const given = Object.entries(parts).filter(([, value]) => value !== undefined);
  return { metrics, ...Object.fromEntries(given) };
}

function compareItem(text: string): string | { readonly fixed: string } {
  return text.startsWith('fixed:') ? { fixed: text.slice('fixed:'.length) } : text;
}

function orderItem(text: string): { readonly by: string; readonly desc?: boolean } {
  const match = /^(.*):(asc|desc)$/s.exec(text);
  return match?.[1] === undefined ? { by: text } : { by: match[1], desc: match[2] === 'desc' };
}
