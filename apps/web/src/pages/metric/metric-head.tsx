import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import type { MetricEntry } from '../../api/answer.ts';
import { openRequestsQuery } from '../../api/change-queries.ts';
import { meQuery } from '../../api/server.ts';
import { FollowButton } from '../../figures/follow-button.tsx';
import { useFollows } from '../../figures/use-follows.ts';
import { keepFrame, useFrame } from '../../frame/search.ts';
import { useNarrow } from '../../frame/use-narrow.ts';
import { askedCurrency } from '../../parts/asked-currency.ts';
import { attributeText } from '../../parts/definition/attribute-text.ts';
import { MarkTags } from '../../parts/definition/mark-tags.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useLanguage } from '../../words/language.tsx';
import { apiCallText } from './api-call.ts';
import { CopyButton, useCopied } from './copy-button.tsx';
import { useMetricAddress } from './metric-address.ts';
import { useAskedFrame } from './use-asked-frame.ts';

/** Where it belongs, what it is called, and what can be done with it. */
export function MetricHead({ metric }: { readonly metric: MetricEntry }) {
  const speech = useLanguage();
  const { locale, words } = speech;
  const tier = attributeText(metric, 'tier', speech);
  const tags = [
    words.metric.versionTag(metric.version),
    ...(tier === null ? [] : [tier]),
    words.metrics.values.kind[metric.kind],
    words.direction[metric.direction],
  ];
  return (
    <header className="metric-head">
      <Trail metric={metric} />
      <div className="metric-title">
        <h1>{metric.label[locale]}</h1>
        <span className="quiet">{metric.name}</span>
        {tags.map((tag) => (
          <span key={tag} className="tag">
            {tag}
          </span>
        ))}
        <MarkTags marks={metric.marks} />
        <Actions metric={metric} />
      </div>
    </header>
  );
}

function Trail({ metric }: { readonly metric: MetricEntry }) {
  const speech = useLanguage();
  const { words } = speech;
  const steps = (['area', 'layer'] as const).flatMap((name) => {
    const value = metric.attributes[name];
    const text = attributeText(metric, name, speech);
    return text === null || typeof value !== 'string' ? [] : [{ name, value, text }];
  });
  return (
    <nav className="trail quiet" aria-label={words.metric.breadcrumb}>
      <Link to="/app/metrics" search={keepFrame}>
        {words.metric.breadcrumb}
      </Link>
      {steps.map(({ name, value, text }) => (
        <span key={name}>
          <span aria-hidden="true"> / </span>
          <Link to="/app/metrics" search={(now) => ({ ...keepFrame(now), [name]: value })}>
            {text}
          </Link>
        </span>
      ))}
      <OpenRequests metric={metric} />
    </nav>
  );
}

/** Somebody wants to change what this figure means. */
function OpenRequests({ metric }: { readonly metric: MetricEntry }) {
  const { words } = useLanguage();
  const [first, ...others] = useQuery(openRequestsQuery(metric.name)).data ?? [];
  if (first === undefined) return null;
  if (others.length > 0)
    return (
      <Link
        className="open-request"
        to="/app/changes"
        search={(now) => ({ ...keepFrame(now), state: 'open', metric: metric.name })}
      >
        {words.changes.severalOfMetric(others.length + 1)}
      </Link>
    );
  return (
    <Link className="open-request" to="/app/changes/$id" params={{ id: first.id }} search={keepFrame}>
      {words.changes.openOfMetric(first.id)}
    </Link>
  );
}

function Actions({ metric }: { readonly metric: MetricEntry }) {
  const { words } = useLanguage();
  const follows = useFollows();
  const frame = useAskedFrame(metric);
  const { set } = useMetricAddress();
  const { copied, copy } = useCopied();
  const isNarrow = useNarrow();
  const items = [
    ...(isNarrow ? [{ key: 'link', label: words.metric.share, onClick: () => copy(location.href) }] : []),
    { key: 'rows', label: words.metric.rows, onClick: () => set({ rows: 0 }) },
    {
      key: 'api',
      label: words.metric.copyApi,
      onClick: () => copy(apiCallText(metric, frame, location.origin)),
    },
  ];
  return (
    <div className="metric-actions">
      <FollowButton metric={metric} follows={follows} isWide />
      {isNarrow ? null : <CopyButton text={() => location.href}>{words.metric.share}</CopyButton>}
      <Dropdown trigger={['click']} menu={{ items }}>
        <Button aria-label={words.metric.more}>{copied ? words.metric.copied : <Icon name="more" />}</Button>
      </Dropdown>
      <EditLink metric={metric} />
      <ExploreLink metric={metric} />
    </div>
  );
}

/** For who may ask for changes. */
function EditLink({ metric: { name, formula } }: { readonly metric: MetricEntry }) {
  const { words } = useLanguage();
  const scopes = useQuery(meQuery).data?.scopes ?? [];
  // A formula that one does not read is not edited.
  if (!scopes.includes('propose') || formula === '') return null;
  return (
    <Link className="ant-btn edit-link" to="/app/metrics/$name/edit" params={{ name }} search={keepFrame}>
      {words.editor.edit}
    </Link>
  );
}

function ExploreLink({ metric }: { readonly metric: MetricEntry }) {
  const { words } = useLanguage();
  const currency = askedCurrency(metric, useFrame().money);
  const { restated, asof } = useMetricAddress().address;
  return (
    <Link
      className="ant-btn ant-btn-primary explore-link"
      to="/app/explore"
      search={(now) => ({ ...keepFrame(now), metrics: metric.name, restated, asof, currency })}
    >
      {words.metric.explore}
    </Link>
  );
}
