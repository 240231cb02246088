import type { Wire } from '@plumbline/client';
import type { Locale } from '../words/catalogs.ts';

export type Dimension = Wire<'DimensionList'>['dimensions'][number];

/**
 * What people group by: conformed dimensions first, then texts of datasets, and last what does not cut a figure into parts, or cuts rows themselves. Members come in one language: of two
 * fields whose names differ in `_en` or `_zh` alone, the reader's stands first and the other is left out.
 */
export function groupable(dimensions: readonly Dimension[], locale: Locale): readonly Dimension[] {
  const known = new Set(dimensions.map(({ ref }) => ref));
  const kept = dimensions.filter(
    ({ ref, kind, type }) =>
      kind !== 'grain' && (type === 'text' || type === 'boolean') && !isForeign(ref, known, locale),
  );
  const rank = ({ kind, additive, bridged }: Dimension) =>
    additive === false || bridged === true ? 2 : kind === 'conformed' ? 0 : 1;
  return [...kept].sort((a, b) => rank(a) - rank(b));
}

function isForeign(ref: string, known: ReadonlySet<string>, locale: Locale): boolean {
  const other = locale === 'zh' ? '_en' : '_zh';
  if (ref.endsWith(other))
    return known.has(ref.slice(0, -other.length)) || known.has(`${ref.slice(0, -3)}_${locale}`);
  return known.has(`${ref}_${locale}`);
}
