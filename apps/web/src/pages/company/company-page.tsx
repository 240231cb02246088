import { useQuery } from '@tanstack/react-query';
import type { MetricEntry } from '../../api/answer.ts';
import { metricsQuery } from '../../api/server.ts';
import { useFrame } from '../../frame/search.ts';
import { Failure } from '../../parts/failure.tsx';
import { MonthTable } from '../../parts/month-table.tsx';
import { TrendSection } from '../../parts/trend-section.tsx';
import { useAddress } from '../../parts/use-address.ts';
import { Waiting } from '../../parts/waiting.tsx';
import { periodText, shortPeriod, yearOf } from '../../reading/period.ts';
import { useLanguage } from '../../words/language.tsx';
import { ChannelTable } from './channel-table.tsx';
import { chosenMetrics } from './chosen-metrics.ts';
import './company.css';
import { FigureCard } from './figure-card.tsx';
import { useFigures } from './figures.ts';
import { Headline } from './headline.tsx';
import { COMPANIONS } from './month-sentence.ts';
import { pageScale } from './page-scale.ts';

export function CompanyPage() {
  const { words } = useLanguage();
  const { data: all, error, refetch } = useQuery(metricsQuery);
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (all === undefined) return <Waiting height={600} />;
  if (all.length === 0) return <p className="failure">{words.metrics.noneYet}</p>;
  return <Cockpit all={all} />;
}

function Cockpit({ all }: { readonly all: readonly MetricEntry[] }) {
  const { locale, words } = useLanguage();
  const { period, month, toDate: yearToDate, compare } = useFrame();
  const [asked, choose] = useAddress('trend');
  const six = chosenMetrics(all);
  const companions = all.filter(({ name }) => Object.values(COMPANIONS).includes(name));
  // What is said is against the year before, whatever the cards compare with.
  const ofMonth = useFigures(six, { period, compare: [...new Set(['year_ago', compare] as const)] });
  const toDate = useFigures([...six, ...companions], { period: yearToDate, compare: ['year_ago'] });
  const scale = pageScale([...ofMonth, ...toDate], locale);
  const trend = six.find(({ name }) => name === asked) ?? six[0];
  return (
    <>
      <Headline {...{ period, month, ofMonth, toDate, scale }} />
      <section className="figures" aria-label={words.company.title}>
        {ofMonth.map((one, i) => (
          <FigureCard
            key={one.metric.name}
            month={one}
            toDate={toDate[i] ?? one}
            monthLabel={shortPeriod(period, locale)}
            compare={compare}
            scale={scale}
          />
        ))}
      </section>
      <div className="columns">
        <div className="main-column">
          {trend === undefined ? null : (
            <TrendSection
              metric={trend}
              period={yearToDate}
              note={words.company.trendNote(periodText(yearOf(month), locale))}
              choices={six}
              onChoose={choose}
              scale={scale}
            />
          )}
          <ChannelTable all={all} period={yearToDate} month={month} scale={scale} />
        </div>
        <aside className="rail">
          {trend === undefined ? null : <MonthTable metric={trend} period={yearToDate} scale={scale} />}
        </aside>
      </div>
    </>
  );
}
