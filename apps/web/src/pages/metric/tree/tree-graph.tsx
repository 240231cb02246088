import { useLanguage } from '../../../words/language.tsx';
import { GraphView } from '../graph/graph-view.tsx';
import { TreeFace, type TreeFaceProps } from './tree-face.tsx';
import type { TreeItem } from './tree-items.ts';

const WIDTH = 212;
const METRIC = 60;

interface Graph {
  readonly items: readonly TreeItem[];
  readonly faces: readonly TreeFaceProps[];
  readonly height: number;
  readonly focus: string;
}

/** The whole stands left, its parts to the right of it. */
export default function TreeGraph({ items, faces, height }: Graph) {
  const { words } = useLanguage();
  const boxes = faces.map((face) => ({
    id: face.item.id,
    width: WIDTH,
    height: METRIC,
    face: <TreeFace {...face} />,
  }));
  const edges = items.flatMap(({ id, parent }) =>
    parent === null ? [] : [{ id: `${parent} ${id}`, from: parent, to: id }],
  );
  return (
    <GraphView boxes={boxes} edges={edges} height={height} label={words.metric.tree} focus={items[0]?.id} />
  );
}
