import { Link } from '@tanstack/react-router';
import type { MetricEntry } from '../../../api/answer.ts';
import { keepFrame } from '../../../frame/search.ts';
import type { Words } from '../../../words/catalogs.ts';
import { useLanguage } from '../../../words/language.tsx';
import type { Finding } from '../queries.ts';

type Cause = Finding['causes'][number];

interface Causes {
  readonly causes: readonly Cause[];
  readonly metrics: ReadonlyMap<string, MetricEntry>;
}

/** What has changed under a figure: rows by their dataset, definitions with their versions. */
export function CauseList({ causes, metrics }: Causes) {
  const { words, locale } = useLanguage();
  const { findings: text } = words.closes;
  if (causes.length === 0) return <span className="quiet">{text.unknown}</span>;
  return (
    <ul className="close-causes">
      {causes.map((cause) => {
        const { kind, id } = cause;
        if (kind === 'rows') return <li key={`${kind} ${id}`}>{text.rows(id)}</li>;
        const metric = kind === 'metric' ? metrics.get(id) : undefined;
        const name = text.definition(text.kinds[kind] ?? kind, metric?.label[locale] ?? id);
        return (
          <li key={`${kind} ${id}`}>
            {metric === undefined ? (
              name
            ) : (
              <Link
                to="/app/metrics/$name"
                params={{ name: id }}
                search={(now) => ({ ...keepFrame(now), tab: 'versions' })}
              >
                {name}
              </Link>
            )}{' '}
            <span className="quiet">{versionsText(cause, words)}</span>
          </li>
        );
      })}
    </ul>
  );
}

function versionsText({ was, is }: Cause, { closes }: Words): string {
  const { findings: text } = closes;
  if (was !== null && is !== null) return text.versions(was, is);
  if (is !== null) return text.added(is);
  return was === null ? '' : text.removed(was);
}
