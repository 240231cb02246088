import { useQuery } from '@tanstack/react-query';
import { dimensionsQuery } from '../../../api/catalog-queries.ts';
import { failureText } from '../../../parts/failure.tsx';
import { useLanguage } from '../../../words/language.tsx';
import type { Filter } from '../board/body.ts';

interface UnfilteredProps {
  readonly filters: readonly Filter[];
  /** Why the figures are not beside those that were closed. */
  readonly closedError?: unknown;
}

/** Says which filters of the dashboard this tile cannot follow, and that closed figures were left out. */
export function Unfiltered({ filters, closedError = null }: UnfilteredProps) {
  const { locale, words } = useLanguage();
  const { data } = useQuery({ ...dimensionsQuery([]), enabled: filters.length > 0 });
  if (filters.length === 0 && closedError === null) return null;
  const { tile: text } = words.dashboards;
  const names = filters.map(({ ref }) => data?.find((one) => one.ref === ref)?.label[locale] ?? ref);
  return (
    <p className="unfiltered">
      {names.length === 0 ? null : (
        <span title={text.unfilteredHelp}>
          {text.unfiltered(names.join(locale === 'zh' ? '\u3001' : ', '))}
        </span>
      )}
      {names.length === 0 || closedError === null ? null : words.explore.between}
      {closedError === null ? null : (
        <span title={failureText(closedError, words, locale)}>{text.withoutClosed}</span>
      )}
    </p>
  );
}
