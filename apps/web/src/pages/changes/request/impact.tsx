import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Request } from '../../../api/change-queries.ts';
import { keepFrame } from '../../../frame/search.ts';
import { useLanguage } from '../../../words/language.tsx';
import { impactNames } from './impact-names.ts';
import { Stakes } from './stakes.tsx';

type Reached = Request['impact'][number];

const NAMED = 6;

/** Everything that mentions what changes, by its kind, with names as far as the reader may see them. */
export function Impact({ request }: { readonly request: Request }) {
  const { words } = useLanguage();
  const { impact: text } = words.changes;
  const kinds = Object.keys(text.kinds) as (keyof typeof text.kinds)[];
  const all = new Set<string>([...kinds, ...request.impact.map(({ kind }) => kind)]);
  const groups = [...all]
    .map((kind) => ({ kind, reached: request.impact.filter((one) => one.kind === kind) }))
    .filter(({ reached }) => reached.length > 0);
  const through = request.impact.filter(({ direct }) => !direct).length;
  return (
    <section className="block request-block" data-section="impact">
      <h2>
        {text.title} {through === 0 ? null : <small>{text.note(through)}</small>}
      </h2>
      <Stakes request={request} />
      {groups.length === 0 ? (
        <p className="refused">{text.none}</p>
      ) : (
        <div className="impact-kinds">
          {groups.map(({ kind, reached }) => (
            <ImpactKind key={kind} kind={kind} reached={reached} />
          ))}
        </div>
      )}
    </section>
  );
}

function ImpactKind({ kind, reached }: { readonly kind: string; readonly reached: readonly Reached[] }) {
  const { locale, words } = useLanguage();
  const { impact: text } = words.changes;
  const { named, hidden } = impactNames(kind, reached);
  return (
    <div className="impact-kind" data-kind={kind}>
      <p>
        {(text.kinds as Readonly<Record<string, string>>)[kind] ?? kind} <b>{reached.length}</b>
      </p>
      <p className="impact-names">
        {named.slice(0, NAMED).map((one) => (
          <span key={one.id}>
            <ReachedLink reached={one}>{one.label?.[locale] ?? one.id}</ReachedLink>
            {one.direct ? null : <small> {text.through}</small>}
          </span>
        ))}
        {named.length > NAMED ? <span>+{named.length - NAMED}</span> : null}
        {hidden > 0 ? <span className="quiet">{text.hidden(hidden)}</span> : null}
      </p>
    </div>
  );
}

/** To where it stands, for what has a page. */
function ReachedLink({ reached, children }: { readonly reached: Reached; readonly children: ReactNode }) {
  const { kind, id } = reached;
  if (kind === 'metric')
    return (
      <Link to="/app/metrics/$name" params={{ name: id }} search={keepFrame}>
        {children}
      </Link>
    );
  if (kind === 'dashboard')
    return (
      <Link to="/app/dashboards/$id" params={{ id }} search={keepFrame}>
        {children}
      </Link>
    );
  if (kind === 'view')
    return (
      <Link to="/app/explore" search={(now) => ({ ...keepFrame(now), view: id })}>
        {children}
      </Link>
    );
  if (kind === 'statement')
    return (
      <Link to="/app/statements" search={(now) => ({ ...keepFrame(now), statement: id })}>
        {children}
      </Link>
    );
  if (kind === 'reconciliation')
    return (
      <Link to="/app/reconciliations" search={keepFrame}>
        {children}
      </Link>
    );
  if (kind === 'change_request')
    return (
      <Link to="/app/changes/$id" params={{ id }} search={keepFrame}>
        {children}
      </Link>
    );
  return <span>{children}</span>;
}
