import './changes.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useDeferredValue } from 'react';
import { allRequestsQuery, type RequestEntry } from '../../api/change-queries.ts';
import { meQuery, metricsQuery } from '../../api/server.ts';
import { keepFrame } from '../../frame/search.ts';
import { Failure } from '../../parts/failure.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Segments } from '../../parts/segments.tsx';
import { useAddress } from '../../parts/use-address.ts';
import { Waiting } from '../../parts/waiting.tsx';
import { useLanguage } from '../../words/language.tsx';
import { cutOf, LISTED } from './list/cut-of.ts';
import { findRequests, STATE_FILTERS } from './list/find-requests.ts';
import { groupRequests } from './list/group-requests.ts';
import { RequestsTable } from './list/requests-table.tsx';

/** Who wants to change which definition, and what that waits for. */
export function ChangesPage() {
  const { words } = useLanguage();
  const { changes: text } = words;
  const { data, error, refetch } = useQuery(allRequestsQuery);
  const review = useQuery(meQuery).data?.workspace.review ?? null;
  const lead = review === 'one' || review === 'self' ? text.leads[review] : text.lead;
  return (
    <section className="requests">
      <nav className="trail quiet" aria-label={text.breadcrumb}>
        <Link to="/app/metrics" search={keepFrame}>
          {words.nav.pages.metrics}
        </Link>
      </nav>
      <header className="requests-head">
        <h1>{text.title}</h1>
        <p className="note">{lead}</p>
      </header>
      {error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Waiting height={480} />
      ) : data.length === 0 ? (
        <Nothing isReviewed={review !== null} />
      ) : (
        <Requests all={data} />
      )}
    </section>
  );
}

/** Before there is one: what it would be, and how one is made. */
function Nothing({ isReviewed }: { readonly isReviewed: boolean }) {
  const { words } = useLanguage();
  const { changes: text } = words;
  return (
    <div className="requests-empty">
      <p>{isReviewed ? text.none : text.off}</p>
      <pre>{isReviewed ? text.command : text.example}</pre>
    </div>
  );
}

function Requests({ all }: { readonly all: readonly RequestEntry[] }) {
  const { locale, words } = useLanguage();
  const { changes: text } = words;
  const login = useQuery(meQuery).data?.login ?? '';
  const metrics = useQuery(metricsQuery).data ?? [];
  const [asked, setState] = useAddress('state');
  const [search = '', setSearch] = useAddress('q');
  const [metric, setMetric] = useAddress('metric');
  const state = STATE_FILTERS.find((one) => one === asked) ?? 'all';
  const wanted = useDeferredValue(search);
  const labels = new Map(metrics.map(({ name, label }) => [name, label[locale]]));
  const labelOf = ({ kind, id }: RequestEntry['objects'][number]) =>
    (kind === 'metric' ? labels.get(id) : undefined) ?? id;
  const shown = findRequests(all, { state, search: wanted, metric }, labelOf);
  const onlyMetric = text.filters.metric(labels.get(metric ?? '') ?? metric ?? '');
  const cut = cutOf(all);
  const navigate = useNavigate();
  const showAll = () => void navigate({ to: '.', search: keepFrame, replace: true });
  return (
    <>
      <div className="requests-tools">
        <Segments
          aria-label={text.filters.label}
          value={state}
          options={STATE_FILTERS.map((value) => ({ value, label: text.filters[value] }))}
          onChange={(next) => setState(next === 'all' ? undefined : next)}
        />
        <Input
          className="requests-search"
          prefix={<Icon name="search" />}
          aria-label={text.filters.search}
          placeholder={text.filters.search}
          allowClear
          value={search}
          onChange={({ target }) => setSearch(target.value === '' ? undefined : target.value)}
        />
        {metric === undefined ? null : (
          <Button
            icon={<Icon name="close" />}
            iconPlacement="end"
            aria-label={text.filters.clearMetric(onlyMetric)}
            onClick={() => setMetric(undefined)}
          >
            {onlyMetric}
          </Button>
        )}
        <p className="note" role="status">
          {text.count(shown.length, all.length)}
        </p>
      </div>
      {shown.length === 0 ? (
        <div className="requests-empty">
          <p>{text.nothing}</p>
          <Button onClick={showAll}>{text.showAll}</Button>
        </div>
      ) : (
        <RequestsTable groups={groupRequests(shown, login)} labelOf={labelOf} />
      )}
      {cut === 'none' ? null : <p className="note">{text.most[cut](LISTED)}</p>}
    </>
  );
}
