import { useQuery } from '@tanstack/react-query';
import { Failure } from '../../parts/failure.tsx';
import { type EditKind, startQuery } from './edit-queries.ts';
import { type EditorParts, EditorView } from './editor-view.tsx';
import { EditorWaiting } from './editor-waiting.tsx';
import type { Body } from './use-draft.ts';

interface Made {
  readonly kind: EditKind;
  /** What stands in it before anything is written. */
  readonly body: Body;
  readonly yaml?: string;
  readonly parts: EditorParts;
}

/** A definition that nobody has written yet. */
export function NewDefinition({ kind, body, yaml = '', parts }: Made) {
  const { data, error, refetch } = useQuery(startQuery);
  if (data === undefined)
    return error === null ? <EditorWaiting /> : <Failure error={error} retry={() => void refetch()} />;
  const form = parts.isText === true ? { form: 'yaml' as const } : {};
  const begin = { kind, name: null, base: 0, body, yaml, effective: '', ...form };
  return <EditorView begin={begin} start={data} request={null} reload={async () => null} {...parts} />;
}
