import {
  type Dataset,
  type Field,
  type Model,
  type Tree,
  treeFactor,
  treeTable,
  type ValueType,
} from '@plumbline/model';

/** Everything that has a table: the datasets, then the members of each tree with their ancestors. */
export function loadedDatasets(model: Model): readonly Dataset[] {
  return [...model.datasets.values(), ...treeDatasets(model)];
}

export function loadedDataset(model: Model, name: string): Dataset | undefined {
  return model.datasets.get(name) ?? treeDatasets(model).find((dataset) => dataset.name === name);
}

function treeDatasets({ datasets, hierarchies }: Model): readonly Dataset[] {
  return [...hierarchies.values()].flatMap((tree) => {
    const key = tree.kind === 'tree' ? datasets.get(tree.dataset)?.fields.get(tree.key) : undefined;
    return tree.kind === 'tree' && key !== undefined ? [treeDataset(tree, key.type)] : [];
  });
}

function treeDataset(tree: Tree, key: ValueType): Dataset {
  const types = {
    node: key,
    ancestor: key,
    distance: { kind: 'integer' },
    factor: treeFactor(tree),
  } as const;
  const fields = Object.entries(types).map(([name, type]) => [name, field(name, type)] as const);
  return {
    name: treeTable(tree.name),
    label: tree.label,
    description: null,
    source: { kind: 'tree', tree },
    primaryKey: ['node', 'ancestor'],
    time: null,
    timezone: null,
    through: { kind: 'none' },
    empty: null,
    snapshots: null,
    fields: new Map(fields),
    tests: [],
    history: null,
    keyOf: null,
    valid: null,
    notOver: [],
    span: null,
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
