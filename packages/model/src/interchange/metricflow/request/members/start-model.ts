import type { Graph } from '../../graph/graph.ts';
import { locate } from '../../graph/locate.ts';
import type { SemanticModel } from '../../manifest/manifest.ts';
import type { ItemRef } from '../../manifest/read-object.ts';

/** Without metrics: the model nearest to all that is asked; null where no one model reaches it. */
export function startModel(graph: Graph, items: readonly ItemRef[]): SemanticModel | null {
  let best: { readonly model: SemanticModel; readonly steps: number } | null = null;
  for (const model of graph.manifest.models) {
    const found = items.map((item) => locate(graph, model, item));
    const steps = found.reduce(
      (sum, one) => sum + (typeof one === 'string' ? Number.POSITIVE_INFINITY : one.links.length),
      0,
    );
    if (Number.isFinite(steps) && (best === null || steps < best.steps)) best = { model, steps };
  }
  return best?.model ?? null;
}
