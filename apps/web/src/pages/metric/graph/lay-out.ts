import type { ELK as Elk, ElkNode } from 'elkjs/lib/elk-api.js';

export interface Box {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface Edge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

let elk: Promise<Elk> | undefined;

/** Places boxes in layers from left to right so that edges cross little. elkjs is large and comes only now. */
export async function layOut(
  boxes: readonly Box[],
  edges: readonly Edge[],
): Promise<ReadonlyMap<string, Place>> {
  elk ??= import('elkjs/lib/elk.bundled.js').then(({ default: Made }) => new Made());
  const graph: ElkNode = {
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.spacing.nodeNode': '12',
      'elk.layered.spacing.nodeNodeBetweenLayers': '44',
      'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
      'elk.edgeRouting': 'ORTHOGONAL',
    },
    children: boxes.map(({ id, width, height }) => ({ id, width, height })),
    edges: edges.map(({ id, from, to }) => ({ id, sources: [from], targets: [to] })),
  };
  const placed = await (await elk).layout(graph);
  return new Map((placed.children ?? []).map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
}
