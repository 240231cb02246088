import { type DimensionRef, memberField } from '@plumbline/model';
import type { Row } from '../data/relations.ts';
import type { Value } from '../value/value.ts';
import type { Evaluation } from './evaluation.ts';

/** The field of a lifted row's member that a dimension stands for; undefined: the row's own attribute. */
export function liftedField(ev: Evaluation, row: Row, ref: DimensionRef): Value | undefined {
  for (const [tree, member] of row.members ?? []) {
    const field = memberField(ev.relations.model, tree, ref);
    if (field !== null) return ev.relations.field(member, field);
  }
  return undefined;
}
