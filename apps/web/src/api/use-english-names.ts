import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLanguage } from '../words/language.tsx';
import type { call } from './call.ts';
import { LISTED_VALUES, valuesQuery } from './catalog-queries.ts';

type Value = string | number | boolean | null;

/** What a member is called by who reads English; null: its value is its only name, or none is known yet. */
export type EnglishName = (ref: string, value: Value) => string | null;

export interface EnglishNames {
  readonly english: EnglishName;
  /** They are asked for. */
  readonly isPending: boolean;
}

interface Wish {
  /** Also names of those that a list narrowed by this text shows. */
  readonly search?: string;
  /** Members of each dimension at the most. */
  readonly most?: number;
}

/** English names of members of these dimensions, where there is a column of such names. */
export function useEnglishNames(refs: readonly string[], wish: Wish = {}): EnglishNames {
  const { search = '', most = LISTED_VALUES } = wish;
  const { locale } = useLanguage();
  const searches = search === '' ? [''] : ['', search];
  const named = JSON.stringify(
    [...new Set(refs)].flatMap((ref) => searches.map((text) => [ref, text] as const)),
  );
  const wanted: readonly (readonly [ref: string, search: string])[] = JSON.parse(named);
  const isEnglish = locale === 'en';
  const combine = useCallback(
    (answers: readonly UseQueryResult<Values>[]): EnglishNames => {
      const asked: readonly (readonly [ref: string, search: string])[] = JSON.parse(named);
      const names = new Map(asked.map(([ref]) => [ref, new Map<Value, string>()]));
      for (const [i, [ref]] of asked.entries())
        for (const [at, value] of (answers[i]?.data?.values ?? []).entries()) {
          const name = answers[i]?.data?.english[at];
          if (name != null) names.get(ref)?.set(value, name);
        }
      return {
        english: (ref, value) => names.get(ref)?.get(value) ?? null,
        isPending: isEnglish && answers.some(({ isPending }) => isPending),
      };
    },
    [named, isEnglish],
  );
  return useQueries({
    queries: wanted.map(([ref, text]) => ({ ...valuesQuery(ref, text, most), enabled: isEnglish })),
    combine,
  });
}

type Values = Awaited<ReturnType<typeof call<'values'>>>;
