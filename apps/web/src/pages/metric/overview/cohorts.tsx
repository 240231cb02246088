import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { MetricEntry } from '../../../api/answer.ts';
import { dimensionsQuery } from '../../../api/catalog-queries.ts';
import { keepFrame, useFrame } from '../../../frame/search.ts';
import { askedCurrency } from '../../../parts/asked-currency.ts';
import { useLanguage } from '../../../words/language.tsx';
import { useMetricAddress } from '../metric-address.ts';

/** Groups of people by when they came first. */
const COHORT = /\bcohort\s*\(/;

interface Cohorts {
  readonly metric: MetricEntry;
  readonly all: readonly MetricEntry[];
}

/** A metric that is measured at each age of a cohort has no figure of a period: what it has, and where. */
export function OfAges(props: Cohorts) {
  const { words } = useLanguage();
  return (
    <section className="block">
      <h2>{words.metric.cohorts.title}</h2>
      <p className="prose">{words.metric.cohorts.ofAges}</p>
      <CohortLink {...props} />
    </section>
  );
}

/** From a metric that makes cohorts, or is measured along them, to the table of cohorts by age; nothing where there are none. */
export function CohortLink({ metric, all }: Cohorts) {
  const { words } = useLanguage();
  const { money } = useFrame();
  const { restated, asof } = useMetricAddress().address;
  const asked = useAskedCohorts(metric, all);
  if (asked === undefined) return null;
  const currency = askedCurrency(metric, money);
  return (
    <p className="note">
      <Link
        to="/app/explore"
        search={(now) => ({
          ...keepFrame(now),
          metrics: asked.join(','),
          rows: 'cohort',
          columns: 'age',
          span: '12m',
          restated,
          asof,
          currency,
        })}
      >
        {words.metric.cohorts.table}
      </Link>
    </p>
  );
}

/** The metric, with one that makes its cohorts where it makes none itself. */
function useAskedCohorts(metric: MetricEntry, all: readonly MetricEntry[]): readonly string[] | undefined {
  const makers = all.filter(({ formula }) => COHORT.test(formula)).map(({ name }) => name);
  const isMaker = makers.includes(metric.name);
  const choices = isMaker ? [[metric.name]] : makers.map((maker) => [metric.name, maker]);
  const found = useQueries({ queries: choices.map((names) => dimensionsQuery(names)) });
  return choices.find(
    (_, i) =>
      found[i]?.isPlaceholderData === false && found[i].data?.some(({ ref }) => ref === 'cohort') === true,
  );
}
