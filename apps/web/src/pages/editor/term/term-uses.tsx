import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { glossaryQuery } from '../../../api/catalog-queries.ts';
import { type FrameSearch, keepFrame } from '../../../frame/search.ts';
import { useLanguage } from '../../../words/language.tsx';

/** Where readers meet the term: beside which terms, and on the pages of which metrics. */
export function TermUses({ name }: { readonly name: string | null }) {
  const { locale, words } = useLanguage();
  const text = words.editor.term.uses;
  const term = useQuery(glossaryQuery).data?.find((one) => one.name === name);
  const beside = term === undefined ? [] : [...term.narrower, ...term.see];
  const metrics = term?.explains.metrics ?? [];
  return (
    <section className="block" data-section="uses">
      <h2>{text.title}</h2>
      {beside.length + metrics.length === 0 ? <p className="refused">{text.none}</p> : null}
      <ul className="plain-list editor-impact">
        {metrics.map(({ name: id, label }) => (
          <li key={`metric:${id}`}>
            <span className="quiet">{text.metric}</span>
            <Link to="/app/metrics/$name" params={{ name: id }} search={keepFrame}>
              {label[locale]}
            </Link>
          </li>
        ))}
        {beside.map(({ name: id, label }) => (
          <li key={`term:${id}`}>
            <span className="quiet">{text.term}</span>
            <Link to="/app/glossary" search={(now: FrameSearch) => ({ ...keepFrame(now), term: id })}>
              {label[locale]}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
