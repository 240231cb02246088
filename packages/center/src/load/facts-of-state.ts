import { parseDay } from '@plumbline/calendar';
import type { DatasetFacts, Facts } from '@plumbline/query';
import type { LoadedDataset, LoadState, MeasuredDataset } from '../state/load-state.ts';

/** What bind may know of the data: what the last load measured. */
export function factsOfState(state: LoadState): Facts {
  const datasets = Object.entries(state.datasets).map(
    ([name, loaded]) => [name, datasetFacts(loaded)] as const,
  );
  const total = Object.entries(state.relationships).filter(([, measured]) => measured.isTotal);
  return { datasets: new Map(datasets), total: new Set(total.map(([name]) => name)) };
}

function listed(periods: NonNullable<MeasuredDataset['periods']>): NonNullable<DatasetFacts['periods']> {
  const day = (text: string | null) => (text === null ? null : parseDay(text.slice(0, 10)));
  return new Map(
    Object.entries(periods).map(([calendar, rows]) => [
      calendar,
      rows.map(([label, from, to]) => ({ label, from: day(from), to: day(to) })),
    ]),
  );
}

function datasetFacts(loaded: LoadedDataset): DatasetFacts {
  const { addedUp, measured } = loaded;
  const { rows, first, last, lastInstant, happened, distinct, periods } = measured;
  return {
    version: loaded.version,
    table: loaded.table,
    rows,
    first: first === null ? null : parseDay(first),
    last: last === null ? null : parseDay(last),
    lastInstant,
    ...(happened === undefined ? {} : { happened: happened === null ? null : parseDay(happened) }),
    columns: new Set(loaded.columns.map((column) => column.field)),
    distinct: new Map(Object.entries(distinct)),
    ...(periods === undefined ? {} : { periods: listed(periods) }),
    ...(addedUp === undefined
      ? {}
      : { addedUp: { ...addedUp, versions: new Map(Object.entries(addedUp.versions)) } }),
  };
}
