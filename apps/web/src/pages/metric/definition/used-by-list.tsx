import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { MetricEntry } from '../../../api/answer.ts';
import { glossaryQuery } from '../../../api/catalog-queries.ts';
import { definitionQuery } from '../../../api/definition-queries.ts';
import { keepFrame } from '../../../frame/search.ts';
import { useLanguage } from '../../../words/language.tsx';

interface Side {
  readonly metric: MetricEntry;
  readonly all: readonly MetricEntry[];
}

/** What breaks, or changes, when this definition does: those that name it first, then what reaches it through them. */
export function UsedByList({ metric, all }: Side) {
  const { locale, words } = useLanguage();
  const { data } = useQuery(definitionQuery(metric.name));
  const terms = useQuery(glossaryQuery).data ?? [];
  const { usedBy } = words.metric;
  if (data === undefined) return null;
  const users = [...data.used_by].sort((a, b) => Number(b.direct) - Number(a.direct));
  return (
    <section className="block">
      <h2>
        {usedBy.title} <small>{users.length}</small>
      </h2>
      {users.length === 0 ? <p className="refused">{usedBy.none}</p> : null}
      <ul className="plain-list">
        {users.map(({ kind, id, label, direct }) => (
          <li key={`${kind}:${id}`}>
            {kind === 'metric' ? (
              <Link to="/app/metrics/$name" params={{ name: id }} search={keepFrame}>
                {label?.[locale] ?? all.find(({ name }) => name === id)?.label[locale] ?? id}
              </Link>
            ) : kind === 'term' ? (
              <Link to="/app/glossary" search={(now: object) => ({ ...keepFrame(now), term: id })}>
                {terms.find(({ name }) => name === id)?.label[locale] ?? id}
              </Link>
            ) : (
              <span>{label?.[locale] ?? id}</span>
            )}
            <span className="grow" />
            <span className="quiet">
              {(usedBy.kinds as Readonly<Record<string, string>>)[kind] ?? kind}
              {direct ? '' : ` · ${usedBy.through}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
