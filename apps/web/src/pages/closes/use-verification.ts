import type { Wire } from '@plumbline/client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/server.ts';
import { refreshCloses } from './queries.ts';

type Check = Wire<'CloseCheck'>;

/** What came of working a period out again. */
export interface CheckedPeriod {
  readonly figures: number;
  readonly findings: Check['findings'];
  readonly isIntact: boolean;
  /** In milliseconds. */
  readonly at: number;
}

export interface Verification {
  /** By period; as long as nothing was done to it. */
  readonly checked: ReadonlyMap<string, CheckedPeriod>;
  /** Locks that somebody has altered, in words. */
  readonly damages: Check['diagnostics'];
  readonly isRunning: boolean;
  readonly error: Error | null;
  /** One period, or all. */
  readonly run: (period?: string) => void;
  /** It was locked or unlocked since. */
  readonly forget: (period: string) => void;
}

/** Works locked periods out again, and keeps what came of it while the page is open. */
export function useVerification(): Verification {
  const [checked, setChecked] = useState<ReadonlyMap<string, CheckedPeriod>>(new Map());
  const [damages, setDamages] = useState<Check['diagnostics']>([]);
  const verify = useMutation({
    mutationFn: (period: string | undefined) =>
      period === undefined ? call('verifyCloses') : call('verifyClose', { path: { period } }),
    onSuccess: (check) => {
      const found = byPeriod(check, Date.now());
      setChecked((known) => new Map([...known, ...found]));
      setDamages((known) => [...known.filter((one) => !found.has(periodOf(one))), ...damagesIn(check)]);
      return refreshCloses();
    },
  });
  return {
    checked,
    damages,
    isRunning: verify.isPending,
    error: verify.error,
    run: (period) => verify.mutate(period),
    forget: (period) => {
      setChecked((known) => new Map([...known].filter(([name]) => name !== period)));
      setDamages((known) => known.filter((one) => periodOf(one) !== period));
    },
  };
}

function byPeriod({ periods, findings }: Check, at: number): ReadonlyMap<string, CheckedPeriod> {
  return new Map(
    periods.map(({ period, figures, intact }) => [
      period,
      { figures, findings: findings.filter((one) => one.period === period), isIntact: intact, at },
    ]),
  );
}

function damagesIn({ diagnostics }: Check): Check['diagnostics'] {
  return diagnostics.filter(({ code }) => code === 'close/damaged');
}

function periodOf({ params }: Check['diagnostics'][number]): string {
  return String(params.period);
}
