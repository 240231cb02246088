import { inputsOf, readersOf } from './children.ts';
import type { Join, Plan } from './node.ts';
import type { Scalar } from './scalar.ts';

/** Indented text of a plan: one line for each node, inputs below; a node read twice is printed once and then named. */
export function explainPlan(root: Plan): string {
  const readers = readersOf(root);
  const shared = new Map<Plan, number>();
  const lines: string[] = [];
  const visit = (node: Plan, depth: number) => {
    const pad = '  '.repeat(depth);
    const known = shared.get(node);
    if (known !== undefined) {
      lines.push(`${pad}↑ #${known}`);
      return;
    }
    let mark = '';
    if ((readers.get(node) ?? 0) > 1 && node.kind !== 'scan') {
      shared.set(node, shared.size + 1);
      mark = `#${shared.size} `;
    }
    const why = node.why === null ? '' : `  — ${node.why}`;
    lines.push(`${pad}${mark}${node.kind} ${describe(node)}${why}`);
    for (const input of inputsOf(node)) visit(input, depth + 1);
  };
  visit(root, 0);
  return lines.join('\n');
}

function describe(node: Plan): string {
  switch (node.kind) {
    case 'scan':
      return node.dataset;
    case 'filter':
      return scalarText(node.where);
    case 'derive':
    case 'window':
      return node.add.map((a) => `${a.name} := ${scalarText(a.value)}`).join(', ');
    case 'compute':
      return node.outputs
        .map((o) => (isPlain(o.value, o.name) ? o.name : `${o.name} := ${scalarText(o.value)}`))
        .join(', ');
    case 'join':
      return `${node.mode} on ${[...node.on.map((o) => `${scalarText(o.left)} = ${o.right}`), ...(node.asOf === null ? [] : [nearest(node.asOf)])].join(', ')} taking ${node.take.map((t) => t.as).join(', ')}`;
    case 'expand':
      return node.on === null
        ? `${scalarText(node.by)} over ${node.set.kind === 'spine' ? node.set.rows.length : 'all'} windows`
        : `${scalarText(node.by)} = ${node.on}`;
    case 'pick':
      return `${scalarText(node.day)} = day`;
    case 'aggregate':
      return `[${node.keys.join(', ')}] ${node.measures.map((m) => `${m.name} := ${measureText(m)}`).join(', ')}`;
    case 'spine':
      return `[${(node.grain ?? []).join(', ')}] ${node.rows.length} rows`;
    case 'align':
      return `[${node.keys.join(', ')}]${node.disjoint ? ' disjoint' : ''}`;
    case 'chain':
      return `[${node.grain?.join(', ') ?? ''}]${node.exact ? ' exact' : ''}${node.leftOutTo === null ? '' : ' and who is left out'}`;
    case 'fence':
      return '';
    case 'shift':
      return `${node.column} by ${node.by.count} ${node.by.unit}`;
    case 'arrange':
      return `${node.order.map((o) => `${scalarText(o.value)}${o.desc ? ' desc' : ''}`).join(', ')}${node.limit === null ? '' : ` limit ${node.limit}`}${node.offset === 0 ? '' : ` offset ${node.offset}`}`;
  }
}

function nearest({ left, right, until }: NonNullable<Join['asOf']>): string {
  if (until === null) return `the latest ${right} up to ${scalarText(left)}`;
  return `in force on ${scalarText(left)}, from ${right} to ${until.inclusive ? 'the end of ' : ''}${until.column}`;
}

function isPlain(value: Scalar, name: string): boolean {
  return value.kind === 'column' && value.name === name;
}

function measureText(m: {
  readonly fn: string;
  readonly arg: Scalar | null;
  readonly where: Scalar | null;
}): string {
  const arg = m.arg === null ? '*' : scalarText(m.arg);
  return `${m.fn}(${arg})${m.where === null ? '' : ` where ${scalarText(m.where)}`}`;
}

/** Short text of an expression, in prefix form. */
export function scalarText(s: Scalar): string {
  switch (s.kind) {
    case 'column':
      return s.name;
    case 'literal':
      return s.type.kind === 'text' && s.value !== null ? `'${String(s.value)}'` : String(s.value);
    case 'call':
      return `${s.fn}${s.option === null ? '' : `[${s.option}]`}(${s.args.map(scalarText).join(', ')})`;
    case 'case':
      return `case(${s.whens.map((w) => `${scalarText(w.when)} → ${scalarText(w.then)}`).join(', ')}${s.otherwise === null ? '' : `, else ${scalarText(s.otherwise)}`})`;
    case 'in':
      return `${scalarText(s.value)} ${s.negated ? 'not in' : 'in'} (${s.options.map(scalarText).join(', ')})`;
    case 'rank':
      return `${s.place === undefined ? 'rank' : s.place === 'share' ? 'place' : `bucket of ${s.place}`}(${[s, ...s.then].map((o) => `${scalarText(o.of)}${o.ascending ? ' asc' : ''}`).join(', ')})`;
    case 'tally':
      return `tally(${s.partition.map(scalarText).join(', ')})`;
  }
}
