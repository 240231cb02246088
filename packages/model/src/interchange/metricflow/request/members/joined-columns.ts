import { plainOperand } from '../../../sql/formula-operand.ts';
import { parseSql } from '../../../sql/parse-sql.ts';
import { toFormula } from '../../../sql/to-formula.ts';
import type { YamlValue } from '../../../write-yaml.ts';
import { type Graph, isClockGrain, type Link } from '../../graph/graph.ts';
import type { Located } from '../../graph/locate.ts';
import { plainName } from '../../graph/name-objects.ts';
import type { SemanticModel, TimeSpine } from '../../manifest/manifest.ts';
import type { ItemRef } from '../../manifest/read-object.ts';
import { isMetricTimeName } from '../request-keys.ts';

/** A table of the join. */
export interface Source {
  readonly model: SemanticModel;
  /** null for the first. */
  readonly link: Link | null;
  readonly alias: string;
}

/** What an item is called, and the grain it is known by; null for what is no time. */
export interface JoinedColumn {
  readonly text: string;
  readonly grain: string | null;
  /** The same in a grain of the project's own. */
  readonly custom: ReadonlyMap<string, string>;
}

export interface JoinedColumns {
  readonly of: (item: ItemRef) => JoinedColumn | null;
  readonly selected: readonly string[];
  readonly fields: readonly YamlValue[];
  readonly links: readonly YamlValue[];
}

interface Asked {
  readonly items: readonly ItemRef[];
  readonly located: ReadonlyMap<ItemRef, Located | undefined>;
  readonly sources: readonly Source[];
  readonly spine: TimeSpine | null;
  readonly name: string;
}

/** The columns that the items need, each under a name of its own; null where one has no words here. */
export function joinedColumns(
  graph: Graph,
  { items, located, sources, spine, name }: Asked,
): JoinedColumns | null {
  const selected = new Set<string>();
  const fields: { name: string; expression: string }[] = [];
  const links: { [key: string]: YamlValue }[] = [];
  const known = new Map<string, JoinedColumn>();
  for (const item of items) {
    if (known.has(keyOf(item))) continue;
    const field = `field_${known.size + 1}`;
    const found = isMetricTimeName(item)
      ? daysOf(spine, selected)
      : elementOf(located.get(item), sources, selected);
    if (found === null) return null;
    const { value, grain } = found;
    const isClock = grain !== null && isClockGrain(grain);
    fields.push({
      name: field,
      expression: grain === null ? value : `cast(${value} as ${isClock ? 'timestamp' : 'date'})`,
    });
    const day = isClock ? `${field}_day` : field;
    const custom = new Map<string, string>();
    if (grain !== null) {
      if (isClock) fields.push({ name: day, expression: `cast(${value} as date)` });
      for (const [own, { dataset, column, spine: days }] of graph.custom) {
        const link = `${name}_${field}_to_${dataset}`;
        if (!links.some((one) => one.name === link))
          links.push({
            name: link,
            from: name,
            to: dataset,
            from_columns: [day],
            to_columns: [plainName(days.column)],
          });
        custom.set(own, `${link}.${column}`);
      }
    }
    known.set(keyOf(item), { text: `${name}.${field}`, grain, custom });
  }
  return { of: (item) => known.get(keyOf(item)) ?? null, selected: [...selected], fields, links };
}

const keyOf = ({ path, element }: ItemRef): string => [...path, element].join('__');

interface Found {
  readonly value: string;
  readonly grain: string | null;
}

/** What the column of the table of time is called. */
export const DAYS = 'days_value';

function daysOf(spine: TimeSpine | null, selected: Set<string>): Found | null {
  if (spine === null) return null;
  selected.add(DAYS);
  return { value: DAYS, grain: spine.grain };
}

/** A dimension or an entity, written over columns that carry the alias of their table. */
function elementOf(
  located: Located | undefined,
  sources: readonly Source[],
  selected: Set<string>,
): Found | null {
  if (located === undefined) return null;
  const { links, element, dimension, model } = located;
  const source = sources.find(({ link }) => link === (links[0] ?? null));
  const expr = dimension?.expr ?? model.entities.find(({ name }) => name === element)?.expr;
  const node = expr === undefined ? null : parseSql(expr);
  if (source === undefined || node === null) return null;
  const value = toFormula(node, {
    nameOf: (column) => {
      const own = `${source.alias}_${plainName(column)}`;
      selected.add(`${source.alias}."${column}" AS ${own}`);
      return plainOperand(own);
    },
    slotOf: () => null,
  });
  return value === null ? null : { value, grain: dimension?.grain ?? null };
}
