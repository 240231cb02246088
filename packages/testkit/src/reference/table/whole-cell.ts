import { BARE_CELL } from '../cell/bare-cell.ts';
import { andTerms, type Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { HAS_COHORT } from '../entity/cohort-condition.ts';

/** The cell of the grand total: the whole period under the query's conditions. */
export function wholeCell({ query }: Evaluation): Cell {
  const asked = query.where === null ? [] : andTerms(query.where);
  const hasCohorts = query.by.some((item) => item.kind === 'dimension' && item.ref.kind === 'cohort');
  return {
    ...BARE_CELL,
    where: hasCohorts ? [...asked, HAS_COHORT] : asked,
    money: query.currency === null ? null : { to: query.currency, rate: null, isInFormula: false },
    isConstant: query.constantCurrency,
    versions: { first: false, until: query.asOf?.day ?? null },
  };
}
