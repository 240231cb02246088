import { andTerms, type Cell, NO_EMPTY_RULE } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';

/** The cell of the grand total: the whole period under the query's conditions. */
export function wholeCell({ query }: Evaluation): Cell {
  return {
    member: null,
    moves: [],
    where: query.where === null ? [] : andTerms(query.where),
    keys: [],
    climbs: [],
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
    unshortened: false,
  };
}
