import { andTerms, type Cell, NO_EMPTY_RULE } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { HAS_COHORT } from '../entity/cohort-condition.ts';

/** The cell of the grand total: the whole period under the query's conditions. */
export function wholeCell({ query }: Evaluation): Cell {
  const asked = query.where === null ? [] : andTerms(query.where);
  const hasCohorts = query.by.some((item) => item.kind === 'dimension' && item.ref.kind === 'cohort');
  return {
    member: null,
    moves: [],
    where: hasCohorts ? [...asked, HAS_COHORT] : asked,
    keys: [],
    climbs: [],
    newcomers: null,
    open: [],
    level: 0,
    group: { dimensions: [], grain: null, members: [], isRanked: false },
    empty: NO_EMPTY_RULE,
    times: new Map(),
    read: null,
    money: query.currency === null ? null : { to: query.currency, rate: null, isInFormula: false },
    isConstant: query.constantCurrency,
    versions: { first: false, until: query.asOf?.day ?? null },
    exact: false,
    isHypothetical: false,
    scenario: 'actual',
    unshortened: false,
  };
}
