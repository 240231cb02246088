import type { DimensionRef } from '../formula/expression.ts';
import type { Model, Relationship } from '../model.ts';
import type { JoinPath, PathResult } from './join-path.ts';
import { type Chain, shortestChains } from './shortest-chains.ts';

const UNREACHABLE: PathResult = { kind: 'unreachable' };
const found = new WeakMap<Model, Map<string, PathResult>>();

/**
 * The shortest chain of relationships from a measure's dataset to a dimension. A conformed name becomes the listed
 * field with the shortest chain, a grain the dataset's time. The key of a dataset one step further is read from
 * the column that points to it.
 */
export function pathTo(model: Model, from: string, ref: DimensionRef): PathResult {
  const known = found.get(model) ?? new Map<string, PathResult>();
  found.set(model, known);
  const key = `${from} ${keyOf(ref)}`;
  const result = known.get(key) ?? RESOLVE[ref.kind](model, from, ref as never);
  known.set(key, result);
  return result;
}

const KEYS: { readonly [K in DimensionRef['kind']]: (ref: Extract<DimensionRef, { kind: K }>) => string } = {
  field: (ref) => `field ${ref.relationship ?? ''} ${ref.dataset} ${ref.field}`,
  conformed: (ref) => `conformed ${ref.name}`,
  grain: () => 'grain',
  cohort: (ref) => ref.part,
};

function keyOf(ref: DimensionRef): string {
  return KEYS[ref.kind](ref as never);
}

const RESOLVE: {
  readonly [K in DimensionRef['kind']]: (
    model: Model,
    from: string,
    ref: Extract<DimensionRef, { kind: K }>,
  ) => PathResult;
} = {
  field: (model, from, ref) => shortest(fieldPaths(model, from, ref)),
  conformed: (model, from, ref) => {
    const fields = model.dimensions.get(ref.name)?.fields ?? [];
    return shortest(fields.flatMap((field) => fieldPaths(model, from, { ...field, relationship: null })));
  },
  grain: (model, from) => {
    const time = model.datasets.get(from)?.time ?? null;
    return time === null || time.kind === 'grain' ? UNREACHABLE : pathTo(model, from, time);
  },
  cohort: () => UNREACHABLE,
};

interface FieldOfRole {
  readonly dataset: string;
  readonly field: string;
  readonly relationship: string | null;
}

function fieldPaths(model: Model, from: string, ref: FieldOfRole): readonly JoinPath[] {
  return chainsTo(model, from, ref).map((steps) =>
    readFromForeignKey(model, { steps, dataset: ref.dataset, field: ref.field }),
  );
}

function chainsTo(model: Model, from: string, ref: FieldOfRole): readonly Chain[] {
  const { relationship } = ref;
  if (relationship === null) return shortestChains(model, from).get(ref.dataset) ?? [];
  const chains = model.relationships
    .filter((step) => step.to === ref.dataset && hasRole(step, relationship))
    .flatMap((last) => (shortestChains(model, from).get(last.from) ?? []).map((chain) => [...chain, last]));
  const length = Math.min(...chains.map((chain) => chain.length));
  return chains.filter((chain) => chain.length === length);
}

/** A relationship that a union inherits is called `union.name` and answers to `name`. */
export function hasRole(relationship: Relationship, name: string): boolean {
  return (
    relationship.name === name || relationship.name.slice(relationship.name.lastIndexOf('.') + 1) === name
  );
}

/** `product.product_key` over `sales.product_key → product.product_key` is the sales' own column. */
function readFromForeignKey(model: Model, path: JoinPath): JoinPath {
  let { steps, dataset, field } = path;
  for (let last = steps.at(-1); last !== undefined; last = steps.at(-1)) {
    const position = last.asOf === null ? last.toColumns.indexOf(field) : -1;
    const column = last.fromColumns[position];
    if (column === undefined || model.datasets.get(last.from)?.fields.has(column) !== true) break;
    ({ steps, dataset, field } = { steps: steps.slice(0, -1), dataset: last.from, field: column });
  }
  return { steps, dataset, field };
}

function shortest(paths: readonly JoinPath[]): PathResult {
  const length = Math.min(...paths.map((path) => path.steps.length));
  const best = distinct(paths.filter((path) => path.steps.length === length));
  const [first, second] = best;
  if (first === undefined) return UNREACHABLE;
  return second === undefined ? { kind: 'found', path: first } : { kind: 'ambiguous', paths: best };
}

function distinct(paths: readonly JoinPath[]): readonly JoinPath[] {
  const byKey = new Map(
    paths.map((path) => [[path.field, ...path.steps.map((step) => step.name)].join(' '), path]),
  );
  return [...byKey.values()];
}
