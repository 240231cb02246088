import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { type FrameSearch, type FrameState, useFrame } from '../../frame/search.ts';
import { type ExploreSearch, readQuestion, writeQuestion } from '../../parts/question/address.ts';
import type { Question } from '../../parts/question/question.ts';

export interface Explore {
  readonly question: Question;
  /** Every change is a step that the back button takes back. */
  readonly change: (next: Question, view?: string | null) => void;
  readonly view: string | null;
  readonly frame: FrameState;
}

/** The question as it stands in the address. */
export function useExplore(): Explore {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const frame = useFrame();
  const question = useMemo(() => readQuestion(search), [search]);
  const view = search.view === undefined ? null : String(search.view);
  const change = useCallback(
    (next: Question, opened?: string | null) =>
      void navigate({
        to: '.',
        search: (now: FrameSearch): FrameSearch & ExploreSearch => ({
          ...now,
          ...writeQuestion(next),
          ...(opened === undefined ? {} : { view: opened ?? undefined }),
        }),
      }),
    [navigate],
  );
  return { question, change, view, frame };
}
