import '@xyflow/react/dist/style.css';
import './graph.css';
import {
  type Edge as FlowEdge,
  Handle,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from '@xyflow/react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Waiting } from '../../../parts/waiting.tsx';
import { useThemeMode } from '../../../theme/theme-mode.tsx';
import { type Box, type Edge, layOut, type Place } from './lay-out.ts';

export interface GraphBox extends Box {
  readonly face: ReactNode;
}

interface Graph {
  readonly boxes: readonly GraphBox[];
  readonly edges: readonly Edge[];
  readonly height: number;
  readonly label: string;
  /** The box in sight, the others around it. */
  readonly focus?: string | undefined;
}

type FaceNode = Node<{ readonly face: ReactNode }, 'face'>;

const TYPES = { face: Face };
const INSET = 24;

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
  const places = usePlaces(boxes, edges);
  const flow = useReactFlow();
  const nodes = useMemo<FaceNode[]>(
    () =>
      boxes.flatMap(({ id, width, height: tall, face }) => {
        const at = places?.get(id);
        if (at === undefined) return [];
        const position = { x: at.x, y: at.y };
        return [
          { id, type: 'face' as const, position, width, height: tall, data: { face }, draggable: false },
        ];
      }),
    [boxes, places],
  );
  const lines = useMemo<FlowEdge[]>(
    () =>
      edges.map(({ id, from, to }) => ({
        id,
        source: from,
        target: to,
        type: 'smoothstep',
        pathOptions: { borderRadius: 8 },
        focusable: false,
      })),
    [edges],
  );
  useEffect(() => {
    if (places === null) return;
    const all = [...places];
    const isLarge = all.some(([, { x, y }]) => x > 1000 || y > height);
    const first = focus === undefined || !isLarge ? undefined : places.get(focus);
    if (first === undefined) void flow.fitView({ padding: 0.08, maxZoom: 1, minZoom: 0.6 });
    else void flow.setViewport({ x: INSET - first.x, y: height / 2 - first.y - 40, zoom: 1 });
    // Only a new drawing is fitted; who moved it keeps what they see.
  }, [places, flow, focus, height]);
  if (places === null) return <Waiting height={height} />;
  return (
    <section className="graph" style={{ height }} aria-label={label}>
      <ReactFlow
        nodes={nodes}
        edges={lines}
        nodeTypes={TYPES}
        colorMode={mode}
        nodesConnectable={false}
        nodesFocusable={false}
        elementsSelectable={false}
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
function usePlaces(boxes: readonly GraphBox[], edges: readonly Edge[]): ReadonlyMap<string, Place> | null {
  const [places, setPlaces] = useState<ReadonlyMap<string, Place> | null>(null);
  const key = JSON.stringify([boxes.map(({ id, width, height }) => [id, width, height]), edges]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says when the shape has changed; faces change without it
  useEffect(() => {
    let isCurrent = true;
    void layOut(boxes, edges).then((found) => {
      if (isCurrent) setPlaces(found);
    });
    return () => {
      isCurrent = false;
    };
  }, [key]);
  return places;
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
