import { useQuery } from '@tanstack/react-query';
import { Failure } from '../../parts/failure.tsx';
import { startQuery } from './edit-queries.ts';
import { EditorView } from './editor-view.tsx';
import { EditorWaiting } from './editor-waiting.tsx';

const NOTHING = { name: null, base: 0, body: { name: '', formula: '' }, yaml: '', effective: '' } as const;

/** A metric that nobody has written yet. */
export function NewMetricPage() {
  const { data, error, refetch } = useQuery(startQuery);
  if (data === undefined)
    return error === null ? <EditorWaiting /> : <Failure error={error} retry={() => void refetch()} />;
  return <EditorView begin={NOTHING} start={data} request={null} reload={async () => null} />;
}
