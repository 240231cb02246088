import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { metricsQuery } from '../../api/server.ts';
import { useLanguage } from '../../words/language.tsx';
import type { Named } from './completions.ts';
import type { Start } from './edit-queries.ts';

/** Everything that a formula can name, as far as the reader sees it. */
export function useFormulaNames({ names }: Start): readonly Named[] {
  const { words } = useLanguage();
  const metrics = useQuery(metricsQuery).data;
  return useMemo(
    () => [
      ...(metrics ?? []).map(
        ({ name, label, kind }): Named => ({ kind: 'metric', ref: name, ...label, about: words.kind[kind] }),
      ),
      ...Object.entries(words.editor.functions).map(
        ([ref, about]): Named => ({ kind: 'function', ref, zh: about, en: about, about }),
      ),
      ...names.map(({ kind, ref, label }): Named => ({ kind, ref, ...label, about: '' })),
    ],
    [metrics, names, words],
  );
}
