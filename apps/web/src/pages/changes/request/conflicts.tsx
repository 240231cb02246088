import { Link } from '@tanstack/react-router';
import type { Request } from '../../../api/change-queries.ts';
import { keepFrame } from '../../../frame/search.ts';
import { useLanguage } from '../../../words/language.tsx';

/** What somebody else has published since the request was written: shown, never written over. */
export function Conflicts({ request }: { readonly request: Request }) {
  const { locale, words } = useLanguage();
  const { side: text } = words.changes;
  const { conflicts, changes } = request;
  if (conflicts.length === 0) return null;
  const labelOf = (kind: string, id: string) =>
    changes.find((one) => one.kind === kind && one.id === id)?.label[locale] ?? id;
  return (
    <section className="request-conflict" role="alert" aria-label={text.conflict}>
      <h2>{text.conflict}</h2>
      {conflicts.map(({ kind, id, read, version }) => (
        <p key={`${kind}:${id}`}>
          {text.conflictText(labelOf(kind, id), read, version)}{' '}
          {kind === 'metric' ? (
            <Link
              to="/app/metrics/$name"
              params={{ name: id }}
              search={(now) => ({ ...keepFrame(now), tab: 'versions' })}
            >
              {text.lookAtVersions}
            </Link>
          ) : null}
        </p>
      ))}
      <p className="note">{text.conflictNext}</p>
    </section>
  );
}
