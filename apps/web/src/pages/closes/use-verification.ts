import type { Wire } from '@plumbline/client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/server.ts';
import { type CloseEntry, refreshCloses } from './queries.ts';

type Check = Wire<'CloseCheck'>;

/** What came of working a period out again. */
export interface CheckedPeriod {
  /** Of the lock that was worked out: what is known of it says nothing of another one. */
  readonly hash: string | null;
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
export function useVerification(entries: readonly CloseEntry[]): Verification {
  const [checked, setChecked] = useState<ReadonlyMap<string, CheckedPeriod>>(new Map());
  const [damages, setDamages] = useState<Check['diagnostics']>([]);
  const verify = useMutation({
    mutationFn: async (period: string | undefined) => {
      const hashes = new Map(entries.map((entry) => [entry.period, entry.hash]));
      const check =
        period === undefined ? await call('verifyCloses') : await call('verifyClose', { path: { period } });
      return { check, hashes };
    },
    onSuccess: ({ check, hashes }) => {
      const found = byPeriod(check, hashes, Date.now());
      // What was worked out before would stand above what a load has found since.
      setChecked(found);
      setDamages((known) => [...known.filter((one) => !found.has(periodOf(one))), ...damagesIn(check)]);
      return refreshCloses();
    },
  });
  return {
    checked: ofLocks(checked, entries),
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

function byPeriod(
  { periods, findings }: Check,
  hashes: ReadonlyMap<string, string | null>,
  at: number,
): ReadonlyMap<string, CheckedPeriod> {
  return new Map(
    periods.map(({ period, figures, intact }) => [
      period,
      {
        hash: hashes.get(period) ?? null,
        figures,
        findings: findings.filter((one) => one.period === period),
        isIntact: intact,
        at,
      },
    ]),
  );
}

function damagesIn({ diagnostics }: Check): Check['diagnostics'] {
  return diagnostics.filter(({ code }) => code === 'close/damaged');
}

function periodOf({ params }: Check['diagnostics'][number]): string {
  return String(params.period);
}

/** A period that was unlocked or locked anew since is another lock. */
function ofLocks(
  checked: ReadonlyMap<string, CheckedPeriod>,
  entries: readonly CloseEntry[],
): ReadonlyMap<string, CheckedPeriod> {
  const hashes = new Map(entries.map(({ period, hash }) => [period, hash]));
  return new Map([...checked].filter(([period, { hash }]) => hashes.get(period) === hash));
}
