import { listed } from '@plumbline/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Request } from '../../../api/change-queries.ts';
import { metricsQuery } from '../../../api/server.ts';
import { keepFrame } from '../../../frame/search.ts';
import { periodName } from '../../../parts/period-name.ts';
import { useLanguage } from '../../../words/language.tsx';

const NAMED = 4;

/** What is settled and would be restated, and what people still talk about. */
export function Stakes({ request }: { readonly request: Request }) {
  const { locale, words } = useLanguage();
  const { impact: text } = words.changes;
  const { settled, tasks, comments, talk } = request.stakes;
  const metrics = useQuery(metricsQuery).data ?? [];
  if (settled.length + tasks + comments === 0) return null;
  const labelOf = (name: string) => metrics.find((one) => one.name === name)?.label[locale] ?? name;
  const namesOf = (names: readonly string[], more: number) => {
    const left = more + Math.max(0, names.length - NAMED);
    return `${listed(names.slice(0, NAMED).map(labelOf), locale)}${left > 0 ? ` +${left}` : ''}`;
  };
  const said = [tasks > 0 ? text.tasks(tasks) : '', comments > 0 ? text.comments(comments) : ''];
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
          <ul>
            {settled.map(({ period, metrics, more }) => (
              <li key={period} data-period={period}>
                <b>{periodName(period, words, locale)}</b> <span>{namesOf(metrics, more)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {talk.length === 0 ? null : (
        <div className="note" data-part="talk">
          <p>{text.talk(said.filter((part) => part !== '').join(' · '))}</p>
          <ul className="request-talk">
            {talk.map(({ metric, tasks, comments }) => (
              <li key={metric}>
                <Link to="/app/metrics/$name" params={{ name: metric }} search={keepFrame}>
                  {labelOf(metric)}
                </Link>{' '}
                {text.talkOf(tasks, comments)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
