import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { MetricEntry } from '../../../api/answer.ts';
import { glossaryQuery } from '../../../api/catalog-queries.ts';
import { keepFrame } from '../../../frame/search.ts';
import { useLanguage } from '../../../words/language.tsx';

/** Words of the company that explain the metric; nothing where there are none. */
export function Terms({ metric }: { readonly metric: MetricEntry }) {
  const { locale, words } = useLanguage();
  const { data = [] } = useQuery(glossaryQuery);
  const terms = data.filter(({ explains }) => explains.metrics.some(({ name }) => name === metric.name));
  if (terms.length === 0) return null;
  return (
    <section className="block">
      <header className="block-head">
        <h2>{words.glossary.onMetric}</h2>
        <Link className="quiet" to="/app/glossary" search={keepFrame}>
          {words.glossary.all}
        </Link>
      </header>
      <dl className="term-notes">
        {terms.map(({ name, label, definition }) => (
          <div key={name}>
            <dt>
              <Link to="/app/glossary" search={(now: object) => ({ ...keepFrame(now), term: name })}>
                {label[locale]}
              </Link>
            </dt>
            <dd title={definition[locale]}>{definition[locale]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
