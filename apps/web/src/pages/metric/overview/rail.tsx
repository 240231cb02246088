import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { columnOf, edgeOf, type MetricEntry } from '../../../api/answer.ts';
import { definitionQuery, versionsQuery } from '../../../api/definition-queries.ts';
import { keepFrame } from '../../../frame/search.ts';
import { attributeText, personText } from '../../../parts/definition/attribute-text.ts';
import { Waiting } from '../../../parts/waiting.tsx';
import { currencyName } from '../../../reading/currency-name.ts';
import { readingOf } from '../../../reading/figure-text.ts';
import { useLanguage } from '../../../words/language.tsx';
import { FormulaView } from '../definition/formula-view.tsx';
import { useMetricAddress } from '../metric-address.ts';
import { periodQuery } from '../strip/figure-queries.ts';
import { useAskedFrame } from '../use-asked-frame.ts';
import { Terms } from './terms.tsx';

const RECENT = 3;
const VERSION_HEIGHT = 28;
const MOST_USERS = 8;

interface Side {
  readonly metric: MetricEntry;
  readonly all: readonly MetricEntry[];
}

/** What the number is, who answers for it, and how it came to be. */
export function Rail({ metric, all }: Side) {
  return (
    <>
      <Basis metric={metric} all={all} />
      <Duty metric={metric} />
      <Versions metric={metric} />
      <UsedBy metric={metric} all={all} />
      <Terms metric={metric} />
    </>
  );
}

function Basis({ metric, all }: Side) {
  const { locale, words } = useLanguage();
  const { set } = useMetricAddress();
  return (
    <section className="block">
      <header className="block-head">
        <h2>{words.metric.basis}</h2>
        <button type="button" className="link-button" onClick={() => set({ tab: 'definition' })}>
          {words.metric.rail.whole}
        </button>
      </header>
      <FormulaView metric={metric} all={all} />
      {metric.basis === null ? null : <p className="prose">{metric.basis[locale]}</p>}
    </section>
  );
}

function Duty({ metric }: { readonly metric: MetricEntry }) {
  const speech = useLanguage();
  const { words, locale } = speech;
  const { data } = useQuery(definitionQuery(metric.name));
  const person = (name: string) => {
    const text = attributeText(metric, name, speech);
    return text === null ? '—' : personText(text);
  };
  const days = data?.sources.map(({ data_as_of }) => data_as_of) ?? [];
  const oldest = days.filter((day) => day !== null).sort()[0];
  const ready = attributeText(metric, 'ready', speech);
  const { data: result, isPending } = useQuery(periodQuery(metric, useAskedFrame(metric)));
  // Rows may be dated ahead, as those of a plan are: the answer says to which day the metric is known.
  const known = result === undefined ? null : edgeOf(result, metric.name)?.slice(0, 10);
  const currency = result === undefined ? undefined : columnOf(result, metric.name)?.currency;
  // Amounts of several currencies have no currency by definition: the page asks for them in the workspace's.
  const currencyFact = words.metric.rail[metric.several_currencies === true ? 'currencyInto' : 'currencyOf'];
  const facts: readonly (readonly [string, string])[] = [
    [words.metric.rail.owner, person('owner')],
    [words.metric.rail.department, attributeText(metric, 'department', speech) ?? '—'],
    [words.metric.rail.steward, person('steward')],
    [
      words.metric.rail.updated,
      [attributeText(metric, 'frequency', speech), ready].filter((text) => text !== null).join(' · ') || '—',
    ],
    ...(readingOf(metric.unit) === 'money'
      ? [
          [
            words.metric.rail.currency,
            currency === undefined ? ' ' : currencyFact(currencyName(currency, locale), currency),
          ] as const,
        ]
      : []),
    [words.metric.rail.fresh, data === undefined || isPending ? ' ' : (known ?? oldest ?? '—')],
  ];
  return (
    <section className="block">
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Versions({ metric }: { readonly metric: MetricEntry }) {
  const { words } = useLanguage();
  const { set } = useMetricAddress();
  const { data } = useQuery(versionsQuery(metric.name));
  if (data === undefined) return <VersionsWaiting count={Math.min(RECENT, metric.version)} />;
  if (data.versions.length === 0) return null;
  return (
    <section className="block">
      <header className="block-head">
        <h2>{words.metric.history.title}</h2>
        {data.versions.length < 2 ? null : (
          <button type="button" className="link-button" onClick={() => set({ tab: 'versions' })}>
            {words.metric.rail.compare}
          </button>
        )}
      </header>
      <ul className="plain-list">
        {data.versions.slice(0, RECENT).map(({ version, effective_from, comment, current }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: formulas that one definition lists share its number
          <li key={i}>
            <b>v{version}</b>
            <span className="quiet">{effective_from ?? words.metric.rail.fromTheStart}</span>
            <span className="grow">{comment}</span>
            {current ? <span className="tag accent">{words.metric.rail.current}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function VersionsWaiting({ count }: { readonly count: number }) {
  const { words } = useLanguage();
  return (
    <section className="block">
      <header className="block-head">
        <h2>{words.metric.history.title}</h2>
      </header>
      <Waiting height={count * VERSION_HEIGHT} />
    </section>
  );
}

function UsedBy({ metric, all }: Side) {
  const { locale, words } = useLanguage();
  const { data } = useQuery(definitionQuery(metric.name));
  const users = data?.used_by.filter(({ kind, direct }) => kind === 'metric' && direct) ?? [];
  if (users.length === 0) return null;
  return (
    <section className="block">
      <h2>
        {words.metric.rail.usedBy} <small>{users.length}</small>
      </h2>
      <p className="used-names">
        {users.slice(0, MOST_USERS).map(({ id, label }) => (
          <Link key={id} to="/app/metrics/$name" params={{ name: id }} search={keepFrame}>
            {label?.[locale] ?? all.find(({ name }) => name === id)?.label[locale] ?? id}
          </Link>
        ))}
      </p>
    </section>
  );
}
