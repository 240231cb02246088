import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type KeyboardEvent, lazy, Suspense, useMemo, useRef, useState } from 'react';
import type { MetricEntry } from '../../../api/answer.ts';
import { treeQuery } from '../../../api/server.ts';
import { useFigures } from '../../../figures/use-figures.ts';
import { useNarrow } from '../../../frame/use-narrow.ts';
import { Failure } from '../../../parts/failure.tsx';
import { Segments } from '../../../parts/segments.tsx';
import { Waiting } from '../../../parts/waiting.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { TreeFace, type TreeFaceProps } from './tree-face.tsx';
import {
  firstOpen,
  openablePlaces,
  ROOT,
  stepOf,
  type TreeItem,
  type TreeNode,
  visibleItems,
} from './tree-items.ts';

const TreeGraph = lazy(() => import('./tree-graph.tsx'));
const HEIGHT = 560;

interface Tab {
  readonly metric: MetricEntry;
  readonly all: readonly MetricEntry[];
}

/** The tree that the formulas draw; every place live. */
export default function TreeTab({ metric, all }: Tab) {
  const { data, error, refetch } = useQuery(treeQuery(metric.name));
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined)
    return (
      <div className="metric-body">
        <Waiting height={HEIGHT} />
      </div>
    );
  return <Tree root={data as unknown as TreeNode} metric={metric} all={all} />;
}

function Tree({ root, metric, all }: Tab & { readonly root: TreeNode }) {
  const { locale, words } = useLanguage();
  const { treeView } = words.metric;
  const [open, setOpen] = useState(() => firstOpen(root));
  const [current, setCurrent] = useState(ROOT);
  const [choice, setChoice] = useState<'graph' | 'list' | null>(null);
  const isNarrow = useNarrow();
  const view = choice ?? (isNarrow ? 'list' : 'graph');
  const items = useMemo(() => visibleItems(root, open), [root, open]);
  const faces = useFaces(items, { all, current, toggle: (id) => setOpen(toggled(open, id)) });
  const box = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const id = (event.target as HTMLElement).closest('[data-tree]')?.getAttribute('data-tree');
    if (id == null) return;
    if (event.key === 'Enter') {
      box.current?.querySelector<HTMLElement>(`[data-tree="${id}"] a`)?.click();
      return;
    }
    const step = stepOf(items, id, event.key);
    if (step === null) return;
    event.preventDefault();
    if (step.toggle !== undefined) setOpen(toggled(open, step.toggle));
    if (step.focus !== undefined) {
      setCurrent(step.focus);
      box.current
        ?.querySelector<HTMLElement>(`[data-tree="${step.focus}"]`)
        ?.focus({ preventScroll: view === 'graph' });
    }
  };
  if (root.children.length === 0) return <Alone metric={metric} />;
  return (
    <div className="metric-body">
      <header className="block-head">
        <p className="note tree-keys">{treeView.keys}</p>
        <span className="trend-tools">
          <Button size="small" onClick={() => setOpen(openablePlaces(root))}>
            {treeView.expandAll}
          </Button>
          <Button size="small" onClick={() => setOpen(new Set())}>
            {treeView.collapseAll}
          </Button>
          <Segments
            size="small"
            aria-label={treeView.view}
            value={view}
            options={[
              { value: 'graph' as const, label: treeView.asGraph },
              { value: 'list' as const, label: treeView.asList },
            ]}
            onChange={setChoice}
          />
        </span>
      </header>
      <div
        ref={box}
        role="tree"
        tabIndex={-1}
        aria-label={treeView.label(metric.label[locale])}
        onKeyDown={onKeyDown}
      >
        {view === 'graph' ? (
          <Suspense fallback={<Waiting height={HEIGHT} />}>
            <TreeGraph items={items} faces={faces} height={HEIGHT} focus={current} />
          </Suspense>
        ) : (
          <div className="tree-list">
            {items.map((item, i) => (
              <div key={item.id} style={{ marginInlineStart: (item.level - 1) * 18 }}>
                {faces[i] === undefined ? null : <TreeFace {...faces[i]} />}
              </div>
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

function useFaces(
  items: readonly TreeItem[],
  given: {
    readonly all: readonly MetricEntry[];
    readonly current: string;
    readonly toggle: (id: string) => void;
  },
): readonly TreeFaceProps[] {
  const { all, current, toggle } = given;
  const known = useMemo(() => new Map(all.map((metric) => [metric.name, metric])), [all]);
  const names = [...new Set(items.flatMap(({ node }) => (node.kind === 'metric' ? [node.name] : [])))];
  const figures = useFigures(names.map((name) => known.get(name) ?? { name }));
  const isSeen = items.some(({ id }) => id === current);
  return items.map((item) => ({
    item,
    metric: known.get(item.node.name),
    state: figures.get(item.node.name),
    isCurrent: item.id === (isSeen ? current : ROOT),
    onToggle: toggle,
  }));
}

function Alone({ metric }: { readonly metric: MetricEntry }) {
  const { locale, words } = useLanguage();
  return (
    <div className="metric-body list-empty">
      <p>{words.metric.treeView.only}</p>
      <p className="formula">{metric.readable[locale]}</p>
    </div>
  );
}

function toggled(open: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(open);
  if (!next.delete(id)) next.add(id);
  return next;
}
