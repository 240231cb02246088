import { listed } from '@plumbline/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Request } from '../../../api/change-queries.ts';
import { metricsQuery } from '../../../api/server.ts';
import { keepFrame } from '../../../frame/search.ts';
import { useLanguage } from '../../../words/language.tsx';

const NAMED = 4;

/** What is settled and would be restated, and what people still talk about. */
export function Stakes({ request }: { readonly request: Request }) {
  const { locale, words } = useLanguage();
  const { impact: text } = words.changes;
  const { settled, tasks, comments } = request.stakes;
  const metrics = useQuery(metricsQuery).data ?? [];
  if (settled.length + tasks + comments === 0) return null;
  const labelOf = (name: string) => metrics.find((one) => one.name === name)?.label[locale] ?? name;
  const namesOf = (names: readonly string[]) =>
    `${listed(names.slice(0, NAMED).map(labelOf), locale)}${names.length > NAMED ? ` +${names.length - NAMED}` : ''}`;
  const talk = [tasks > 0 ? text.tasks(tasks) : '', comments > 0 ? text.comments(comments) : ''];
  return (
    <div className="request-stakes" data-part="stakes">
      {settled.length === 0 ? null : (
        <div className="request-conflict" data-part="settled">
          <p>
            <b>{text.settled}</b>{' '}
            <Link to="/app/closes" search={keepFrame}>
              {text.toCloses}
            </Link>
          </p>
          <ul className="plain-list">
            {settled.map(({ period, metrics }) => (
              <li key={period} data-period={period}>
                <b>{period}</b> {namesOf(metrics)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {tasks + comments === 0 ? null : (
        <p className="note">{talk.filter((part) => part !== '').join(' · ')}</p>
      )}
    </div>
  );
}
