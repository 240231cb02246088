import type { Plan } from '../plan/node.ts';

/** Identifiers of every engine fit in 63 bytes. */
const LONGEST = 50;

/** A name for a subquery that says what its rows are, unlike all names so far. */
export function partName(node: Plan, taken: ReadonlySet<string>, prefix?: string): string {
  const base = (prefix === undefined ? describe(node) : `${prefix}_${describe(node)}`)
    .replace(/[^a-z0-9_]+/gi, '_')
    .slice(0, LONGEST);
  let name = base;
  for (let i = 2; taken.has(name); i++) name = `${base}_${i}`;
  return name;
}

function describe(node: Plan): string {
  const by = node.grain === null ? '' : node.grain.length === 0 ? '_in_all' : `_by_${node.grain.join('_')}`;
  if (node.kind === 'spine') return node.grain?.length ? `each_${node.grain.join('_')}` : 'days';
  if (node.kind === 'aggregate') return `${datasetOf(node)}${by}`;
  if (node.kind === 'align') return node.disjoint ? 'rows_and_totals' : `metrics${by}`;
  if (node.kind === 'arrange') return 'ordered';
  if (node.kind === 'window') return 'ranked';
  if (node.kind === 'derive') return 'named';
  return `${node.kind}_${datasetOf(node)}${by}`;
}

function datasetOf(node: Plan): string {
  if (node.kind === 'scan') return node.dataset;
  if (node.kind === 'spine') return 'calendar';
  if (node.kind === 'align') return 'metrics';
  return datasetOf(node.input);
}
