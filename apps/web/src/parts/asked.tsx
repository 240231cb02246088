import type { ReactNode } from 'react';
import type { Result } from '../api/answer.ts';
import type { Asking } from '../api/use-ask.ts';
import { useLanguage } from '../words/language.tsx';
import { Failure } from './failure.tsx';
import { Waiting } from './waiting.tsx';

interface AskedProps {
  readonly of: Asking;
  /** Of what comes, so that nothing moves when it is there. */
  readonly height: number;
  readonly children: (result: Result) => ReactNode;
}

/** An answer in each of its states: waiting with a way out, cancelled, refused, there. */
export function Asked({ of, height, children }: AskedProps) {
  const { words } = useLanguage();
  if (of.data !== undefined) return children(of.data);
  if (of.error !== null)
    return (
      <div style={{ minHeight: height }}>
        <Failure error={of.error} retry={of.retry} />
      </div>
    );
  if (!of.isCancelled) return <Waiting height={height} cancel={of.cancel} />;
  return (
    <div className="failure" style={{ minHeight: height }} role="status">
      <p>{words.parts.cancelled}</p>
      <button type="button" className="small-button" onClick={of.retry}>
        {words.states.retry}
      </button>
    </div>
  );
}
