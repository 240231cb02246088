import type { Model } from '@plumbline/model';
import type { DatasetFacts, Facts } from '@plumbline/query';
import type { LoadedTable } from '../state/load-state.ts';
import { sourceColumns } from './source-columns.ts';

const UNKNOWN = { rows: 0, first: null, last: null, lastInstant: null, distinct: new Map() } as const;

/** What is known before anything is loaded: which fields will be columns, in tables called as their datasets. */
export function plannedFacts(model: Model): Facts {
  const datasets = [...model.datasets.values()].map((dataset): readonly [string, DatasetFacts] => {
    const { name, source } = dataset;
    const isMade = source.kind === 'union' || source.kind === 'distinct';
    const fields = isMade
      ? [...dataset.fields.values()].filter((f) => f.expression === null && f.formula === null)
      : sourceColumns(model, dataset).map(({ field }) => ({ name: field }));
    return [name, { ...UNKNOWN, version: '', table: name, columns: new Set(fields.map((f) => f.name)) }];
  });
  return { datasets: new Map(datasets), total: new Set() };
}

/** What is known when the tables are there and nobody has measured them. */
export function unmeasuredFacts(tables: ReadonlyMap<string, LoadedTable>): Facts {
  const datasets = [...tables].map(([name, { table, version, columns }]): readonly [string, DatasetFacts] => [
    name,
    { ...UNKNOWN, version, table, columns: new Set(columns.map(({ field }) => field)) },
  ]);
  return { datasets: new Map(datasets), total: new Set() };
}
