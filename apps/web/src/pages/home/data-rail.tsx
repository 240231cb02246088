import { useQuery } from '@tanstack/react-query';
import { useFrame } from '../../frame/search.ts';
import { useClock } from '../../frame/use-clock.ts';
import { Failure } from '../../parts/failure.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { dayText } from '../../reading/day.ts';
import { tableText } from '../../reading/figure-text.ts';
import { useLanguage } from '../../words/language.tsx';
import { type DataGroup, type Dataset, dataGroups, lastChange } from './data-groups.ts';
import { datasetsQuery } from './home-queries.ts';

/** How the rows behind the numbers stand. */
export function DataRail() {
  const { words } = useLanguage();
  const { data: text } = words.home;
  const { data, error, refetch } = useQuery(datasetsQuery);
  return (
    <section className="block" aria-label={text.title}>
      <h2>{text.title}</h2>
      {error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Waiting height={240} />
      ) : (
        <DataFacts datasets={data} />
      )}
    </section>
  );
}

/** More days than these say nothing more. */
const MOST_GROUPS = 6;

function DataFacts({ datasets }: { readonly datasets: readonly Dataset[] }) {
  const { locale, words } = useLanguage();
  const clock = useClock();
  const { data: text } = words.home;
  const { today } = useFrame();
  const changed = lastChange(datasets);
  const aside = datasets.filter(({ quarantined }) => quarantined > 0);
  const waiting = datasets.filter(({ state }) => state !== 'loaded');
  const namesOf = (some: readonly Dataset[]) =>
    some.map(({ label }) => label[locale]).join(words.home.joinNames);
  const dayName = (day: DataGroup['day']) => {
    if (day === null) return text.undated;
    return day === 'ahead' ? text.ahead : text.upTo(dayText(day, locale));
  };
  return (
    <>
      <dl className="data-groups">
        {dataGroups(datasets, today)
          .slice(0, MOST_GROUPS)
          .map(({ day, datasets: some }) => (
            <div key={day ?? ''} title={namesOf(some)} data-day={day}>
              <dt>{dayName(day)}</dt>
              <dd>{text.datasets(some.length)}</dd>
            </div>
          ))}
      </dl>
      <dl className="data-facts">
        <div>
          <dt>{text.loaded}</dt>
          <dd>{changed === null ? text.never : clock.moment(changed)}</dd>
        </div>
        <div>
          <dt>{text.quarantined}</dt>
          <dd>{aside.length === 0 ? text.noneAside : null}</dd>
        </div>
        {aside.map(({ name, label, quarantined }) => (
          <div key={name} className="watch">
            <dt>{label[locale]}</dt>
            <dd>{text.aside(tableText(quarantined, 'number', locale))}</dd>
          </div>
        ))}
        {waiting.length === 0 ? null : (
          <div className="watch" title={namesOf(waiting)}>
            <dt>{text.waiting}</dt>
            <dd>{text.datasets(waiting.length)}</dd>
          </div>
        )}
      </dl>
    </>
  );
}
