import { useQueries } from '@tanstack/react-query';
import { askQuery } from '../../../api/server.ts';
import { isOwnGrain } from '../../../parts/question/own-grains.ts';
import type { Member, Question } from '../../../parts/question/question.ts';
import { type ListedNames, listedNames } from '../../../parts/sheet/listed-names.ts';
import { useLanguage } from '../../../words/language.tsx';

interface OwnMembers {
  readonly listed: ListedNames;
  /** First days of those that have figures, by grain; undefined: not known yet. */
  readonly members: ReadonlyMap<string, readonly Member[] | undefined>;
  readonly error: Error | null;
}

/** Members of those of the dimensions that are grains of the company's own: whenever these metrics have figures, whatever the question is narrowed to. */
export function useOwnMembers(refs: readonly string[], { metrics }: Question): OwnMembers {
  const { words } = useLanguage();
  const own = [...new Set(refs.filter(isOwnGrain))];
  const answers = useQueries({
    queries: own.map((grain) => ({
      ...askQuery({ metrics: [...metrics], by: [grain] }),
      enabled: metrics.length > 0,
    })),
  });
  const results = answers.flatMap(({ data }) => data ?? []);
  return {
    listed: new Map(results.flatMap((result) => [...listedNames(result, words)])),
    members: new Map(
      own.map(
        (grain, i) => [grain, metrics.length === 0 ? [] : answers[i]?.data?.rows.map(firstCell)] as const,
      ),
    ),
    error: answers.find(({ error }) => error !== null)?.error ?? null,
  };
}

function firstCell([first = null]: readonly Member[]): Member {
  return first;
}
