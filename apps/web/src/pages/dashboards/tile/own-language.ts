import type { Locale } from '../../../words/catalogs.ts';
import type { View } from '../board/body.ts';

/**
 * A view as its reader would have made it: of two fields whose names differ in `_en` or `_zh` alone, the one in the
 * language of the reader. Where a view shows both on purpose, both stay.
 */
export function inOwnLanguage(view: View, known: ReadonlySet<string>, locale: Locale): View {
  const used = new Set([...view.rows, ...view.columns]);
  const own = (ref: string) => {
    const twin = twinOf(ref, locale);
    return known.has(twin) && !used.has(twin) ? twin : ref;
  };
  return {
    ...view,
    rows: view.rows.map(own),
    columns: view.columns.map(own),
    order: view.order.map((one) => ({ ...one, by: used.has(one.by) ? own(one.by) : one.by })),
  };
}

/** Names in the first language of a company have no ending; the English ones are marked. */
function twinOf(ref: string, locale: Locale): string {
  return locale === 'en' ? `${ref.replace(/_zh$/, '')}_en` : ref.replace(/_en$/, '');
}
