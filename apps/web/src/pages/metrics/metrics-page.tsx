import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Input } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import type { MetricEntry } from '../../api/answer.ts';
import { metricsQuery } from '../../api/server.ts';
import { keepFrame } from '../../frame/search.ts';
import { Failure } from '../../parts/failure.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useLanguage } from '../../words/language.tsx';
import { type Chosen, FACET_NAMES, type FacetName, facetOf, matches } from './facets.ts';

export function MetricsPage() {
  const { data, error, refetch } = useQuery(metricsQuery);
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Waiting height={600} />;
  return <Catalog all={data} />;
}

function Catalog({ all }: { readonly all: readonly MetricEntry[] }) {
  const { locale, words } = useLanguage();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<Chosen>({});
  const wanted = useDeferredValue(search);
  const shown = useMemo(
    () =>
      all.filter(
        (metric) =>
          matches(metric, wanted) &&
          FACET_NAMES.every((name) => {
            const some = chosen[name];
            return some === undefined || some.size === 0 || some.has(facetOf(name, metric, words, locale));
          }),
      ),
    [all, wanted, chosen, words, locale],
  );
  return (
    <div className="catalog">
      <aside className="facets" aria-label={words.metrics.filters}>
        <Input
          prefix={<Icon name="search" />}
          placeholder={words.metrics.search}
          aria-label={words.metrics.search}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          allowClear
        />
        {FACET_NAMES.map((name) => (
          <Facet key={name} name={name} all={all} chosen={chosen} onChange={setChosen} />
        ))}
      </aside>
      <section className="list">
        <header className="list-head">
          <h1>{words.metrics.title}</h1>
          <span>{words.metrics.count(shown.length, all.length)}</span>
        </header>
        {shown.length === 0 ? <p className="refused">{words.metrics.nothing}</p> : <Sheet metrics={shown} />}
      </section>
    </div>
  );
}

function Facet(props: {
  readonly name: FacetName;
  readonly all: readonly MetricEntry[];
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
}) {
  const { locale, words } = useLanguage();
  const { name, all, chosen, onChange } = props;
  const counts = new Map<string, number>();
  for (const metric of all) {
    const value = facetOf(name, metric, words, locale);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const some = chosen[name] ?? new Set<string>();
  const toggle = (value: string) => {
    const next = new Set(some);
    if (!next.delete(value)) next.add(value);
    onChange({ ...chosen, [name]: next });
  };
  return (
    <fieldset>
      <legend>{words.metrics[name]}</legend>
      {[...counts].map(([value, count]) => (
        <label key={value}>
          <input type="checkbox" checked={some.has(value)} onChange={() => toggle(value)} />
          <span>{value}</span>
          <small>{count}</small>
        </label>
      ))}
    </fieldset>
  );
}

function Sheet({ metrics }: { readonly metrics: readonly MetricEntry[] }) {
  const { locale, words } = useLanguage();
  return (
    <table className="grid metrics-table">
      <colgroup>
        <col className="col-name" />
        <col className="col-code" />
        <col className="col-formula" />
        <col className="col-small" />
        <col className="col-small" />
      </colgroup>
      <thead>
        <tr>
          <th>{words.metrics.name}</th>
          <th>{words.metrics.code}</th>
          <th>{words.metrics.formula}</th>
          <th>{words.metrics.layer}</th>
          <th>{words.metrics.version}</th>
        </tr>
      </thead>
      <tbody>
        {metrics.map((metric) => (
          <tr key={metric.name}>
            <td>
              <Link to="/app/metrics/$name" params={{ name: metric.name }} search={keepFrame}>
                {metric.label[locale]}
              </Link>
            </td>
            <td className="quiet">{metric.name}</td>
            <td className="quiet" title={metric.readable[locale]}>
              {metric.readable[locale]}
            </td>
            <td>{facetOf('layer', metric, words, locale)}</td>
            <td className="quiet">v{metric.version}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
