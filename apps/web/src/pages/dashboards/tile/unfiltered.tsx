import { useQuery } from '@tanstack/react-query';
import { dimensionsQuery } from '../../../api/catalog-queries.ts';
import { useLanguage } from '../../../words/language.tsx';
import type { Filter } from '../board/body.ts';

/** Says which filters of the dashboard this tile cannot follow. */
export function Unfiltered({ filters }: { readonly filters: readonly Filter[] }) {
  const { locale, words } = useLanguage();
  const { data } = useQuery({ ...dimensionsQuery([]), enabled: filters.length > 0 });
  if (filters.length === 0) return null;
  const { tile: text } = words.dashboards;
  const names = filters.map(({ ref }) => data?.find((one) => one.ref === ref)?.label[locale] ?? ref);
  return (
    <p className="unfiltered" title={text.unfilteredHelp}>
      {text.unfiltered(names.join(locale === 'zh' ? '\u3001' : ', '))}
    </p>
  );
}
