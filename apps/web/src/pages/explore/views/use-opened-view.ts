import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { viewQuery } from '../../../api/catalog-queries.ts';
import type { FrameSearch } from '../../../frame/search.ts';
import { type ExploreSearch, writeQuestion } from '../../../parts/question/address.ts';
import { bodyOf, questionOf } from '../../../parts/question/view-body.ts';
import type { Explore } from '../use-explore.ts';

export interface OpenedView {
  readonly name: string;
  /** The question is not the one that was kept. */
  readonly isChanged: boolean;
  /** It is no longer there, or not for this reader. */
  readonly isGone: boolean;
}

/** The view that the address names. Where the address holds nothing else, its question is put there. */
export function useOpenedView({ view, question, frame }: Explore): OpenedView | null {
  const navigate = useNavigate();
  const { data, error } = useQuery({ ...viewQuery(view ?? ''), enabled: view !== null });
  const isBare = [...question.metrics, ...question.rows, ...question.columns].length === 0;
  useEffect(() => {
    if (!isBare || data === undefined || data.id !== view) return;
    void navigate({
      to: '.',
      replace: true,
      search: (now: FrameSearch): FrameSearch & ExploreSearch => ({
        ...now,
        ...writeQuestion(questionOf(data.body)),
      }),
    });
  }, [isBare, data, view, navigate]);
  if (view === null || (data === undefined && error === null)) return null;
  if (data === undefined) return { name: '', isChanged: false, isGone: true };
  const textOf = (body: object) => JSON.stringify(Object.entries(body).sort());
  const isChanged =
    !isBare && textOf(bodyOf(question, frame.compare)) !== textOf(bodyOf(questionOf(data.body), ''));
  return { name: data.name, isChanged, isGone: false };
}
