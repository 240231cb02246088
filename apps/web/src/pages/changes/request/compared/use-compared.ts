import type { Wire } from '@plumbline/client';
import { useQuery } from '@tanstack/react-query';
import { comparisonQuery, type Request } from '../../../../api/change-queries.ts';
import { useAddress } from '../../../../parts/use-address.ts';
import { useLanguage } from '../../../../words/language.tsx';
import { isOfVersions } from '../is-of-versions.ts';

export type Comparison = Wire<'ValueComparison'>;

/** The figures that a request is judged by: of one metric, which the address names. */
export interface ComparedMetric {
  /** What can be compared: metrics that are changed, then those made of them. */
  readonly choices: readonly { readonly name: string; readonly label: string }[];
  /** Null: there is none. */
  readonly metric: string | null;
  readonly choose: (metric: string) => void;
  readonly data: Comparison | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
  /** How both definitions are called beside the figures. */
  readonly names: { readonly before: string; readonly after: string };
}

export function useCompared(request: Request): ComparedMetric {
  const { locale, words } = useLanguage();
  const { changed, compared } = words.changes;
  const [asked, setAsked] = useAddress('compared');
  const own = request.changes.filter(({ kind }) => kind === 'metric');
  const made = request.impact.filter(({ kind }) => kind === 'metric');
  const choices = [...own, ...made].map(({ id, label }) => ({ name: id, label: label?.[locale] ?? id }));
  const metric = (choices.find(({ name }) => name === asked) ?? choices[0])?.name ?? null;
  const { data, error, refetch } = useQuery({
    ...comparisonQuery(request, metric ?? ''),
    enabled: metric !== null,
  });
  const change = own.find(({ id }) => id === metric);
  const names =
    change === undefined || !isOfVersions(request, change)
      ? { before: compared.old, after: compared.fresh }
      : { before: changed.version(change.base), after: changed.version(change.base + 1) };
  return {
    ...{ choices, metric, data, error, names },
    choose: (name) => setAsked(name === choices[0]?.name ? undefined : name),
    retry: () => void refetch(),
  };
}
