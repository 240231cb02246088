import { fieldOf } from '../plan/make.ts';
import type { Aggregate, Plan } from '../plan/node.ts';

/** Identifiers of every engine fit in 63 bytes. */
const LONGEST = 50;

/** A name for a subquery that says what its rows are, unlike all names so far. */
export function partName(node: Plan, taken: ReadonlySet<string>, prefix?: string): string {
  const base = (prefix === undefined ? describe(node) : `${prefix}${by(node)}`)
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .slice(0, LONGEST);
  let name = base;
  for (let i = 2; taken.has(name); i++) name = `${base}_${i}`;
  return name;
}

function describe(node: Plan): string {
  switch (node.kind) {
    case 'spine':
      return node.grain?.length ? `each${words(node, node.grain)}` : 'days';
    case 'aggregate':
      return node.keys.length > 0 && node.measures.length === 0
        ? `each${words(node, node.keys)}_of_${datasetOf(node)}`
        : `${subjectOf(node)}${by(node)}`;
    case 'align':
      if (node.disjoint) return 'rows_and_totals';
      return node.columns.length === node.keys.length
        ? `each${words(node, node.keys)}`
        : `metrics${by(node)}`;
    case 'arrange':
      return `ordered_${describe(node.input)}`;
    case 'fence':
      return `seen_${datasetOf(node)}`;
    case 'chain':
      return `spans_of_${datasetOf(node)}${by(node)}`;
    case 'window':
      return `ranked${by(node)}`;
    case 'derive':
      return `calculated${by(node)}`;
    default:
      return `${node.kind}_${datasetOf(node)}${by(node)}`;
  }
}

/** What the groups tell: the one measure they have, or the dataset. */
function subjectOf(node: Aggregate): string {
  const [only, ...others] = node.measures.map((m) => m.name);
  const own = only !== undefined && others.length === 0 ? only : null;
  if (own === null) return datasetOf(node);
  return own.includes(':') ? `${datasetOf(node)}_${word(node, own)}` : own;
}

function by(node: Plan): string {
  if (node.grain === null) return '';
  return node.grain.length === 0 ? '_in_all' : `_by${words(node, node.grain)}`;
}

function words(node: Plan, names: readonly string[]): string {
  return names.map((name) => `_${word(node, name)}`).join('');
}

/** Our own columns are called after what they hold; fields lose their dataset. */
function word(node: Plan, name: string): string {
  if (!name.includes(':')) return fieldOf(name);
  const origin = node.columns.find((c) => c.name === name)?.origin ?? '';
  return /^[a-z_]+$/.test(origin) ? origin : (name.split(':').at(-1) ?? name);
}

function datasetOf(node: Plan): string {
  if (node.kind === 'scan') return node.dataset;
  if (node.kind === 'spine') return 'calendar';
  if (node.kind === 'align') return 'metrics';
  return datasetOf(node.input);
}
