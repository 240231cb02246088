import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from '../../parts/failure.tsx';
import { Waiting } from '../../parts/waiting.tsx';

interface AllAsked {
  readonly of: readonly UseQueryResult<unknown>[];
  readonly children: () => ReactNode;
}

/** What needs several answers: waiting until all are there, refused where one is. What was there stays, with what is open in it. */
export function AllAsked({ of, children }: AllAsked) {
  const failed = of.find(({ error }) => error !== null);
  const failure =
    failed === undefined ? null : <Failure error={failed.error} retry={() => void failed.refetch()} />;
  const isThere = of.every(({ data }) => data !== undefined);
  return (
    <>
      {failure}
      {isThere ? children() : failure === null ? <Waiting height={480} /> : null}
    </>
  );
}
