import { report } from '@plumbline/diagnostics';
import {
  fieldsIn,
  inMemberFields,
  type MetricExpr,
  memberField,
  type RowExpr,
  type Tree,
} from '@plumbline/model';
import type { Scalar } from '../../scalar.ts';
import { refuse } from '../cells/context.ts';
import type { Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';

type Rollup = Extract<MetricExpr, { kind: 'rollup' }>;

/** m over a member and all below it: conditions around that speak of members select them, those inside select rows (semantics.md 7). */
export function lowerRollup(expr: Rollup, frame: Frame, level: Level): Scalar {
  const { context } = level;
  const tree = context.model.hierarchies.get(expr.along) as Tree;
  const about = (condition: RowExpr) =>
    new Set(fieldsIn(condition).map((ref) => memberField(context.model, tree, ref) !== null));
  const ofMembers: RowExpr[] = [];
  const ofRows: RowExpr[] = [];
  for (const condition of frame.conditions) {
    const kinds = about(condition);
    if (kinds.size > 1) refuse(context, report('query/rollup-condition', { hierarchy: tree.name }));
    if (kinds.has(true)) ofMembers.push(inMemberFields(context.model, tree, condition));
    else ofRows.push(condition);
  }
  const members = expr.node === null ? ofMembers : [...ofMembers, isNode(expr, expr.node)];
  const climb = { tree, key: expr.key, members };
  return context.lower(expr.of, { ...frame, conditions: ofRows, climbs: [...frame.climbs, climb] }, level);
}

function isNode({ key, span }: Rollup, node: RowExpr): RowExpr {
  const field: RowExpr = { kind: 'field', ref: key, type: node.type, unit: { kind: 'text' }, span };
  const type = { kind: 'boolean' } as const;
  return { kind: 'call', fn: 'eq', args: [field, node], option: null, type, unit: { kind: 'any' }, span };
}
