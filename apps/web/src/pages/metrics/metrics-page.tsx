import '../../figures/figures.css';
import '../../parts/metric-card/metric-card.css';
import './metrics.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { MetricEntry } from '../../api/answer.ts';
import { openRequestsQuery } from '../../api/change-queries.ts';
import { meQuery, metricsQuery } from '../../api/server.ts';
import { pageBox } from '../../figures/page-box.ts';
import { useFollows } from '../../figures/use-follows.ts';
import { keepFrame, useFrame } from '../../frame/search.ts';
import { useNarrow } from '../../frame/use-narrow.ts';
import { Failure } from '../../parts/failure.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Segments } from '../../parts/segments.tsx';
import { periodText } from '../../reading/period.ts';
import { useLanguage } from '../../words/language.tsx';
import { FilesMenu } from './files/files-menu.tsx';
import { ChosenChips } from './filter/chosen-chips.tsx';
import { FacetPanel } from './filter/facet-panel.tsx';
import { FACET_NAMES } from './filter/facets.ts';
import { SearchBox } from './filter/search-box.tsx';
import { DefinitionPair } from './pair/definition-pair.tsx';
import { SelectionBar } from './pair/selection-bar.tsx';
import { usePicks } from './pair/use-picks.ts';
import { ListWaiting } from './rows/list-waiting.tsx';
import { MetricCards } from './rows/metric-cards.tsx';
import { MetricsTable } from './rows/metrics-table.tsx';
import { type Catalog, useCatalog } from './use-catalog.ts';

export function MetricsPage() {
  const { words } = useLanguage();
  const { data, error, refetch } = useQuery(metricsQuery);
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <ListWaiting />;
  if (data.length === 0)
    return (
      <section className="list-empty">
        <h1>{words.metrics.noneYet}</h1>
        <p>{words.metrics.noneYetHint}</p>
        <Button type="primary" href="/api/docs">
          {words.metrics.toReference}
        </Button>
      </section>
    );
  return <List all={data} />;
}

function List({ all }: { readonly all: readonly MetricEntry[] }) {
  const { words } = useLanguage();
  const follows = useFollows();
  const catalog = useCatalog(all, follows?.names ?? null);
  const picks = usePicks(follows);
  const { address, shown, set } = catalog;
  return (
    <div className="catalog">
      <Filters catalog={catalog} followed={follows?.names ?? null} />
      <section className="list">
        <ListHead catalog={catalog} all={all.length} />
        {shown.length === 0 ? (
          <Nothing catalog={catalog} />
        ) : address.view === 'cards' ? (
          <MetricCards catalog={catalog} />
        ) : (
          <MetricsTable catalog={catalog} picks={picks} />
        )}
      </section>
      <SelectionBar picks={picks} all={all} onCompare={(names) => set({ pair: names.join(',') })} />
      {address.pair === undefined ? null : (
        <DefinitionPair
          names={address.pair.split(',').slice(0, 2)}
          all={all}
          onClose={() => set({ pair: undefined })}
        />
      )}
      <p className="spoken" role="status">
        {words.metrics.count(shown.length, all.length)}
      </p>
    </div>
  );
}

/** A rail beside the list; on a phone a drawer behind one button. */
function Filters(props: { readonly catalog: Catalog; readonly followed: ReadonlySet<string> | null }) {
  const { words } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const isNarrow = useNarrow();
  const { catalog } = props;
  const panel = <FacetPanel {...props} />;
  if (!isNarrow)
    return (
      <aside className="facets" aria-label={words.metrics.filters}>
        <SearchBox catalog={catalog} />
        {panel}
      </aside>
    );
  const chosen = FACET_NAMES.reduce((sum, name) => sum + (catalog.chosen[name]?.length ?? 0), 0);
  return (
    <>
      <div className="facets-button">
        <SearchBox catalog={catalog} />
        <Button onClick={() => setOpen(true)}>{words.metrics.openFilters(chosen)}</Button>
      </div>
      <Drawer
        open={isOpen}
        getContainer={pageBox}
        onClose={() => setOpen(false)}
        title={words.metrics.filters}
        placement="bottom"
        size="80%"
      >
        <div className="facets in-drawer">{panel}</div>
        <Button type="primary" block size="large" onClick={() => setOpen(false)}>
          {words.metrics.closeFilters(catalog.shown.length)}
        </Button>
      </Drawer>
    </>
  );
}

function ListHead({ catalog, all }: { readonly catalog: Catalog; readonly all: number }) {
  const { locale, words } = useLanguage();
  const { period, compare } = useFrame();
  const { address, shown, set } = catalog;
  return (
    <>
      <header className="list-head">
        <h1>{words.metrics.title}</h1>
        <span>{words.metrics.count(shown.length, all)}</span>
        <span className="bar-space" />
        <Link to="/app/glossary" search={keepFrame}>
          {words.glossary.title}
        </Link>
        <RequestsLink />
        <Segments
          aria-label={words.metrics.view}
          value={address.view ?? 'table'}
          options={[
            { value: 'table', label: words.metrics.table },
            { value: 'cards', label: words.metrics.cards },
          ]}
          onChange={(view) => set({ view: view === 'cards' ? 'cards' : undefined })}
        />
        <FilesMenu />
        <NewMetricLink />
      </header>
      <div className="list-notes">
        <ChosenChips catalog={catalog} />
        <p className="note">
          {words.metrics.valueNote(periodText(period, locale), words.metrics.against[compare])}
        </p>
      </div>
    </>
  );
}

/** For who may ask for changes. */
function NewMetricLink() {
  const { words } = useLanguage();
  const scopes = useQuery(meQuery).data?.scopes ?? [];
  if (!scopes.includes('propose')) return null;
  return (
    <Link className="ant-btn new-metric" to="/app/metrics/new" search={keepFrame}>
      <Icon name="plus" />
      {words.editor.kinds.metric.made}
    </Link>
  );
}

/** Who wants to change what, and how much of it waits for the reader. */
function RequestsLink() {
  const { words } = useLanguage();
  const open = useQuery(openRequestsQuery()).data ?? [];
  const waiting = open.filter(({ awaits_me }) => awaits_me).length;
  return (
    <Link to="/app/changes" search={keepFrame}>
      {words.changes.open(waiting)}
    </Link>
  );
}

function Nothing({ catalog }: { readonly catalog: Catalog }) {
  const { words } = useLanguage();
  const all = Object.fromEntries(FACET_NAMES.map((name) => [name, undefined]));
  return (
    <div className="list-empty">
      <p>{words.metrics.nothing}</p>
      <p className="note">{words.metrics.nothingHint}</p>
      <Button onClick={() => catalog.set({ q: undefined, followed: undefined, ...all })}>
        {words.metrics.showAll}
      </Button>
    </div>
  );
}
