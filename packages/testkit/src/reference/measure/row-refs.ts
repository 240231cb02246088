import type { DimensionRef, RowExpr } from '@plumbline/model';

type Refs = {
  readonly [K in RowExpr['kind']]: (expr: Extract<RowExpr, { kind: K }>) => readonly DimensionRef[];
};

const REFS: Refs = {
  literal: () => [],
  field: ({ ref }) => [ref],
  column: () => [],
  call: ({ args }) => args.flatMap(refsOf),
  case: ({ whens, otherwise }) => [
    ...whens.flatMap(({ when, then: value }) => [...refsOf(when), ...refsOf(value)]),
    ...(otherwise ? refsOf(otherwise) : []),
  ],
  in: ({ value, options }) => [value, ...options].flatMap(refsOf),
  members: ({ fields }) => fields,
  under: ({ key }) => [key],
  listed: ({ fields }) => fields,
  later: () => [],
};

/** The fields that a row condition reads of the row itself. */
export function refsOf(expr: RowExpr): readonly DimensionRef[] {
  const refs = REFS[expr.kind] as (expr: RowExpr) => readonly DimensionRef[];
  return refs(expr);
}
