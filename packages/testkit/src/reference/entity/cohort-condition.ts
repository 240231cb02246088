import type { RowExpr } from '@plumbline/model';

const span = { start: 0, end: 0 };

/** The row's entity has a cohort. */
export const HAS_COHORT: RowExpr = {
  kind: 'call',
  fn: 'is_not_null',
  args: [
    {
      kind: 'field',
      ref: { kind: 'cohort', part: 'cohort' },
      type: { kind: 'date' },
      unit: { kind: 'date' },
      span,
    },
  ],
  option: null,
  type: { kind: 'boolean' },
  unit: { kind: 'any' },
  span,
};
