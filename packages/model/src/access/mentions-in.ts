import type { DimensionRef, FieldRef } from '../formula/expression.ts';

/** Everything that expressions name, whatever their form. */
export interface Mentions {
  readonly fields: FieldRef[];
  readonly conformed: Set<string>;
  readonly metrics: Set<string>;
  readonly datasets: Set<string>;
  readonly hierarchies: Set<string>;
  /** Raw columns of the source of the dataset that the expression belongs to. */
  readonly columns: Set<string>;
  /** Amounts are converted. */
  converts: boolean;
}

export function noMentions(): Mentions {
  return {
    fields: [],
    conformed: new Set(),
    metrics: new Set(),
    datasets: new Set(),
    hierarchies: new Set(),
    columns: new Set(),
    converts: false,
  };
}

type Plain = Readonly<Record<string, unknown>>;

/** What says nothing about rows. */
const ASIDE: ReadonlySet<string> = new Set(['type', 'unit', 'span', 'text']);

/**
 * Adds what an expression names. It looks at the data, not at a list of kinds: a form that is added to the language is
 * seen without being told of here.
 */
export function addMentions(root: unknown, into: Mentions): void {
  const open: unknown[] = [root];
  for (let next = open.pop(); open.length > 0 || next !== undefined; next = open.pop()) {
    if (Array.isArray(next)) open.push(...next);
    else if (typeof next === 'object' && next !== null) {
      addOwn(next as Plain, into);
      for (const [key, part] of Object.entries(next)) if (!ASIDE.has(key)) open.push(part ?? false);
    }
  }
}

function addOwn(node: Plain, into: Mentions): void {
  const { kind, dataset, field, fields, name } = node;
  if (typeof dataset === 'string') {
    into.datasets.add(dataset);
    const named = [field, ...(Array.isArray(fields) ? fields : [])].filter((one) => typeof one === 'string');
    for (const one of named) {
      const relationship = typeof node.relationship === 'string' ? node.relationship : null;
      into.fields.push({ kind: 'field', dataset, field: one, relationship });
    }
  }
  for (const word of [node.ledger]) if (typeof word === 'string') into.datasets.add(word);
  for (const word of [node.along, node.hierarchy]) if (typeof word === 'string') into.hierarchies.add(word);
  if (kind === 'convert') into.converts = true;
  if (typeof name !== 'string') return;
  if (kind === 'conformed') into.conformed.add(name);
  if (kind === 'metric') into.metrics.add(name);
  if (kind === 'column') into.columns.add(name);
}

/** Dimensions named anywhere, for paths. */
export function dimensionsOf({ fields, conformed }: Mentions): readonly DimensionRef[] {
  return [...fields, ...[...conformed].map((name) => ({ kind: 'conformed', name }) as const)];
}
