import type { Model, Relationship } from '../model.ts';

/** A chain of many → one steps. */
export type Chain = readonly Relationship[];

/** More equally short chains than this need not be told apart: the path is ambiguous anyway. */
const MOST_CHAINS = 4;

type ChainsByTarget = ReadonlyMap<string, readonly Chain[]>;

const found = new WeakMap<readonly Relationship[], Map<string, ChainsByTarget>>();
const outgoing = new WeakMap<readonly Relationship[], ReadonlyMap<string, readonly Relationship[]>>();

/** All shortest chains from a dataset to each dataset it reaches; itself by the empty chain. */
export function shortestChains(model: Model, from: string): ChainsByTarget {
  const known = found.get(model.relationships) ?? new Map<string, ChainsByTarget>();
  found.set(model.relationships, known);
  const chains = known.get(from) ?? search(edges(model.relationships), from);
  known.set(from, chains);
  return chains;
}

function edges(relationships: readonly Relationship[]): ReadonlyMap<string, readonly Relationship[]> {
  const known = outgoing.get(relationships);
  if (known !== undefined) return known;
  const byFrom = new Map<string, Relationship[]>();
  for (const relationship of relationships) {
    const list = byFrom.get(relationship.from);
    if (list === undefined) byFrom.set(relationship.from, [relationship]);
    else list.push(relationship);
  }
  outgoing.set(relationships, byFrom);
  return byFrom;
}

function search(byFrom: ReadonlyMap<string, readonly Relationship[]>, from: string): ChainsByTarget {
  const chains = new Map<string, Chain[]>([[from, [[]]]]);
  let layer = [from];
  while (layer.length > 0) {
    const next = new Map<string, Chain[]>();
    for (const dataset of layer) {
      for (const step of byFrom.get(dataset) ?? []) {
        if (chains.has(step.to)) continue;
        const to = next.get(step.to) ?? [];
        next.set(step.to, to);
        for (const chain of chains.get(dataset) ?? []) if (to.length < MOST_CHAINS) to.push([...chain, step]);
      }
    }
    for (const [dataset, list] of next) chains.set(dataset, list);
    layer = [...next.keys()];
  }
  return chains;
}
