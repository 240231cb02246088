import { type RollupTable, rollupTables } from '@plumbline/compiler';
import {
  type Dataset,
  type Field,
  type Model,
  type Tree,
  treeColumns,
  treeTable,
  type ValueType,
} from '@plumbline/model';
import { plannedFacts } from './planned-facts.ts';

/** Everything that has a table: the datasets, then the members of each tree with their ancestors, then the rollups. */
export function loadedDatasets(model: Model): readonly Dataset[] {
  return [...model.datasets.values(), ...treeDatasets(model), ...rollupDatasets(model)];
}

export function loadedDataset(model: Model, name: string): Dataset | undefined {
  return (
    model.datasets.get(name) ??
    [...treeDatasets(model), ...rollupDatasets(model)].find((dataset) => dataset.name === name)
  );
}

function treeDatasets({ datasets, hierarchies }: Model): readonly Dataset[] {
  return [...hierarchies.values()].flatMap((tree) => {
    const members = tree.kind === 'tree' ? datasets.get(tree.dataset) : undefined;
    return tree.kind === 'tree' && members !== undefined ? [treeDataset(tree, members)] : [];
  });
}

const rollupsOf = new WeakMap<Model, readonly Dataset[]>();

function rollupDatasets(model: Model): readonly Dataset[] {
  const known = rollupsOf.get(model);
  if (known !== undefined) return known;
  const made = rollupTables(model, plannedFacts(model)).map(rollupDataset);
  rollupsOf.set(model, made);
  return made;
}

function rollupDataset({ name, rollup, inputs, columns, sql }: RollupTable): Dataset {
  return made({
    name,
    label: { zh: rollup, en: rollup },
    source: { kind: 'rollup', rollup, inputs, text: sql },
    primaryKey: [],
    fields: new Map(columns.map((column) => [column.field, field(column.field, column.type)])),
  });
}

function treeDataset(tree: Tree, members: Dataset): Dataset {
  const { history } = members;
  const fields = treeColumns(tree, members).map(
    ({ field: name, type }) => [name, field(name, type)] as const,
  );
  return made({
    name: treeTable(tree.name),
    label: tree.label,
    source: { kind: 'tree', tree, ...(history === null ? {} : { history }) },
    primaryKey: history === null ? ['node', 'ancestor'] : ['node', 'ancestor', 'known_from'],
    fields: new Map(fields),
  });
}

/** What no file describes has neither time nor tests. */
function made(own: Pick<Dataset, 'name' | 'label' | 'source' | 'primaryKey' | 'fields'>): Dataset {
  return {
    ...own,
    description: null,
    time: null,
    timezone: null,
    through: { kind: 'none' },
    empty: null,
    snapshots: null,
    tests: [],
    history: null,
    keyOf: null,
    valid: null,
    notOver: [],
    span: null,
    calendar: null,
    later: [],
  };
}

function field(name: string, type: ValueType): Field {
  const label = { zh: name, en: name };
  const nothing = {
    description: null,
    unit: { kind: 'any' },
    tax: null,
    expression: null,
    formula: null,
  } as const;
  return { name, label, type, column: name, ...nothing };
}
