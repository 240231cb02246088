import type { Wire } from '@plumbline/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { treeQuery } from '../../api/server.ts';
import { keepFrame } from '../../frame/search.ts';
import { Failure } from '../../parts/failure.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useLanguage } from '../../words/language.tsx';

/** The wire type is recursive one level deep only. */
type MetricNode = Wire<'MetricNode'>;

export function MetricTree({ name }: { readonly name: string }) {
  const { data, error, refetch } = useQuery(treeQuery(name));
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Waiting height={160} />;
  return (
    <ul className="tree">
      <Branch node={data} />
    </ul>
  );
}

function Branch({ node }: { readonly node: MetricNode }) {
  const { locale, words } = useLanguage();
  const label = node.label?.[locale] ?? node.name;
  return (
    <li>
      <div className="tree-row">
        {node.kind === 'metric' ? (
          <Link to="/app/metrics/$name" params={{ name: node.name }} search={keepFrame}>
            {label}
          </Link>
        ) : (
          <span className="tag">{words.metric.measure}</span>
        )}
        <code title={node.formula}>{node.formula}</code>
      </div>
      {node.children.length === 0 ? null : (
        <ul>
          {(node.children as unknown as readonly MetricNode[]).map((child) => (
            <Branch key={child.name + child.formula} node={child} />
          ))}
        </ul>
      )}
    </li>
  );
}
