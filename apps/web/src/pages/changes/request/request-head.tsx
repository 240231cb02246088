import { FIRST_DAY } from '@plumbline/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Request } from '../../../api/change-queries.ts';
import { meQuery } from '../../../api/server.ts';
import { keepFrame } from '../../../frame/search.ts';
import { useLanguage } from '../../../words/language.tsx';
import { RequestState } from '../request-state.tsx';
import { answerText } from './compared/answer-text.ts';
import { comparedFigures } from './compared/compared-figures.ts';
import type { ComparedMetric } from './compared/use-compared.ts';
import { editedIn, ReviseLink } from './revise-link.tsx';

interface Head {
  readonly request: Request;
  readonly compared: ComparedMetric;
}

/** What is asked for, where it stands, from when it holds; then the figures that answer what becomes of it. */
export function RequestHead({ request, compared }: Head) {
  const { words } = useLanguage();
  const { changes: text } = words;
  const { due, overdue } = request;
  const isAdded = request.changes.some(
    ({ kind, id, change }) => kind === 'metric' && id === compared.metric && change === 'added',
  );
  return (
    <header className="request-head">
      <Trail request={request} />
      <div className="request-title">
        <h1>{request.title}</h1>
        <span className="request-chip">
          <RequestState state={request.state} />
        </span>
        <span className="quiet">{effectiveText(request, text)}</span>
        {due === null ? null : (
          <span className={overdue ? 'quiet watch' : 'quiet'}>
            {text.due(due)}
            {overdue ? ` · ${text.overdue}` : ''}
          </span>
        )}
        <Ways request={request} />
      </div>
      <Answer compared={compared} isAdded={isAdded} />
    </header>
  );
}

function effectiveText(
  { effective_from: day }: Request,
  text: ReturnType<typeof useLanguage>['words']['changes'],
): string {
  if (day === null) return text.whenPublished;
  return day === FIRST_DAY ? text.fromBeginning : text.effective(day);
}

function Trail({ request }: { readonly request: Request }) {
  const { locale, words } = useLanguage();
  const metric = metricOf(request);
  return (
    <nav className="trail quiet" aria-label={words.changes.breadcrumb}>
      <Link to="/app/metrics" search={keepFrame}>
        {words.nav.pages.metrics}
      </Link>
      {metric === null || metric.change === 'added' ? null : (
        <>
          <span aria-hidden="true"> / </span>
          <Link to="/app/metrics/$name" params={{ name: metric.id }} search={keepFrame}>
            {metric.label[locale]}
          </Link>
        </>
      )}
      <span aria-hidden="true"> / </span>
      <Link to="/app/changes" search={keepFrame}>
        {words.changes.title}
      </Link>
      <span aria-hidden="true"> / </span>
      <span>{request.id}</span>
    </nav>
  );
}

/** The metric that a request is about, where it is about one. */
function metricOf({ changes }: Request): Request['changes'][number] | null {
  const [metric, ...others] = changes.filter(({ kind }) => kind === 'metric');
  return metric !== undefined && others.length === 0 ? metric : null;
}

/** Where it goes on: how the figures stood, and what the log says. */
function Ways({ request }: { readonly request: Request }) {
  const { words } = useLanguage();
  const me = useQuery(meQuery).data;
  const scopes = me?.scopes ?? [];
  const metric = metricOf(request);
  const [edited, ...others] = editedIn(request);
  return (
    <span className="request-ways">
      {edited === undefined || others.length > 0 ? null : <ReviseLink request={request} change={edited} />}
      {metric === null || (metric.change === 'added' && request.state !== 'published') ? null : (
        <Link
          to="/app/metrics/$name"
          params={{ name: metric.id }}
          search={(now) => ({ ...keepFrame(now), tab: 'versions' })}
        >
          {words.changes.versions}
        </Link>
      )}
      {scopes.includes('audit') ? (
        <Link
          to="/app/admin"
          search={(now) => ({
            ...keepFrame(now),
            section: 'audit',
            action: 'change_request',
            object: String(request.number),
          })}
        >
          {words.changes.trail}
        </Link>
      ) : null}
    </span>
  );
}

/** Both totals and their difference, as the answer gives them. */
function Answer({ compared, isAdded }: { readonly compared: ComparedMetric; readonly isAdded: boolean }) {
  const { locale, words } = useLanguage();
  const { data } = compared;
  const figures = data === undefined ? null : comparedFigures(data, locale);
  if (compared.metric === null) return null;
  if (data === undefined || figures?.total == null) return <p className="request-answer" />;
  const { total, columns } = figures;
  return (
    <p className="request-answer" data-answer={String(data.total?.after ?? '')}>
      {words.changes.answerOf(data.label[locale], columns.length)}
      {locale === 'zh' ? '' : ' '}
      <b>{answerText({ ...figures, total }, isAdded, words)}</b>
    </p>
  );
}
