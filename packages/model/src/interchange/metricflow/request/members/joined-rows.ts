import { flow } from '../../../write-yaml.ts';
import type { Graph, Link } from '../../graph/graph.ts';
import { type Located, locate } from '../../graph/locate.ts';
import { plainName } from '../../graph/name-objects.ts';
import type { SemanticModel, Table, TimeSpine } from '../../manifest/manifest.ts';
import type { ItemRef } from '../../manifest/read-object.ts';
import { isMetricTimeName } from '../request-keys.ts';
import { DAYS, type JoinedColumns, joinedColumns, type Source } from './joined-columns.ts';
import { startModel } from './start-model.ts';

/** One dataset for what is asked without a metric, and what each item is called in it. */
export interface JoinedRows {
  readonly columns: JoinedColumns;
  /** The definitions of the dataset. */
  readonly text: string;
}

export interface JoinOptions {
  /** How SQL names a table. */
  readonly relationOf: (table: Table) => string;
  readonly name: string;
}

/**
 * Without a metric MetricFlow joins whole tables: rows without a match stay, on both sides, and each row stands beside every member of the
 * table of days. null where one table has all that is asked, or no such join is known.
 */
export function joinedRows(
  graph: Graph,
  items: readonly ItemRef[],
  { relationOf, name }: JoinOptions,
): JoinedRows | null {
  const others = items.filter((item) => !isMetricTimeName(item));
  const times = items.filter(isMetricTimeName);
  const spine = times.length === 0 ? null : spineOf(graph, times);
  if (times.length > 0 && spine === null) return null;
  const start = others.length === 0 ? null : startModel(graph, others);
  if (start === null && others.length > 0) return null;
  const found = start === null ? [] : others.map((item) => locate(graph, start, item));
  const located = found.filter((one): one is Located => typeof one !== 'string');
  const links = [...new Set(located.flatMap((one) => one.links))];
  const isPlain = links.length === 0 && spine === null;
  if (isPlain || located.length < found.length || located.some((one) => one.links.length > 1)) return null;
  const joins =
    start === null ? [] : links.map((link, i) => joinOf(graph, { start, link, alias: `j${i + 1}` }));
  if (!joins.every((one) => one !== null)) return null;
  const columns = joinedColumns(graph, {
    items,
    located: new Map(others.map((item, i) => [item, located[i]])),
    sources: start === null ? [] : [{ model: start, link: null, alias: 'j0' }, ...joins],
    spine,
    name,
  });
  if (columns === null) return null;
  const from = [
    firstText(start, { spine, relationOf }),
    ...joins.map(({ model, alias, on }) => `FULL JOIN ${relationOf(model.table)} AS ${alias} ON ${on}`),
  ];
  const sql = `SELECT DISTINCT ${columns.selected.join(', ')} FROM ${from.join(' ')}`;
  const text = [
    'datasets:',
    `  - ${flow({ name, source: { sql }, fields: columns.fields })}`,
    ...(columns.links.length === 0
      ? []
      : ['relationships:', ...columns.links.map((link) => `  - ${flow(link)}`)]),
  ];
  return { columns, text: `${text.join('\n')}\n` };
}

/** The rows of the first table beside every member of the table of time; either may be all there is. */
function firstText(
  start: SemanticModel | null,
  { spine, relationOf }: { readonly spine: TimeSpine | null; readonly relationOf: (table: Table) => string },
): string {
  const days =
    spine === null ? null : `(SELECT "${spine.column}" AS ${DAYS} FROM ${relationOf(spine.table)}) AS days`;
  const rows = start === null ? null : `${relationOf(start.table)} AS j0`;
  if (rows === null || days === null) return rows ?? days ?? '';
  return `(SELECT * FROM ${rows} CROSS JOIN ${days}) AS j0`;
}

/** The table of time that has the finest grain asked for. */
function spineOf({ manifest, daySpine }: Graph, times: readonly ItemRef[]): TimeSpine | null {
  const clock = ['minute', 'hour'].find((grain) => times.some((item) => item.grain === grain));
  if (clock === undefined) return daySpine?.spine ?? null;
  return manifest.spines.find(({ grain }) => grain === clock) ?? null;
}

interface Join extends Source {
  readonly on: string;
}

/** By equal columns; null where an entity is computed. */
function joinOf(
  graph: Graph,
  { start, link, alias }: { readonly start: SemanticModel; readonly link: Link; readonly alias: string },
): Join | null {
  const model = graph.manifest.models.find(({ name }) => graph.datasets.get(name) === link.to);
  if (model === undefined) return null;
  const pairs = link.fromFields.map((field, i) => [
    columnOf(start, field),
    columnOf(model, link.toFields[i]),
  ]);
  if (pairs.some((pair) => pair.includes(null))) return null;
  return { model, link, alias, on: pairs.map(([a, b]) => `j0."${a}" = ${alias}."${b}"`).join(' AND ') };
}

/** The column of the source behind a field. */
function columnOf({ entities, dimensions }: SemanticModel, field: string | undefined): string | null {
  const found = [...entities, ...dimensions].find(({ name }) => plainName(name) === field);
  return found === undefined || !/^\w+$/.test(found.expr) ? null : found.expr;
}
