import type { CohortPart, RowExpr } from '@plumbline/model';

const SPAN = { start: 0, end: 0 };

function cohortField(part: CohortPart): RowExpr {
  const isAge = part === 'age';
  return {
    kind: 'field',
    ref: { kind: 'cohort', part },
    type: { kind: isAge ? 'integer' : 'date' },
    unit: { kind: isAge ? 'number' : 'date' },
    span: SPAN,
  };
}

/** The row's entity has a cohort. */
export const IN_A_COHORT: RowExpr = {
  kind: 'call',
  fn: 'is_not_null',
  args: [cohortField('cohort')],
  option: null,
  type: { kind: 'boolean' },
  unit: { kind: 'any' },
  span: SPAN,
};

/** The row is of the period that its entity came in. */
export const OF_ITS_FIRST_PERIOD: RowExpr = {
  kind: 'call',
  fn: 'eq',
  args: [cohortField('age'), { kind: 'literal', value: '0', type: { kind: 'integer' }, span: SPAN }],
  option: null,
  type: { kind: 'boolean' },
  unit: { kind: 'any' },
  span: SPAN,
};
