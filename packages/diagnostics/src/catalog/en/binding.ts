import type { BindingParams } from '../../codes/binding.ts';
import type { Catalog } from '../catalog.ts';

export const binding: Catalog<BindingParams> = {
  'query/unreachable-dimension': (p) => `measure ${p.measure} cannot reach dimension ${p.dimension}`,
  'query/ambiguous-dimension': (p) =>
    `measure ${p.measure} reaches ${p.dimension} on several equally short ways: ${p.paths.join('; ')}`,
  'query/no-time': (p) =>
    `dataset ${p.dataset} has no time, so it cannot be asked by a period or a time grain`,
  'query/not-loaded': (p) => `dataset ${p.dataset} is not loaded`,
  'query/field-not-loaded': (p) =>
    `${p.dataset} holds no field ${p.field}: its members compute it from another dataset`,
  'query/too-many-members': (p) => `the period has more than ${p.limit} members of ${p.grain}`,
  'query/too-large': (p) =>
    `the windows of this question overlap so much that about ${p.rows} rows would be read, more than ${p.limit}; ask for a coarser grain or a shorter period`,
  'query/total-in-window': (p) =>
    `${p.metric}: a total over the whole period cannot stand inside to_date or trailing`,
  'query/rollup-condition': (p) =>
    `a condition mixes members of ${p.hierarchy} with other fields, so it is not clear whether it selects members or rows`,
  'query/entity-in-rollup': (p) =>
    `${p.form} places each entity by one of its rows, which has one member of ${p.hierarchy}: it does not roll up`,
  'query/retention-needs-age': (p) =>
    `${p.metric} does not say after how long: group by the cohort's age, or write after: in its formula`,
  'query/retention-by-time': (p) =>
    `${p.metric} is measured at each age of a cohort, which already says the time: leave the time grain out of by`,
  'query/retention-other-entity': (p) =>
    `${p.metric} follows each ${p.entity}, and the cohorts of this query are those of ${p.cohort}`,
  'query/cohort-others': (p) =>
    `the members of ${p.name} are periods: the rest of them is no group of its own`,
  'query/first-needs-key': (p) =>
    `${p.metric} takes dimensions and conditions from one row of each entity; ${p.dataset} has no primary key to choose between rows of the same time`,
  'query/rollup-not-additive': (p) =>
    `${p.metric}: ${p.fn} cannot be rolled up along ${p.hierarchy}, whose members have operators or weights`,
  'query/rollup-others': (p) =>
    `members of ${p.hierarchy} hold each other, so the ones left out cannot be added up as others`,
  'query/missing-balance': (p) => `${p.metric}: no row of ${p.dataset} in the period for ${p.accounts}`,
  'query/stale-balance': (p) =>
    `${p.metric}: the last snapshot of ${p.dataset} is of ${p.day}, not of ${p.expected}`,
  'query/no-common-dataset': () => 'no dataset has all the dimensions and conditions asked',
};
