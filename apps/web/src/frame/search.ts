import type { Wire } from '@plumbline/client';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { meQuery } from '../api/server.ts';
import { monthOfDay } from '../reading/month-of-day.ts';
import {
  grainOf,
  isOfWeeks,
  isPeriod,
  lastMonthOf,
  type Month,
  type Period,
  type PeriodGrain,
  shiftMonth,
  yearToMonth,
} from '../reading/period.ts';
import { readScope, type Scope, withScope, writeScope } from './scope.ts';

export type Comparison = 'year_ago' | 'previous';

/** The workspace's currency, and the field whose members amounts can be converted to; null: there are no rates. */
export type Money = Pick<Wire<'Me'>['workspace'], 'currency' | 'currencies'>;

/** What every page obeys; it stands in the address, so that a link shows what its sender saw. */
export interface FrameSearch {
  readonly period?: Period | undefined;
  readonly compare?: Comparison | undefined;
  /** `ref:value`. */
  readonly scope?: string | undefined;
}

export interface FrameChoice {
  /** Goes into a question as it is. */
  readonly period: Period;
  readonly grain: PeriodGrain;
  /** The last month of the period that has begun. */
  readonly month: Month;
  /** From January to `month`, as a period. */
  readonly toDate: string;
  readonly compare: Comparison;
  readonly scope: Scope | null;
  readonly today: string;
  /** Undefined: not known yet. */
  readonly money: Money | undefined;
  /** The question about the scope chosen; the question itself where none is. */
  readonly scoped: (question: Wire<'MetricQuery'>) => Wire<'MetricQuery'>;
}

export interface FrameState extends FrameChoice {
  readonly set: (change: {
    readonly period?: Period;
    readonly compare?: Comparison;
    readonly scope?: Scope | null;
  }) => void;
}

/** For links to another page: what the frame says goes along, what the former page said stays behind. */
export function keepFrame({ period, compare, scope }: FrameSearch): FrameSearch {
  return { period, compare, scope };
}

/** Reads what belongs to the frame and leaves the rest of the address to the page. */
export function readSearch(search: Readonly<Record<string, unknown>>): FrameSearch {
  // A year alone is read from the address as a number.
  const period = typeof search.period === 'number' ? String(search.period) : search.period;
  const scope = readScope(search.scope);
  return {
    ...search,
    period: isPeriod(period) ? period : undefined,
    compare: search.compare === 'previous' ? 'previous' : undefined,
    scope: scope === null ? undefined : writeScope(scope),
  };
}

/** What an address chooses, in a workspace of today. */
export function frameOf(search: FrameSearch, workspace: Wire<'Me'>['workspace'] | undefined): FrameChoice {
  const today = workspace?.today ?? '2000-01-01';
  const now = monthOfDay(today);
  // A link from a workspace with another calendar names periods that this one does not know.
  const isKnown = search.period !== undefined && isOfWeeks(search.period) === isOfWeeks(now);
  const period = isKnown && search.period !== undefined ? search.period : shiftMonth(now, -1);
  const last = lastMonthOf(period);
  const month = last > now ? now : last;
  const scope = readScope(search.scope);
  return {
    period,
    grain: grainOf(period),
    month,
    toDate: yearToMonth(month),
    compare: search.compare ?? 'year_ago',
    scope,
    today,
    money: workspace,
    scoped: (question) => withScope(question, scope),
  };
}

export function useFrame(): FrameState {
  const search = readSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const workspace = useQuery(meQuery).data?.workspace;
  const scoped = useCallback(
    (question: Wire<'MetricQuery'>) => withScope(question, readScope(search.scope)),
    [search.scope],
  );
  return {
    ...frameOf(search, workspace),
    scoped,
    set: ({ scope: next, ...change }) =>
      void navigate({
        to: '.',
        search: (now: FrameSearch) => ({
          ...now,
          ...change,
          ...(next === undefined ? {} : { scope: next === null ? undefined : writeScope(next) }),
        }),
      }),
  };
}
