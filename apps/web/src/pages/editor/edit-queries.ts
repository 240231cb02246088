import type { Wire } from '@plumbline/client';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/server.ts';

export type Check = Wire<'EditCheck'>;
export type Finding = Check['findings'][number];
export type Preview = Wire<'EditPreview'>;
export type Written = Wire<'WrittenDefinition'>;
export type Start = Wire<'EditStart'>;
export type SentEdit = Wire<'DefinitionEdits'>['definitions'][number];
/** As it is checked: among what else a request asks for, and the edits that are asked for together with it. */
export type AskedEdit = SentEdit & Pick<Wire<'EditCheckRequest'>, 'request' | 'beside'>;
export type EditKind = SentEdit['kind'];

export const startQuery = queryOptions({
  queryKey: ['edit', 'start'],
  queryFn: ({ signal }) => call('editStart', { signal }),
  ...{ gcTime: 0, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
});

/** What is edited is read once, as it is then: what becomes of it meanwhile is a conflict. */
export function writtenQuery(kind: EditKind, name: string, request: string | undefined) {
  return queryOptions({
    queryKey: ['edit', 'written', kind, name, request ?? ''],
    queryFn: ({ signal }) =>
      call('writtenDefinition', {
        path: { kind, name },
        query: request === undefined ? {} : { request },
        signal,
      }),
    ...{ gcTime: 0, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
  });
}

export function checkQuery(edit: AskedEdit, effective: string) {
  const body = { ...edit, ...(effective === '' ? {} : { effective_from: effective }) };
  return queryOptions({
    queryKey: ['edit', 'check', body],
    queryFn: ({ signal }) => call('checkEdit', { body, signal }),
    // Others publish meanwhile.
    ...{ gcTime: 30_000, staleTime: 0, refetchOnWindowFocus: false },
  });
}

interface PreviewOf {
  readonly edit: AskedEdit;
  readonly effective: string;
  readonly by: string | null;
  readonly period: string;
}

type Through = NonNullable<Wire<'EditPreviewRequest'>['through']>;

/** What one person would see by an edited policy. Each is a line in the audit log: none is asked for again by itself. */
export function lookQuery(edit: AskedEdit, through: Through | null) {
  return queryOptions({
    queryKey: ['edit', 'look', edit, through],
    queryFn: async ({ signal }) => {
      const body = { ...edit, ...(through === null ? {} : { through }) };
      return (await call('previewEdit', { body, signal })).look;
    },
    enabled: through !== null,
    retry: false,
    ...{
      gcTime: 0,
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
  });
}

export function previewQuery({ edit, effective, by, period }: PreviewOf) {
  const body = {
    ...edit,
    ...(effective === '' ? {} : { effective_from: effective }),
    ...(by === null ? {} : { by, period }),
  };
  return queryOptions({
    queryKey: ['edit', 'preview', body],
    queryFn: ({ signal }) => call('previewEdit', { body, signal }),
    ...{ gcTime: 30_000, staleTime: 60_000, refetchOnWindowFocus: false },
  });
}
