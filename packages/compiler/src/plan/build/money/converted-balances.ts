import { planKey } from '../../identity.ts';
import { derive } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import { column, DATE, type Measure } from '../../scalar.ts';
import { textOf } from '../cells/text-of.ts';
import type { Leaf } from '../rows/leaf.ts';
import { type PickedRows, rowsOfDays } from '../stock/snapshot.ts';
import type { Conversion } from './conversion.ts';
import { amountsOf, converted, inCurrencies } from './converted.ts';
import { fromFinerCells } from './finer-cells.ts';
import { forwardDay } from './held-constant.ts';

interface Balances {
  readonly conversion: Conversion;
  readonly measure: Measure;
  /** The days chosen for each cell. */
  readonly days: Plan;
  readonly how: Omit<PickedRows, 'measures'>;
  /** The days whose closing rates the cells take, as `snapshot:day`; null: each balance that of its own day, moved to what it is compared with. */
  readonly rateDays: Plan | null;
}

/** Balances of each currency at the rate of their day, then added up. */
export function convertedBalances(leaf: Leaf, { conversion, measure, days, how, rateDays }: Balances): Plan {
  const { level, frame } = leaf;
  const isClosing = conversion.rule.kind === 'closing';
  const keys = [...level.keyNames, ...(how.byDay ? [OWN.day] : [])];
  const build = () => {
    const wide = inCurrencies(leaf, conversion);
    const rows = rowsOfDays(wide, days, { ...how, measures: amountsOf(measure) });
    const isByRows = leaf.edge !== null;
    const amounts = isClosing && !isByRows && rateDays === null ? derive(rows, [ofItsDay(leaf)]) : rows;
    return converted(amounts, {
      measure,
      conversion,
      days: isClosing && !isByRows ? rateDays : null,
      level,
      until: frame.versions.until,
      keys,
    });
  };
  const rule = `balance ${textOf(how.per ?? {})} ${how.from} ${planKey(days)} ${rateDays && planKey(rateDays)}`;
  return fromFinerCells({ leaf, conversion, measure, keys, rule, goesByRows: false }, build);
}

function ofItsDay({ dataset, frame, level }: Leaf) {
  const day = forwardDay(column(OWN.day, DATE), dataset.name, frame, level);
  return { name: OWN.rateDay, value: day, origin: 'day of the rate' };
}
