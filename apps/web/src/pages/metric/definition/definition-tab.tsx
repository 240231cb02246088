import { useQuery } from '@tanstack/react-query';

import { lazy, Suspense, useState } from 'react';
import type { MetricEntry } from '../../../api/answer.ts';
import { definitionQuery } from '../../../api/definition-queries.ts';
import { Failure } from '../../../parts/failure.tsx';
import { Segments } from '../../../parts/segments.tsx';
import { Waiting } from '../../../parts/waiting.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { attributeGroups } from './attribute-groups.ts';
import { FormulaView } from './formula-view.tsx';
import { SourcesTable } from './sources-table.tsx';
import { UsedByList } from './used-by-list.tsx';

const Lineage = lazy(() => import('./lineage.tsx'));

interface Tab {
  readonly metric: MetricEntry;
  readonly all: readonly MetricEntry[];
}

/** What the number is, down to the columns it is read from. */
export default function DefinitionTab({ metric, all }: Tab) {
  return (
    <div className="metric-body">
      <Formula metric={metric} all={all} />
      <Attributes metric={metric} all={all} />
      <Suspense fallback={<Waiting height={420} />}>
        <Lineage metric={metric} />
      </Suspense>
      <div className="sources-and-users">
        <Sources metric={metric} />
        <UsedByList metric={metric} all={all} />
      </div>
    </div>
  );
}

function Formula({ metric, all }: Tab) {
  const { locale, words } = useLanguage();
  const [isWritten, setWritten] = useState(false);
  return (
    <section className="block formula-block">
      <header className="block-head">
        <h2>
          {words.metric.formula.title} <small>{words.metric.formula.hint}</small>
        </h2>
        <Segments
          size="small"
          aria-label={words.metric.formula.title}
          value={isWritten ? 'written' : 'readable'}
          options={[
            { value: 'readable', label: words.metric.formula.readable },
            { value: 'written', label: words.metric.formula.asWritten },
          ]}
          onChange={(value) => setWritten(value === 'written')}
        />
      </header>
      <FormulaView metric={metric} all={all} isWritten={isWritten} />
      {metric.basis === null ? null : (
        <p className="prose">
          <b>{words.metric.basis}</b> {metric.basis[locale]}
        </p>
      )}
      {metric.description === null ? null : <p className="prose">{metric.description[locale]}</p>}
    </section>
  );
}

function Sources({ metric }: { readonly metric: MetricEntry }) {
  const { words } = useLanguage();
  const { data, error, refetch } = useQuery(definitionQuery(metric.name));
  return (
    <section className="block">
      <h2>
        {words.metric.sources.title}{' '}
        <small>{data === undefined ? '' : words.metric.dimensionsText(data.dimensions)}</small>
      </h2>
      {error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Waiting height={120} />
      ) : (
        <SourcesTable sources={data.sources} />
      )}
    </section>
  );
}

/** A mail address that is too long goes on behind its name, not in the middle of a word. */
function Breaking({ text }: { readonly text: string }) {
  const at = /^[^@\s]+(?=@[^@\s]+$)/u.exec(text)?.[0].length;
  if (at === undefined) return text;
  return (
    <>
      {text.slice(0, at)}
      <wbr />
      {text.slice(at)}
    </>
  );
}

function Attributes({ metric, all }: Tab) {
  const speech = useLanguage();
  const { words } = speech;
  return (
    <section className="block attribute-groups" aria-label={words.metric.about}>
      {attributeGroups(metric, all, speech).map(({ group, facts }) =>
        facts.length === 0 ? null : (
          <div key={group}>
            <h3>{words.metric.groups[group]}</h3>
            <dl className="facts">
              {facts.map(([label, value]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd title={value}>
                    <Breaking text={value} />
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        ),
      )}
    </section>
  );
}
