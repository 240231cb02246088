import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { askQuery, queryClient } from '../../api/server.ts';
import type { FrameState } from '../../frame/search.ts';
import type { Answered } from '../../parts/question/answered.ts';
import type { Asked } from '../../parts/question/query-of.ts';
import type { Question } from '../../parts/question/question.ts';

export interface AnswerState {
  readonly answered: Answered | null;
  readonly error: unknown;
  /** Under way. */
  readonly isRunning: boolean;
  /** Taken back by the reader. */
  readonly isStopped: boolean;
  /** Seconds since it was asked. */
  readonly seconds: number;
  readonly stop: () => void;
  readonly again: () => void;
}

interface Shown {
  readonly scoped: FrameState['scoped'];
  /** What members are called is known: a table drawn before would move. */
  readonly areNamed: boolean;
}

export function useAnswer(question: Question, asked: Asked | null, { scoped, areNamed }: Shown): AnswerState {
  const options = askQuery(scoped(asked?.query ?? { metrics: [] }));
  const { data, error, fetchStatus, refetch } = useQuery({ ...options, enabled: asked !== null });
  const [shown, setShown] = useState<Answered | null>(null);
  const current = asked !== null && data !== undefined && areNamed ? data : null;
  if (current !== null && asked !== null && (shown?.result !== current || shown.question !== question))
    setShown({ question, asked, result: current });
  const isRunning = (fetchStatus === 'fetching' || (data !== undefined && !areNamed)) && current === null;
  return {
    answered: asked === null ? null : shown,
    error: current === null && !isRunning ? error : null,
    isRunning,
    isStopped: asked !== null && data === undefined && error === null && fetchStatus === 'idle',
    seconds: useSeconds(isRunning),
    stop: () => void queryClient.cancelQueries({ queryKey: options.queryKey }),
    again: () => void refetch(),
  };
}

function useSeconds(isRunning: boolean): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (!isRunning) return;
    const start = performance.now();
    setSeconds(0);
    const timer = setInterval(() => setSeconds((performance.now() - start) / 1000), 100);
    return () => clearInterval(timer);
  }, [isRunning]);
  return isRunning ? seconds : 0;
}
