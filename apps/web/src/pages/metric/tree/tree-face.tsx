import { Link } from '@tanstack/react-router';
import type { MetricEntry } from '../../../api/answer.ts';
import { FigureAndChange } from '../../../figures/figure-and-change.tsx';
import type { FigureState } from '../../../figures/use-figures.ts';
import { keepFrame } from '../../../frame/search.ts';
import { failureText } from '../../../parts/failure.tsx';
import { verdictOf } from '../../../reading/verdict.ts';
import { useLanguage } from '../../../words/language.tsx';
import type { TreeItem } from './tree-items.ts';

export interface TreeFaceProps {
  readonly item: TreeItem;
  readonly metric: MetricEntry | undefined;
  readonly state: FigureState | undefined;
  /** The one that the Tab key reaches. */
  readonly isCurrent: boolean;
  readonly onToggle: (id: string) => void;
}

/** One place of the tree: what it is called, what it is now, and what changed. */
export function TreeFace({ item, metric, state, isCurrent, onToggle }: TreeFaceProps) {
  const { locale, words } = useLanguage();
  const { node, id, level, isOpen, inside } = item;
  const label = node.label?.[locale] ?? node.name;
  const figure = state?.figure ?? null;
  const verdict =
    figure === null || figure.change === null ? null : verdictOf(Number(figure.change), metric?.direction);
  const hasInside = node.children.length > 0;
  return (
    <div
      role="treeitem"
      tabIndex={isCurrent ? 0 : -1}
      aria-level={level}
      aria-selected={isCurrent}
      aria-label={label}
      {...(hasInside ? { 'aria-expanded': isOpen } : {})}
      className={`tree-face is-${node.kind} ${verdict ?? 'neutral'}`}
      data-tree={id}
      data-metric={node.kind === 'metric' ? node.name : undefined}
    >
      <div className="tree-face-head">
        {node.kind === 'metric' ? (
          <Link
            to="/app/metrics/$name"
            params={{ name: node.name }}
            search={(now) => ({ ...keepFrame(now), tab: 'tree' })}
            className="nodrag"
            tabIndex={-1}
            title={node.formula}
          >
            {label}
          </Link>
        ) : (
          <code title={node.formula}>{node.formula}</code>
        )}
        {hasInside ? (
          <button
            type="button"
            className="tree-toggle nodrag"
            tabIndex={-1}
            aria-label={isOpen ? words.metric.treeView.collapse(label) : words.metric.treeView.expand(label)}
            onClick={() => onToggle(id)}
          >
            {isOpen ? '\u2212' : inside}
          </button>
        ) : null}
      </div>
      {node.kind === 'metric' ? (
        <Figures metric={metric} state={state} />
      ) : (
        <p className="quiet">{words.metric.measure}</p>
      )}
    </div>
  );
}

function Figures({ metric, state }: Pick<TreeFaceProps, 'metric' | 'state'>) {
  const { locale, words } = useLanguage();
  if (state !== undefined && state.error !== null) {
    const reason = failureText(state.error, words, locale);
    return (
      <p className="quiet" title={reason}>
        {words.metrics.refused} · {reason}
      </p>
    );
  }
  const figure = state?.figure;
  if (figure === undefined)
    return (
      <p className="tree-face-figures">
        <span className="row-waiting" role="status" aria-label={words.metrics.loadingValue} />
      </p>
    );
  return (
    <p className="tree-face-figures">
      <FigureAndChange figure={figure} metric={metric} />
    </p>
  );
}
