import type { DimensionRef } from '../formula/expression.ts';
import type { Bridge, Model, Relationship } from '../model.ts';
import { pathTo } from './path-to.ts';
import { shortestChains } from './shortest-chains.ts';

type FieldRef = Extract<DimensionRef, { readonly kind: 'field' }>;

/** A dimension of which a row has several members. */
export interface BridgePath {
  readonly bridge: Bridge;
  /** Many → one steps from the rows to the bridge. */
  readonly steps: readonly Relationship[];
  /** The field as seen from the dataset behind the bridge. */
  readonly ref: FieldRef;
}

export type BridgeResult =
  | { readonly kind: 'found'; readonly path: BridgePath }
  | { readonly kind: 'ambiguous'; readonly bridges: readonly string[] }
  | { readonly kind: 'unreachable' };

/** The bridge between rows and a dimension that no chain of many → one relationships leads to. */
export function bridgeTo(model: Model, from: string, ref: DimensionRef): BridgeResult {
  if (model.bridges.size === 0 || pathTo(model, from, ref).kind !== 'unreachable')
    return { kind: 'unreachable' };
  const found = [...model.bridges.values()].flatMap((bridge) => through(model, from, { bridge, ref }));
  const shortest = Math.min(...found.map(({ length }) => length));
  const [first, second] = found.filter(({ length }) => length === shortest);
  if (first === undefined) return { kind: 'unreachable' };
  if (second === undefined && first.path !== null) return { kind: 'found', path: first.path };
  return { kind: 'ambiguous', bridges: [first.bridge, ...(second === undefined ? [] : [second.bridge])] };
}

interface Candidate {
  readonly bridge: string;
  readonly length: number;
  /** Null: several ways lead to the bridge. */
  readonly path: BridgePath | null;
}

function through(
  model: Model,
  from: string,
  { bridge, ref }: { readonly bridge: Bridge; readonly ref: DimensionRef },
): readonly Candidate[] {
  const chains = shortestChains(model, from).get(bridge.from.to) ?? [];
  const [steps, second] = chains;
  if (steps === undefined) return [];
  return fieldsOf(model, ref).flatMap((field) => {
    if (field.relationship !== null && field.relationship !== bridge.name) return [];
    const behind = { ...field, relationship: null };
    const found = pathTo(model, bridge.to.to, behind);
    if (found.kind !== 'found') return [];
    const length = steps.length + found.path.steps.length;
    return [
      { bridge: bridge.name, length, path: second === undefined ? { bridge, steps, ref: behind } : null },
    ];
  });
}

function fieldsOf(model: Model, ref: DimensionRef): readonly FieldRef[] {
  if (ref.kind === 'field') return [ref];
  if (ref.kind !== 'conformed') return [];
  const listed = model.dimensions.get(ref.name)?.fields ?? [];
  return listed.map((field) => ({ kind: 'field', relationship: null, ...field }));
}
