import type { Wire } from '@plumbline/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import { useMemo, useState } from 'react';
import type { MetricEntry } from '../../../api/answer.ts';
import { lineageQuery } from '../../../api/definition-queries.ts';
import { keepFrame } from '../../../frame/search.ts';
import { useNarrow } from '../../../frame/use-narrow.ts';
import { Failure } from '../../../parts/failure.tsx';
import { Segments } from '../../../parts/segments.tsx';
import { Waiting } from '../../../parts/waiting.tsx';
import type { Locale, Words } from '../../../words/catalogs.ts';
import { useLanguage } from '../../../words/language.tsx';
import { GraphView } from '../graph/graph-view.tsx';

type LineageNode = Wire<'Lineage'>['nodes'][number];

const WIDTH = 158;
const BOX = 48;
const HEIGHT = 420;
const KINDS = ['metric', 'measure', 'field', 'dataset', 'source'] as const;

/** From the metric down to columns and sources: a drawing, or a list for who cannot or need not see one. */
export default function Lineage({ metric }: { readonly metric: MetricEntry }) {
  const { words } = useLanguage();
  const { data, error, refetch } = useQuery(lineageQuery(metric.name));
  const [choice, setChoice] = useState<'graph' | 'list' | null>(null);
  const isNarrow = useNarrow();
  const view = choice ?? (isNarrow ? 'list' : 'graph');
  const { lineage } = words.metric;
  return (
    <section className="block">
      <header className="block-head">
        <h2>
          {lineage.title} <small>{lineage.note}</small>
        </h2>
        <Segments
          size="small"
          aria-label={lineage.title}
          value={view}
          options={[
            { value: 'graph' as const, label: lineage.asGraph },
            { value: 'list' as const, label: lineage.asList },
          ]}
          onChange={setChoice}
        />
      </header>
      {error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Waiting height={HEIGHT} />
      ) : data.nodes.length === 0 ? (
        <p className="refused">{lineage.nothing}</p>
      ) : view === 'graph' ? (
        <LineageGraph metric={metric} lineage={data} />
      ) : (
        <LineageList nodes={data.nodes} />
      )}
    </section>
  );
}

function LineageGraph(props: { readonly metric: MetricEntry; readonly lineage: Wire<'Lineage'> }) {
  const { words } = useLanguage();
  const { metric, lineage } = props;
  const boxes = useMemo(
    () =>
      lineage.nodes.map((node) => ({
        id: node.id,
        width: WIDTH,
        height: BOX,
        face: <Face node={node} />,
      })),
    [lineage],
  );
  const edges = useMemo(
    () => lineage.edges.map(({ from, to }) => ({ id: `${from} ${to}`, from, to })),
    [lineage],
  );
  const focus = lineage.nodes.find(({ kind, name }) => kind === 'metric' && name === metric.name)?.id;
  return (
    <GraphView boxes={boxes} edges={edges} height={HEIGHT} label={words.metric.lineage.label} focus={focus} />
  );
}

function Face({ node }: { readonly node: LineageNode }) {
  const { words } = useLanguage();
  const { kind, detail, name } = node;
  return (
    <div className={`graph-box is-${kind}`} title={detail === null ? name : `${name}\n${detail}`}>
      <NodeName node={node} />
      <span className="quiet">
        {words.metric.lineage.kinds[kind]}
        {detail === null || kind === 'metric' || detail === name ? '' : ` · ${detailText(node, words)}`}
      </span>
    </div>
  );
}

function NodeName({ node }: { readonly node: LineageNode }) {
  const { locale } = useLanguage();
  const { kind, name, label } = node;
  const text = label?.[locale] ?? name;
  return kind === 'metric' ? (
    <Link to="/app/metrics/$name" params={{ name }} search={keepFrame} className="nodrag">
      <b>{text}</b>
    </Link>
  ) : (
    <b>{text}</b>
  );
}

/** What the name does not say already; a formula is in the language it was written in, and has its own place. */
function besideName(node: LineageNode, words: Words, locale: Locale): string {
  const said = node.kind === 'metric' ? node.name : (detailText(node, words) ?? node.name);
  return said === (node.label?.[locale] ?? node.name) ? '' : said;
}

/** The kind of a source in words; of the others what they are, as it is written. */
function detailText({ kind, detail }: LineageNode, words: Words): string | null {
  const sources: Readonly<Record<string, string>> = words.metric.lineage.sourceKinds;
  return kind === 'source' && detail !== null ? (sources[detail] ?? detail) : detail;
}

function LineageList({ nodes }: { readonly nodes: readonly LineageNode[] }) {
  const { locale, words } = useLanguage();
  return KINDS.map((kind) => {
    const some = nodes.filter((node) => node.kind === kind);
    if (some.length === 0) return null;
    return (
      <div key={kind} className="lineage-kind">
        <h3>{words.metric.lineage.kinds[kind]}</h3>
        <ul className="plain-list">
          {some.map((node) => (
            <li key={node.id}>
              <NodeName node={node} />
              <span className="quiet grow">{besideName(node, words, locale)}</span>
            </li>
          ))}
        </ul>
      </div>
    );
  });
}
