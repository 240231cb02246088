import { columnsStandAlone } from './columns-stand-alone.ts';
import { CURRENCY_LAWS } from './currency-laws.ts';
import { entitiesByHand } from './entities-by-hand.ts';
import { fillOnlyAdds } from './fill-only-adds.ts';
import { groupsSumToTotal } from './groups-sum-to-total.ts';
import type { Law } from './law.ts';
import { monthsOfDays } from './months-of-days.ts';
import { ratioOfSums } from './ratio-of-sums.ts';
import { sameAsReference, sameByHours, sameWhenMatched } from './same-as-reference.ts';
import { sameInBooks } from './same-in-books.ts';
import { sameInOwnPeriods } from './same-in-own-periods.ts';
import { sameInWeeks } from './same-in-weeks.ts';
import { shiftAndBack } from './shift-and-back.ts';
import { toOneKeepsTotals } from './to-one-keeps-totals.ts';
import { wholeAndParts } from './whole-and-parts.ts';

export const LAWS: readonly Law[] = [
  groupsSumToTotal,
  ratioOfSums,
  toOneKeepsTotals,
  wholeAndParts,
  monthsOfDays,
  shiftAndBack,
  fillOnlyAdds,
  columnsStandAlone,
  entitiesByHand,
  sameAsReference,
  sameWhenMatched,
  sameByHours,
  sameInWeeks,
  sameInBooks,
  sameInOwnPeriods,
  ...CURRENCY_LAWS,
];
