import { useQueries } from '@tanstack/react-query';
import { call } from '../api/server.ts';
import { type FrameChoice, useFrame } from '../frame/search.ts';
import { type Amounts, frameInCurrency } from '../parts/asked-currency.ts';
import { firstDayOf } from '../reading/month-of-day.ts';
import { firstMonthOf, lastMonthOf, type Period, type PeriodGrain, shiftPeriod } from '../reading/period.ts';
import { mayBeOfOne } from './ask-together.ts';
import { createBatch, type Load } from './batch.ts';
import { type SeriesFigure, seriesFigures } from './series-figure.ts';

/** Members in a sparkline. */
const MEMBERS: { readonly [G in PeriodGrain]: number } = { month: 12, quarter: 8, year: 5 };
/** The statement of a question grows with its metrics; more wait for the next one. */
const MOST = 10;
const WAIT = 30;

export interface FigureState {
  /** Null: the answer has no row for it. Undefined: not there yet. */
  readonly figure: SeriesFigure | null | undefined;
  readonly error: Error | null;
}

type Frame = Pick<FrameChoice, 'period' | 'grain' | 'compare' | 'scoped'>;

/** A metric that is asked about; of a name that the list does not hold nothing else is known. */
export type Named = Amounts & { readonly name: string };

/** What the frame asks of many metrics: those in one currency share questions, and each is kept for itself. */
export function useFigures(metrics: readonly Named[]): ReadonlyMap<string, FigureState> {
  const frame = useFrame();
  const answers = useQueries({
    queries: metrics.map((metric) => {
      const asked = frameInCurrency(frame, metric);
      const key = keyOf(asked);
      return {
        queryKey: ['figure', key, metric.name],
        queryFn: ({ signal }: { readonly signal: AbortSignal }) => loaderOf(key, asked)(metric.name, signal),
      };
    }),
  });
  return new Map(
    metrics.map(({ name }, i) => [name, { figure: answers[i]?.data, error: answers[i]?.error ?? null }]),
  );
}

/** The members that a sparkline shows, the chosen one last. */
export function sparkPeriod(period: Period, grain: PeriodGrain): string {
  return `${firstMonthOf(shiftPeriod(period, 1 - MEMBERS[grain]))}..${lastMonthOf(period)}`;
}

function questionOf({ period, grain, compare, scoped }: Frame, names: readonly string[]) {
  return scoped({
    metrics: [...names],
    by: [grain],
    period: sparkPeriod(period, grain),
    compare: [compare],
    fill: true,
  });
}

function keyOf(frame: Frame): string {
  return JSON.stringify(questionOf(frame, []));
}

const loaders = new Map<string, Load<SeriesFigure>>();

function loaderOf(key: string, frame: Frame): Load<SeriesFigure> {
  const known = loaders.get(key);
  if (known !== undefined) return known;
  const made = createBatch<SeriesFigure>({
    most: MOST,
    wait: WAIT,
    isRefusal: mayBeOfOne,
    ask: async (names, signal) => {
      const result = await call('query', { body: questionOf(frame, names), signal });
      return seriesFigures(result, {
        names,
        day: firstDayOf(frame.period),
        compare: frame.compare,
      });
    },
  });
  loaders.set(key, made);
  return made;
}
