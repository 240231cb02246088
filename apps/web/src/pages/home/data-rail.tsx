import { useQuery } from '@tanstack/react-query';
import { Failure } from '../../parts/failure.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { dayText, momentText } from '../../reading/day.ts';
import { tableText } from '../../reading/figure-text.ts';
import { useLanguage } from '../../words/language.tsx';
import { type Dataset, dataGroups, lastChange } from './data-groups.ts';
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

/** Groups with days of their own; the others are counted together. */
const MOST_GROUPS = 5;

function DataFacts({ datasets }: { readonly datasets: readonly Dataset[] }) {
  const { locale, words } = useLanguage();
  const { data: text } = words.home;
  const changed = lastChange(datasets);
  const aside = datasets.filter(({ quarantined }) => quarantined > 0);
  const waiting = datasets.filter(({ state }) => state !== 'loaded');
  const namesOf = (some: readonly Dataset[]) =>
    some.map(({ label }) => label[locale]).join(words.home.joinNames);
  return (
    <>
      <dl className="data-groups">
        {dataGroups(datasets)
          .slice(0, MOST_GROUPS)
          .map(({ day, datasets: some }) => (
            <div key={day ?? ''} title={namesOf(some)} data-day={day}>
              <dt>{day === null ? text.undated : text.upTo(dayText(day, locale))}</dt>
              <dd>{text.datasets(some.length)}</dd>
            </div>
          ))}
      </dl>
      <dl className="data-facts">
        <div>
          <dt>{text.loaded}</dt>
          <dd>{changed === null ? text.never : momentText(changed, locale)}</dd>
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
