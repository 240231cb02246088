import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from '../../parts/failure.tsx';
import { Waiting } from '../../parts/waiting.tsx';

interface AllAsked {
  readonly of: readonly UseQueryResult<unknown>[];
  readonly children: () => ReactNode;
}

/** What needs several answers: waiting until all are there, refused where one is. */
export function AllAsked({ of, children }: AllAsked) {
  const failed = of.find(({ error }) => error !== null);
  if (failed !== undefined) return <Failure error={failed.error} retry={() => void failed.refetch()} />;
  return of.some(({ data }) => data === undefined) ? <Waiting height={480} /> : children();
}
