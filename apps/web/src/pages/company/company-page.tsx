import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { metricsQuery } from '../../api/server.ts';
import { useFrame } from '../../frame/search.ts';
import { Failure } from '../../parts/failure.tsx';
import { MonthTable } from '../../parts/month-table.tsx';
import { TrendSection } from '../../parts/trend-section.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { shortMonth, yearToMonth } from '../../reading/period.ts';
import { useLanguage } from '../../words/language.tsx';
import { ChannelTable } from './channel-table.tsx';
import { chosenMetrics } from './chosen-metrics.ts';
import { FigureCard } from './figure-card.tsx';
import { useFigures } from './figures.ts';
import { Headline } from './headline.tsx';

export function CompanyPage() {
  const { words } = useLanguage();
  const { data: all, error, refetch } = useQuery(metricsQuery);
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (all === undefined) return <Waiting height={600} />;
  if (all.length === 0) return <p className="failure">{words.metrics.noneYet}</p>;
  return <Cockpit all={all} />;
}

function Cockpit({ all }: { readonly all: Parameters<typeof chosenMetrics>[0] }) {
  const { locale, words } = useLanguage();
  const { month, compare } = useFrame();
  const six = chosenMetrics(all);
  const ofMonth = useFigures(six, { period: month, compare });
  const toDate = useFigures(six, { period: yearToMonth(month), compare: 'year_ago' });
  const [chosen, setChosen] = useState(six[0]?.name);
  const trend = six.find(({ name }) => name === chosen) ?? six[0];
  return (
    <>
      <Headline month={month} ofMonth={ofMonth} toDate={toDate} />
      <section className="figures" aria-label={words.company.title}>
        {ofMonth.map((asked, i) => (
          <FigureCard
            key={asked.metric.name}
            month={asked}
            toDate={toDate[i] ?? asked}
            monthLabel={shortMonth(month, locale)}
            compare={compare}
          />
        ))}
      </section>
      <div className="columns">
        <div className="main-column">
          {trend === undefined ? null : (
            <TrendSection
              metric={trend}
              period={yearToMonth(month)}
              note={words.company.trendNote(month.slice(0, 4))}
              choices={six}
              onChoose={setChosen}
            />
          )}
          <ChannelTable all={all} period={yearToMonth(month)} />
        </div>
        <aside className="rail">
          {trend === undefined ? null : <MonthTable metric={trend} period={yearToMonth(month)} />}
        </aside>
      </div>
    </>
  );
}
