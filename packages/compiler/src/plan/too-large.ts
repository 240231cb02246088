import { type Diagnostic, report } from '@plumbline/diagnostics';
import { aggregate } from './make.ts';
import { OWN } from './names.ts';
import type { Expand, Plan } from './node.ts';
import { nodesIn } from './nodes-in.ts';
import type { Context } from './passes/pass.ts';
import { daysRead, rowsRead, valuesOf } from './passes/sources/estimate.ts';
import { keyValue } from './passes/sources/key-grain.ts';
import { readSource, type SourceForm } from './passes/sources/source-form.ts';

/** Rows that windows may read, each row counted once for every window that holds it. */
const MOST_EXPANDED = 50_000_000;

/** Refuses a question whose windows overlap so much that reading them would take minutes. */
export function tooLarge(root: Plan, context: Context): Diagnostic | null {
  const expanded = nodesIn(root).map((node) => (node.kind === 'expand' ? expandedRows(node, context) : 0));
  const rows = Math.max(...expanded);
  return rows > MOST_EXPANDED ? report('query/too-large', { rows, limit: MOST_EXPANDED }) : null;
}

function expandedRows(node: Expand, context: Context): number {
  const { set } = node;
  if (set.kind !== 'spine') return 0;
  const source = withoutComputes(node.input);
  const form = readSource(source.kind === 'aggregate' ? source : aggregate(source, [], []));
  if (form === null) return 0;
  const days = daysRead(form, context);
  if (days === null) return 0;
  const groups = source.kind === 'aggregate' ? groupsOf(form, context) : Number.POSITIVE_INFINITY;
  const before = Math.min(rowsRead(form, context), groups);
  const [from, to] = [OWN.from, OWN.to].map((name) =>
    set.columns.findIndex((column) => column.name === name),
  );
  // Windows without days hold members by their bits: each may be in all of them.
  if (from === -1 || to === -1) return Math.round(before * set.rows.length);
  let held = 0;
  for (const window of set.rows) {
    const first = Math.max(window[from ?? 0] ?? days.from, days.from);
    const end = Math.min((window[to ?? 0] ?? days.end - 1) + 1, days.end);
    held += Math.max(0, end - first);
  }
  return Math.round((before * held) / Math.max(1, days.end - days.from));
}

function withoutComputes(plan: Plan): Plan {
  return plan.kind === 'compute' ? withoutComputes(plan.input) : plan;
}

function groupsOf(form: SourceForm, context: Context): number {
  return form.keys.reduce((groups, key) => {
    const value = keyValue(form, key);
    return value === null ? Number.POSITIVE_INFINITY : groups * valuesOf(value, form, context);
  }, 1);
}
