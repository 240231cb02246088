import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { definitionQuery } from '../../api/definition-queries.ts';
import { keepFrame } from '../../frame/search.ts';
import { useLanguage } from '../../words/language.tsx';

/** Who uses it: what becomes another figure when this formula does. */
export function Impact({ name }: { readonly name: string | null }) {
  const { words } = useLanguage();
  return (
    <section className="block" data-section="impact">
      <h2>{words.editor.impact.title}</h2>
      {name === null ? <p className="refused">{words.editor.impact.none}</p> : <Uses name={name} />}
    </section>
  );
}

function Uses({ name }: { readonly name: string }) {
  const { locale, words } = useLanguage();
  const { data } = useQuery(definitionQuery(name));
  if (data === undefined) return null;
  if (data.used_by.length === 0) return <p className="refused">{words.editor.impact.none}</p>;
  const kinds: Readonly<Record<string, string>> = words.changes.impact.kinds;
  return (
    <ul className="plain-list editor-impact">
      {data.used_by.map(({ kind, id, label, direct }) => (
        <li key={`${kind}:${id}`}>
          <span className="quiet">{kinds[kind] ?? kind}</span>
          {kind === 'metric' ? (
            <Link to="/app/metrics/$name" params={{ name: id }} search={keepFrame}>
              {label?.[locale] ?? id}
            </Link>
          ) : (
            <span>{label?.[locale] ?? id}</span>
          )}
          {direct ? null : <small className="note">{words.editor.impact.through}</small>}
        </li>
      ))}
    </ul>
  );
}
