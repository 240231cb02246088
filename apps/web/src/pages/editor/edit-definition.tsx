import { requestId } from '@plumbline/client';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { Refusal } from '../../api/refusal.ts';
import { Empty } from '../../parts/empty.tsx';
import { Failure } from '../../parts/failure.tsx';
import { useLanguage } from '../../words/language.tsx';
import { type EditKind, startQuery, writtenQuery } from './edit-queries.ts';
import { type EditorParts, EditorView } from './editor-view.tsx';
import { EditorWaiting } from './editor-waiting.tsx';

interface Edited {
  readonly kind: EditKind;
  readonly parts: EditorParts;
}

/** A definition that is there, or that a request of the reader's asks for, by the name in the address. */
export function EditDefinition({ kind, parts }: Edited) {
  const { words } = useLanguage();
  const { name = '' } = useParams({ strict: false });
  const search: { readonly request?: unknown } = useSearch({ strict: false });
  const request = typeof search.request === 'string' ? search.request : undefined;
  const written = useQuery(writtenQuery(kind, name, request));
  const start = useQuery(startQuery);
  const error = written.error ?? start.error;
  if (written.data === undefined && error instanceof Refusal && error.status === 404)
    return <Empty text={words.editor.kinds[kind].missing(name)} />;
  if (written.data === undefined || start.data === undefined) {
    if (error === null) return <EditorWaiting />;
    const retry = () => void (written.data === undefined ? written : start).refetch();
    return <Failure error={error} retry={retry} />;
  }
  const { version, body, yaml, request: made } = written.data;
  return (
    <EditorView
      key={`${name}/${request ?? ''}/${written.dataUpdatedAt}`}
      begin={{
        kind,
        name: version === 0 ? null : name,
        base: version,
        body,
        yaml,
        effective: '',
        ...(made === null ? {} : { request: requestId(made.number), made: name }),
        ...(parts.isText === true ? { form: 'yaml' as const } : {}),
      }}
      start={start.data}
      request={made}
      reload={async () => (await written.refetch()).error}
      {...parts}
    />
  );
}
