import { useQuery } from '@tanstack/react-query';
import { useFrame } from '../../../frame/search.ts';
import { useClock } from '../../../frame/use-clock.ts';
import { Failure } from '../../../parts/failure.tsx';
import { Waiting } from '../../../parts/waiting.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { changesQuery } from '../home-queries.ts';
import { ChangesTable } from './changes-table.tsx';

const HEIGHT = 300;

/** What moved since the last visit, the unusual first. Causes come with the analysis of causes; none is made up here. */
export function ChangesSection() {
  const { words } = useLanguage();
  const clock = useClock();
  const { home: text } = words;
  const frame = useFrame();
  const { data, error, refetch } = useQuery(changesQuery(frame));
  const against = text.against[frame.compare];
  const note =
    data?.since == null ? text.changesFirst(against) : text.changesSince(clock.moment(data.since), against);
  return (
    <section className="block" aria-label={text.changes}>
      <h2>
        {text.changes} <small>{note}</small>
      </h2>
      {error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Waiting height={HEIGHT} />
      ) : data.changes.length === 0 ? (
        <p className="refused">{text.noChanges}</p>
      ) : (
        <ChangesTable changes={data} />
      )}
    </section>
  );
}
