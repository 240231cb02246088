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
    newcomers: null,
    open: [],
    level: 0,
    group: { dimensions: [], grain: null, members: [], isRanked: false },
    empty: NO_EMPTY_RULE,
    times: new Map(),
    read: null,
    unshortened: false,
  };
}
