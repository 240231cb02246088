import { ASKING_FLAGS } from './asking-flags.ts';
import type { FlagValues } from './flags.ts';

/** The query that the flags ask, as plain JSON: center validates it like any other. */
export function queryOfFlags(
  metrics: readonly string[],
  flags: FlagValues,
): Readonly<Record<string, unknown>> {
  const given = ASKING_FLAGS.filter((name) => flags[name] !== undefined);
  const items: Readonly<Record<string, unknown>> = {
    ...flags,
    by: flags.by?.map(byItem),
    compare: flags.compare?.map(compareItem),
    order: flags.order?.map(orderItem),
    share: shareOf(flags.share),
    'as-of': asOf(flags['as-of']),
  };
  return { metrics, ...Object.fromEntries(given.map((name) => [name.replaceAll('-', '_'), items[name]])) };
}

/** `year_ago`; `fixed:2011`; `budget:matched` for the snapshot days that both have. */
export function compareItem(text: string): string | { readonly [key: string]: string | true } {
  const [, plan] = /^([a-z_]+):matched$/.exec(text) ?? [];
  if (plan !== undefined) return { [plan]: true, matched: 'snapshots' };
  return text.startsWith('fixed:') ? { fixed: text.slice('fixed:'.length) } : text;
}

/** `month`; `orders.ship_date:month`; `orders.ship_date:part:weekday`. */
export function byItem(text: string): string | { readonly field: string; readonly [key: string]: string } {
  const [, field, isPart, name] = /^([^:]+):(part:)?([a-z_]+)$/.exec(text) ?? [];
  if (field === undefined || name === undefined) return text;
  return isPart === undefined ? { field, grain: name } : { field, part: name };
}

/** `total`; `within:month,channel`; `parent:region,city`. Anything else is refused like any other query. */
function shareOf(text: string | undefined): unknown {
  if (text === 'total') return { within: [] };
  const [, kind, keys = ''] = /^(within|parent):(.*)$/s.exec(text ?? '') ?? [];
  return kind === undefined ? text : { [kind]: keys.split(',').filter((key) => key !== '') };
}

/** `2014-02-01`; `data:2014-02-01` for the data alone. */
export function asOf(text: string | undefined): string | { readonly data: string } | undefined {
  return text?.startsWith('data:') === true ? { data: text.slice('data:'.length) } : text;
}

function orderItem(text: string): { readonly by: string; readonly desc?: boolean } {
  const match = /^(.*):(asc|desc)$/s.exec(text);
  return match?.[1] === undefined ? { by: text } : { by: match[1], desc: match[2] === 'desc' };
}
