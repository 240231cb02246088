import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { FrameSearch } from '../../../frame/search.ts';
import { viewQuery } from '../catalog-queries.ts';
import { type ExploreSearch, writeQuestion } from '../question/address.ts';
import type { Explore } from '../use-explore.ts';
import { questionOf } from './view-body.ts';

/** The view that the address names. Where the address holds nothing else, its question is put there. */
export function useOpenedView({ view, question }: Explore): { readonly name: string } | undefined {
  const navigate = useNavigate();
  const { data } = useQuery({ ...viewQuery(view ?? ''), enabled: view !== null });
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
  return view === null ? undefined : data;
}
