import { type Cell, NO_EMPTY_RULE } from './cell.ts';

/** Over all history, under no condition. */
export const BARE_CELL: Cell = {
  member: null,
  moves: [],
  where: [],
  keys: [],
  climbs: [],
  newcomers: null,
  open: [],
  level: 0,
  group: { dimensions: [], grain: null, members: [], isRanked: false },
  empty: NO_EMPTY_RULE,
  times: new Map(),
  read: null,
  money: null,
  isConstant: false,
  versions: { first: false, until: null },
  exact: false,
  scenario: 'actual',
  unshortened: false,
  isHypothetical: false,
};
