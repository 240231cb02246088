import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { metricsQuery } from '../../../api/server.ts';
import { useLanguage } from '../../../words/language.tsx';
import type { Named } from '../completions.ts';
import type { Start } from '../edit-queries.ts';

/** What a policy can name: its keys, roles that others are for, datasets, fields and metrics, each by its name. */
export function usePolicyNames({ names, policies }: Start): readonly Named[] {
  const { words } = useLanguage();
  const metrics = useQuery(metricsQuery).data;
  return useMemo(() => {
    const { keys } = words.editor.policy;
    const roles = [...new Set(policies.flatMap((one) => one.roles))];
    return [
      ...Object.entries(keys).map(
        ([ref, about]): Named => ({ kind: 'key', ref, zh: ref, en: ref, about, isByName: true }),
      ),
      ...roles.map((ref): Named => ({ kind: 'role', ref, zh: ref, en: ref, about: '', isByName: true })),
      ...names.map(({ kind, ref, label }): Named => ({ kind, ref, ...label, about: '', isByName: true })),
      ...(metrics ?? []).map(
        ({ name, label }): Named => ({ kind: 'metric', ref: name, ...label, about: '', isByName: true }),
      ),
    ];
  }, [metrics, names, policies, words]);
}
