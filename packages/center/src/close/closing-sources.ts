import { formatDay } from '@plumbline/calendar';
import type { Model } from '@plumbline/model';
import type { ClosedSource } from '@plumbline/store';
import type { Served } from '../center/served.ts';
import { lineageOf } from '../definition/lineage.ts';

/** Kinds whose definitions decide figures without being named by a formula. */
const RULES: readonly string[] = [
  'workspace',
  'relationship',
  'bridge',
  'hierarchy',
  'calendar',
  'dimension',
  'currency_rates',
];

type Known = Pick<Served, 'model' | 'versions' | 'facts'>;

/** What figures rest on: definitions by their versions, rows by what loading knows of them. */
export function closingSources(served: Known, metrics: readonly string[]): readonly ClosedSource[] {
  const named = new Set(metrics.flatMap((metric) => [...readBy(served, metric)]));
  const definitions = served.versions.flatMap(({ kind, id, version }): readonly ClosedSource[] =>
    RULES.includes(kind) || named.has(sourceKey({ kind, id }))
      ? [{ kind, id, version: String(version), through: null }]
      : [],
  );
  const rows = [...served.facts.datasets].flatMap(([id, { addedUp, version, last }]) =>
    addedUp === undefined
      ? [{ kind: 'rows', id, version, through: last === null ? null : formatDay(last) }]
      : [],
  );
  return [...definitions, ...rows];
}

/** Keys of the metrics, statements and datasets behind a metric, its own among them; rows of the datasets too. */
export function readBy({ model }: Pick<Served, 'model'>, metric: string): ReadonlySet<string> {
  const nodes = lineageOf(model, metric)?.nodes ?? [];
  return new Set(
    nodes.flatMap(({ kind, name }) => {
      if (kind === 'metric') return [keyOf(model, name)];
      return kind === 'dataset' ? [sourceKey({ kind, id: name }), sourceKey({ kind: 'rows', id: name })] : [];
    }),
  );
}

/** A line is a metric whose version is its statement's. */
function keyOf(model: Model, name: string): string {
  const statement = model.metrics.get(name)?.statement ?? null;
  return sourceKey(statement === null ? { kind: 'metric', id: name } : { kind: 'statement', id: statement });
}

export function sourceKey({ kind, id }: Pick<ClosedSource, 'kind' | 'id'>): string {
  return JSON.stringify([kind, id]);
}

export function isRule({ kind }: Pick<ClosedSource, 'kind'>): boolean {
  return RULES.includes(kind);
}
