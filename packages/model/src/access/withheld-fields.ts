import type { Dataset, Field, Withheld } from '../dataset.ts';
import type { FieldName, Model, Policy } from '../model.ts';
import { addMentions, noMentions } from './mentions-in.ts';
import { metricReads } from './metric-reads.ts';

type Named = ReadonlySet<string>;

/**
 * Fields that policies take away, with everything computed from them: a field is hidden if its formula reads a hidden
 * or covered one, or rows that nobody opened. By dataset; a dataset that nothing is taken from is not in it.
 */
export function withheldFields(
  model: Model,
  policies: readonly Policy[],
  opened: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, Withheld> {
  const hidden = new Set(policies.flatMap(({ deny }) => deny.map(textOf)));
  const masked = new Set(policies.flatMap(({ mask }) => mask.map(textOf)));
  if (hidden.size + masked.size > 0 || [...model.datasets.keys()].some((name) => !opened.has(name)))
    while (spread(model, { hidden, masked, opened }));
  const found = new Map<string, Withheld>();
  for (const { name, fields } of model.datasets.values()) {
    const own = (set: Named) => new Set([...fields.keys()].filter((field) => set.has(`${name}.${field}`)));
    const withheld = { hidden: own(hidden), masked: own(masked) };
    for (const field of withheld.hidden) withheld.masked.delete(field);
    if (withheld.hidden.size + withheld.masked.size > 0) found.set(name, withheld);
  }
  return found;
}

function textOf({ dataset, field }: FieldName): string {
  return `${dataset}.${field}`;
}

interface Spreading {
  readonly hidden: Set<string>;
  readonly masked: Set<string>;
  readonly opened: ReadonlyMap<string, unknown>;
}

/** One step; true while there may be another. */
function spread(model: Model, { hidden, masked, opened }: Spreading): boolean {
  const before = hidden.size + masked.size;
  for (const dataset of model.datasets.values()) {
    const columns = (set: Named) =>
      new Set(
        [...dataset.fields.values()].flatMap(({ name, column }) =>
          column !== null && set.has(`${dataset.name}.${name}`) ? [column] : [],
        ),
      );
    const [hiddenColumns, maskedColumns] = [columns(hidden), columns(masked)];
    for (const field of dataset.fields.values()) {
      const name = `${dataset.name}.${field.name}`;
      if (field.column !== null && hiddenColumns.has(field.column)) hidden.add(name);
      if (field.column !== null && maskedColumns.has(field.column)) masked.add(name);
      const gone = new Set([...hidden, ...masked]);
      const goneColumns = new Set([...hiddenColumns, ...maskedColumns]);
      if (isMadeOf(field, dataset, { model, gone, goneColumns, opened })) hidden.add(name);
    }
  }
  return hidden.size + masked.size > before;
}

interface Gone {
  readonly model: Model;
  readonly gone: Named;
  readonly goneColumns: Named;
  readonly opened: ReadonlyMap<string, unknown>;
}

function isMadeOf(field: Field, dataset: Dataset, { model, gone, goneColumns, opened }: Gone): boolean {
  if (sourcesOf(field, dataset).some((name) => gone.has(name))) return true;
  if (field.expression === null && field.formula === null && dataset.source.kind !== 'union') return false;
  const mentions = noMentions();
  addMentions([field.expression, field.formula], mentions);
  if (dataset.source.kind === 'union')
    for (const { set } of dataset.source.members) addMentions(set.get(field.name), mentions);
  const named = [...mentions.metrics].flatMap((name) => model.metrics.get(name) ?? []);
  const reads = named.map((metric) => metricReads(model, metric));
  const conformed = [...mentions.conformed].flatMap((name) => model.dimensions.get(name)?.fields ?? []);
  const read = [
    ...[...mentions.fields, ...conformed].map(textOf),
    ...reads.flatMap((one) => [...one.fields]),
  ];
  if (read.some((name) => gone.has(name))) return true;
  if ([...mentions.columns].some((name) => goneColumns.has(name))) return true;
  const datasets = [...mentions.datasets, ...reads.flatMap((one) => [...one.datasets])];
  return opened.has(dataset.name) && datasets.some((name) => !opened.has(name));
}

/** The fields of other datasets that it repeats. */
function sourcesOf(field: Field, { source }: Dataset): readonly string[] {
  if (source.kind === 'union')
    return source.members.map((member) => `${member.dataset}.${field.column ?? field.name}`);
  return source.kind === 'distinct' ? source.fields.map(textOf) : [];
}
