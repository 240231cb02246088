import { useQuery } from '@tanstack/react-query';
import { readinessQuery } from '../../api/server.ts';
import { momentText } from '../../reading/day.ts';
import { useLanguage } from '../../words/language.tsx';

/** Whether everything that the definitions name is loaded, and when it was. */
export function DataState() {
  const { locale, words } = useLanguage();
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
        {data.last_load === null ? null : (
          <small>{words.nav.loadedAt(momentText(data.last_load, locale))}</small>
        )}
      </span>
    </p>
  );
}
