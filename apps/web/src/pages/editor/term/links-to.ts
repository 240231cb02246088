import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/server.ts';
import type { Finding, SentEdit, Written } from '../edit-queries.ts';

/** Terms that name one, and what they would say without it. */
export interface LinksTo {
  readonly labels: readonly Readonly<Record<'zh' | 'en', string>>[];
  readonly edits: readonly SentEdit[];
}

/** Who still names a term, as a check of its removal says; empty: nobody that the reader sees. */
export function namersIn(findings: readonly Finding[]): readonly string[] {
  const by = findings.find(({ code }) => code === 'change/still-named')?.params.by;
  return Array.isArray(by) ? by.map(String) : [];
}

export function linksToQuery(name: string, namers: readonly string[]) {
  return queryOptions({
    queryKey: ['edit', 'links', name, namers],
    queryFn: async ({ signal }): Promise<LinksTo> => {
      const read = (one: string) =>
        call('writtenDefinition', { path: { kind: 'term', name: one }, query: {}, signal });
      const found = await Promise.all(namers.map(read));
      return { labels: found.map(labelOf), edits: found.map((one) => withoutLink(one, name)) };
    },
    ...{ gcTime: 0, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
  });
}

function labelOf({ name, body }: Written): LinksTo['labels'][number] {
  const { label } = body;
  if (typeof label === 'string') return { zh: label, en: label };
  return { zh: name, en: name, ...(label as object | undefined) };
}

function withoutLink({ name, version: base, body }: Written, gone: string): SentEdit {
  const { broader, see, ...rest } = body;
  const left = Array.isArray(see) ? see.filter((one) => one !== gone) : [];
  return {
    ...{ kind: 'term', name, base },
    body: {
      ...rest,
      ...(broader === undefined || broader === gone ? {} : { broader }),
      ...(left.length === 0 ? {} : { see: left }),
    },
  };
}
