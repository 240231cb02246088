import { useQuery } from '@tanstack/react-query';
import { readinessQuery } from '../../api/server.ts';
import { useLanguage } from '../../words/language.tsx';
import { ClockNote } from '../clock-note.tsx';
import { useClock } from '../use-clock.ts';

/** Whether everything that the definitions name is loaded, and when it was. */
export function DataState() {
  const { words } = useLanguage();
  const clock = useClock();
  const { data, error } = useQuery(readinessQuery);
  if (error !== null)
    return (
      <p className="data-state bad">
        <i />
        <span>{words.nav.notReady}</span>
      </p>
    );
  if (data === undefined) return <p className="data-state" />;
  const state = data.loading ? words.nav.loading : words.nav.complete;
  return (
    <p className="data-state good">
      <i />
      <span>
        {state}
        {data.last_load === null ? null : <small>{words.nav.loadedAt(clock.moment(data.last_load))}</small>}
        <ClockNote />
      </span>
    </p>
  );
}
