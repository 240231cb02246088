import { isReservedWord, type Text } from '@plumbline/model';
import { isAddable, isMoney, isTime } from './column-meaning.ts';
import type { DraftKey, DraftLink, DraftTable } from './draft.ts';
import { labelOf } from './words-of-name.ts';

export interface DraftMetric {
  readonly name: string;
  readonly label: Text;
  readonly formula: string;
}

/** Sums that a first look may ask for are enough; people define the rest. */
const MOST_PER_TABLE = 12;

/** A count and the sums of each table of events: one that has dates, and amounts of money where another table points to it. */
export function firstMetrics(
  tables: readonly DraftTable[],
  keys: readonly DraftKey[],
  links: readonly DraftLink[],
): readonly DraftMetric[] {
  const pointedTo = new Set(links.map(({ to }) => to));
  const holdsMoney = (table: DraftTable) => table.columns.some((one) => isMoney(one) && isAddable(one));
  const events = tables.filter(
    (table) => table.columns.some(isTime) && (!pointedTo.has(table.name) || holdsMoney(table)),
  );
  const metrics: DraftMetric[] = [];
  const taken = new Set(tables.map(({ name }) => name));
  const labels = new Set<string>();
  const add = (metric: DraftMetric, table: DraftTable) => {
    const name =
      taken.has(metric.name) || isReservedWord(metric.name) ? `${table.name}_${metric.name}` : metric.name;
    const isTaken = labels.has(metric.label.zh) || labels.has(metric.label.en);
    const label = isTaken ? both(table.label, metric.label) : metric.label;
    if (taken.has(name) || labels.has(label.zh) || labels.has(label.en)) return;
    taken.add(name);
    for (const text of [label.zh, label.en]) labels.add(text);
    metrics.push({ name, label, formula: metric.formula });
  };
  for (const table of events.length > 0 ? events : tables) {
    const keyed = new Set([
      ...keys.filter((key) => key.table === table.name).flatMap(({ columns }) => columns),
      ...links.filter((link) => link.from === table.name).map(({ column }) => column),
    ]);
    const sums = table.columns.filter((column) => isAddable(column) && !keyed.has(column.name));
    const money = sums.filter(isMoney);
    const ordered = [...money, ...sums.filter((column) => !money.includes(column))].slice(0, MOST_PER_TABLE);
    for (const column of ordered)
      add(
        { name: column.name, label: labelOf(column.raw), formula: `sum(${table.name}.${column.name})` },
        table,
      );
    const count = { zh: `${table.label.zh}笔数`, en: `Number of ${table.label.en.toLowerCase()}` };
    add({ name: `${table.name}_count`, label: count, formula: `count(${table.name})` }, table);
  }
  return metrics;
}

function both(first: Text, second: Text): Text {
  return { zh: `${first.zh} ${second.zh}`, en: `${first.en} ${second.en}` };
}
