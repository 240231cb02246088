import { useQueries } from '@tanstack/react-query';
import { useLanguage } from '../words/language.tsx';
import { valuesQuery } from './catalog-queries.ts';

type Value = string | number | boolean | null;

/** What a member is called by who reads English; null: its value is its only name, or none is known yet. */
export type EnglishName = (ref: string, value: Value) => string | null;

/**
 * English names of members of these dimensions, where there is a column of such names; `search`: also of those that a
 * list narrowed by this text shows.
 */
export function useEnglishNames(refs: readonly string[], search = ''): EnglishName {
  const { locale } = useLanguage();
  const wanted = [...new Set(refs)].flatMap((ref) =>
    search === ''
      ? [{ ref, search }]
      : [
          { ref, search: '' },
          { ref, search },
        ],
  );
  const answers = useQueries({
    queries: wanted.map((one) => ({ ...valuesQuery(one.ref, one.search), enabled: locale === 'en' })),
  });
  return (ref, value) => {
    for (const [i, one] of wanted.entries()) {
      const data = one.ref === ref ? answers[i]?.data : undefined;
      const at = data?.values.indexOf(value) ?? -1;
      if (at >= 0) return data?.english[at] ?? null;
    }
    return null;
  };
}
