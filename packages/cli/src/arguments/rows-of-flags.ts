import type { FlagValues } from './flags.ts';
import { asOf, byItem, compareItem } from './query-of-flags.ts';

const SAME = [
  'period',
  'where',
  'partial',
  'restated',
  'alignment',
  'peers',
  'matched',
  'measure',
  'columns',
  'limit',
  'offset',
] as const;

/** The request for rows that the flags make, as plain JSON: center validates it. */
export function rowsOfFlags(metric: string, flags: FlagValues): Readonly<Record<string, unknown>> {
  const given = SAME.filter((name) => flags[name] !== undefined);
  const compare = flags.compare?.map(compareItem);
  return {
    metric,
    ...(flags.by === undefined ? {} : { by: flags.by.map(byItem) }),
    ...(flags.at === undefined ? {} : { at: Object.fromEntries(flags.at.map(member)) }),
    ...(flags['as-of'] === undefined ? {} : { as_of: asOf(flags['as-of']) }),
    ...(compare === undefined ? {} : { compare: compare.length === 1 ? compare[0] : compare }),
    ...Object.fromEntries(given.map((name) => [name, flags[name]])),
  };
}

/** `channel=web`; `channel=null` is the missing member, `channel='null'` the text. */
function member(text: string): readonly [string, string | null] {
  const at = text.indexOf('=');
  if (at < 0) return [text, null];
  const value = text.slice(at + 1).trim();
  const quoted = /^'(.*)'$/s.exec(value)?.[1];
  return [text.slice(0, at).trim(), quoted ?? (value === 'null' ? null : value)];
}
