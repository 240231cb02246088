import '@xyflow/react/dist/style.css';
import './graph.css';
import {
  BaseEdge,
  type EdgeProps,
  type Edge as FlowEdge,
  Handle,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from '@xyflow/react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Waiting } from '../../../parts/waiting.tsx';
import { useThemeMode } from '../../../theme/theme-mode.tsx';
import { type Box, type Edge, type Layout, layOut } from './lay-out.ts';
import { type Place, roundedPath } from './rounded-path.ts';

export interface GraphBox extends Box {
  readonly face: ReactNode;
}

interface Graph {
  readonly boxes: readonly GraphBox[];
  readonly edges: readonly Edge[];
  /** Before it is laid out; then as high as it has to be, within limits. */
  readonly height: number;
  readonly label: string;
  /** The box that stays in sight when not everything fits. */
  readonly focus?: string | undefined;
}

type FaceNode = Node<{ readonly face: ReactNode }, 'face'>;
type WayEdge = FlowEdge<{ readonly way: readonly Place[] }, 'way'>;

const NODE_TYPES = { face: Face };
const EDGE_TYPES = { way: Way };
const INSET = 24;
const SMALLEST = 0.72;
const LOWEST = 180;
const HIGHEST = 640;
const RADIUS = 8;

/** Boxes and what leads from one to the other; moves by dragging, grows by the wheel with Ctrl. */
export function GraphView(props: Graph) {
  return (
    <ReactFlowProvider>
      <Drawing {...props} />
    </ReactFlowProvider>
  );
}

function Drawing({ boxes, edges, height, label, focus }: Graph) {
  const { mode } = useThemeMode();
  const layout = useLayout(boxes, edges);
  const box = useRef<HTMLElement>(null);
  const flow = useReactFlow();
  const nodes = useMemo<FaceNode[]>(
    () =>
      boxes.flatMap(({ id, width, height: tall, face }) => {
        const at = layout?.places.get(id);
        if (at === undefined) return [];
        const position = { x: at.x, y: at.y };
        return [
          { id, type: 'face' as const, position, width, height: tall, data: { face }, draggable: false },
        ];
      }),
    [boxes, layout],
  );
  const lines = useMemo<WayEdge[]>(
    () =>
      edges.flatMap(({ id, from, to }) => {
        const way = layout?.ways.get(id);
        if (way === undefined) return [];
        return [{ id, source: from, target: to, type: 'way' as const, data: { way }, focusable: false }];
      }),
    [edges, layout],
  );
  const tall = layout === null ? height : Math.max(LOWEST, Math.min(HIGHEST, layout.height + 2 * INSET));
  // A new drawing is fitted; who moved it keeps what they see.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the layout asks for a new fit
  useEffect(() => {
    const wide = box.current?.clientWidth ?? 0;
    if (layout === null || wide === 0) return;
    const zoom = Math.max(
      SMALLEST,
      Math.min(1, (wide - 2 * INSET) / layout.width, (tall - 2 * INSET) / layout.height),
    );
    const at = focus === undefined ? undefined : layout.places.get(focus);
    const fits = layout.height * zoom <= tall - INSET;
    const x = layout.width * zoom <= wide - INSET ? (wide - layout.width * zoom) / 2 : INSET;
    const y = fits || at === undefined ? (tall - layout.height * zoom) / 2 : tall / 2 - at.y * zoom - INSET;
    void flow.setViewport({ x, y, zoom });
  }, [layout]);
  if (layout === null) return <Waiting height={height} />;
  return (
    <section ref={box} className="graph" style={{ height: tall }} aria-label={label}>
      <ReactFlow
        nodes={nodes}
        edges={lines}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        colorMode={mode}
        nodesConnectable={false}
        nodesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        panOnScroll={false}
        zoomOnScroll={false}
        zoomActivationKeyCode="Control"
        preventScrolling={false}
        zoomOnDoubleClick={false}
        minZoom={0.3}
        maxZoom={1.5}
        proOptions={{ hideAttribution: true }}
      />
    </section>
  );
}

/** Null: not laid out yet. The last drawing stays until the next one is ready. */
function useLayout(boxes: readonly GraphBox[], edges: readonly Edge[]): Layout | null {
  const [layout, setLayout] = useState<Layout | null>(null);
  const key = JSON.stringify([boxes.map(({ id, width, height }) => [id, width, height]), edges]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says when the shape has changed; faces change without it
  useEffect(() => {
    let isCurrent = true;
    void layOut(boxes, edges).then((found) => {
      if (isCurrent) setLayout(found);
    });
    return () => {
      isCurrent = false;
    };
  }, [key]);
  return layout;
}

function Face({ data }: NodeProps<FaceNode>) {
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      {data.face}
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </>
  );
}

function Way({ id, data }: EdgeProps<WayEdge>) {
  return <BaseEdge id={id} path={roundedPath(data?.way ?? [], RADIUS)} />;
}
