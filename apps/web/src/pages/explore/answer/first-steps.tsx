import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type MetricEntry, planOf, plansOf } from '../../../api/answer.ts';
import { dimensionsQuery } from '../../../api/catalog-queries.ts';
import { useNarrow } from '../../../frame/use-narrow.ts';
import { NO_QUESTION, type Question } from '../../../parts/question/question.ts';
import { isTime } from '../../../parts/question/time-grains.ts';
import { useLanguage } from '../../../words/language.tsx';
import { useIsNarrow } from '../use-is-narrow.ts';

/** Before anything is asked: how it is done, and one question to begin with. */
export function FirstSteps(props: {
  readonly metrics: readonly MetricEntry[];
  readonly change: (next: Question) => void;
}) {
  const { words, locale } = useLanguage();
  const isNarrow = useIsNarrow();
  // On a phone a question of one figure: its words are a line, its answer a table that fits.
  const isPhone = useNarrow();
  const { metrics, change } = props;
  const chosen = firstMetrics(metrics).slice(0, isPhone ? 1 : 2);
  const named = chosen.map(({ name }) => name);
  const fitting = useQuery({ ...dimensionsQuery(named), enabled: named.length > 0 }).data ?? [];
  const conformed = fitting.filter(({ kind }) => kind === 'conformed').map(({ ref }) => ref);
  // A dimension may have a twin with the names in another language: `channel_en` beside `channel`.
  const ours = conformed.filter((ref) => ref.endsWith(`_${locale}`));
  const plain = conformed.filter((ref) => !conformed.some((other) => ref.startsWith(`${other}_`)));
  const rows = [...new Set([...ours, ...plain])].slice(0, isPhone ? 1 : 2).reverse();
  const label = (ref: string) => fitting.find((each) => each.ref === ref)?.label[locale] ?? ref;
  const columns = !isPhone && fitting.some(({ ref }) => ref === 'month') ? ['month'] : [];
  return (
    <div className="first-steps">
      <h2>{words.explore.firstTitle}</h2>
      <p>{isNarrow ? words.explore.firstLeadNarrow : words.explore.firstLead}</p>
      {rows.length === 0 ? null : (
        <Button
          type="primary"
          onClick={() =>
            change({ ...NO_QUESTION, metrics: named, rows, columns, span: columns.some(isTime) ? '3m' : '' })
          }
        >
          {words.explore.firstTry(
            chosen.map((metric) => words.explore.within(metric.label[locale])).join(words.explore.and),
            [...rows, ...columns].map((ref) => words.explore.within(label(ref))).join(words.explore.comma),
          )}
        </Button>
      )}
    </div>
  );
}

/** What a company plans by: a flow with a budget, and a rate with one. */
function firstMetrics(metrics: readonly MetricEntry[]): readonly MetricEntry[] {
  const planned = metrics.filter((metric) => planOf(metric) !== null);
  const flow = [...planned]
    .sort((a, b) => plansOf(b).length - plansOf(a).length)
    .find(({ kind }) => kind === 'flow');
  const rate = planned.find(({ unit }) => unit === 'percent');
  const found = [flow, rate].filter((metric) => metric !== undefined);
  return found.length > 0 ? found : metrics.slice(0, 1);
}
