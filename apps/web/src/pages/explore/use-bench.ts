import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { MetricEntry } from '../../api/answer.ts';
import { dimensionsQuery } from '../../api/catalog-queries.ts';
import { hierarchiesQuery, meQuery } from '../../api/server.ts';
import { useEnglishNames } from '../../api/use-english-names.ts';
import { chartDimensions } from '../../charts/panel/chart-shape.ts';
import { askable, comparableOf } from '../../parts/question/comparable.ts';
import { dimensionsOf, NAMED } from '../../parts/question/dimensions-of.ts';
import { type Asked, askedOf } from '../../parts/question/query-of.ts';
import type { Question } from '../../parts/question/question.ts';
import type { Parts } from '../../parts/question/share-of.ts';
import { isTime } from '../../parts/question/time-grains.ts';
import { useParts } from '../../parts/question/use-parts.ts';
import { dimensionText, metricText, type Names } from '../../parts/sheet/reader.ts';
import { useNames } from '../../parts/sheet/use-names.ts';
import type { Dimension } from './fields/field-list.tsx';
import { inOneCurrency } from './question/edit.ts';
import { type AnswerState, useAnswer } from './use-answer.ts';
import { type Explore, useExplore } from './use-explore.ts';
import { type OpenedView, useOpenedView } from './views/use-opened-view.ts';

/** All that the parts of the page look at. */
export interface Bench extends Explore {
  readonly metrics: readonly MetricEntry[];
  /** Dimensions of the workspace, and those that every chosen metric reaches. */
  readonly every: readonly Dimension[] | undefined;
  readonly fitting: readonly Dimension[] | undefined;
  readonly reader: Names;
  /** Comparisons that every chosen metric has. */
  readonly comparable: readonly string[];
  /** Amounts can be asked in other currencies. */
  readonly hasRates: boolean;
  readonly asked: Asked;
  readonly state: AnswerState;
  readonly title: string;
  readonly opened: OpenedView | null;
}

export function useBench(metrics: readonly MetricEntry[]): Bench {
  const explore = useChosenIn(useExplore(), metrics);
  const { question, frame } = explore;
  const every = useQuery(dimensionsQuery([])).data;
  const fitting = useQuery(dimensionsQuery(question.metrics)).data;
  // For the menu of a member, which opens at once.
  useQuery(hierarchiesQuery);
  const workspace = useQuery(meQuery).data?.workspace;
  const hasRates = (workspace?.currencies ?? null) !== null;
  const members = useEnglishNames(dimensionsOf(question), { most: NAMED });
  const reader = useNames(metrics, members.english);
  const opened = useOpenedView(explore);
  const comparable = useMemo(() => comparableOf(metrics, question.metrics), [metrics, question.metrics]);
  const { parts, isKnown } = useParts(metrics, question);
  const asked = useAsked(explore, comparable, parts);
  const state = useAnswer(question, isKnown && question.metrics.length > 0 ? asked : null, {
    scoped: frame.scoped,
    areNamed: !members.isPending,
  });
  const title = opened === null || opened.isGone ? titleOf(question, reader) : opened.name;
  return { ...explore, metrics, every, fitting, reader, comparable, hasRates, asked, state, title, opened };
}

/** Whatever way a metric is chosen, amounts of several currencies are asked in one. */
function useChosenIn(explore: Explore, metrics: readonly MetricEntry[]): Explore {
  const { question, change, frame } = explore;
  const { money } = frame;
  return {
    ...explore,
    change: (next, view) => change(inOneCurrency(next, { before: question, metrics, money }), view),
  };
}

/** A comparison that one of the metrics does not have would be refused; the question forgets it until it fits again. */
function useAsked({ question, frame }: Explore, comparable: readonly string[], metrics: readonly Parts[]) {
  const { period, month, compare, scope } = frame;
  const isNarrowed = scope !== null;
  return useMemo(() => {
    const against = question.against === null ? null : askable(question.against, comparable);
    const shape = chartDimensions(question.rows, question.columns);
    return askedOf({ ...question, against }, { period, month, compare, isNarrowed }, shape, metrics);
  }, [question, comparable, metrics, period, month, compare, isNarrowed]);
}

function titleOf(question: Question, reader: Names): string {
  const { explore } = reader.words;
  const metrics = question.metrics
    .map((name) => metricText(reader, name))
    .map((name, i) => (i === 0 ? name : explore.within(name)));
  const refs = [...question.rows, ...question.columns];
  const named = refs.some((ref) => !isTime(ref)) ? refs.filter((ref) => !isTime(ref)) : refs;
  const dimensions = named.map((ref) => explore.within(dimensionText(reader, ref)));
  if (metrics.length === 0) return explore.title;
  const list = [metrics.slice(0, -1).join(explore.comma), ...metrics.slice(-1)]
    .filter((text) => text !== '')
    .join(explore.and);
  return dimensions.length === 0 ? list : explore.titleOf(list, dimensions.join(explore.comma));
}
