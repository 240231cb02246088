import { DAY_GRAINS, grainName, isOwnGrain, nests, type RowGrain } from '@plumbline/calendar';
import { report } from '@plumbline/diagnostics';
import type { Key, TimeKey } from '../resolve-by.ts';
import { placeOf, type Resolving } from '../resolving.ts';

const FINER = ['day', 'week'] as const;

/**
 * The finest grain of `by`, null without one. Every coarser grain must hold its members whole; what a grain of the
 * company's own lists is looked at when its rows are known, and it holds the members of no other. Parts of a day stand
 * on their days.
 */
export function finestGrain(to: Resolving, keys: readonly Key[], hasClock: boolean): RowGrain | null {
  const times = keys.filter((key): key is TimeKey => key.kind === 'time');
  const grains = new Set(times.map((key) => key.grain));
  const finest =
    (hasClock ? 'day' : null) ??
    FINER.find((grain) => grains.has(grain)) ??
    times.find(({ grain }) => isOwnGrain(grain))?.grain ??
    DAY_GRAINS.find((grain) => grains.has(grain)) ??
    null;
  if (finest === null || finest === 'week_year') return null;
  const { calendar } = to.model.workspace;
  for (const { grain, index } of times) {
    const at = placeOf(['by', index]);
    if (calendar.pattern === undefined && grains.has('week') && grain === 'fiscal_year') {
      to.diagnostics.push(report('query/week-with-year', { grain }, { at }));
    } else if (grain !== 'week_year' && !nests(finest, grain, calendar)) {
      to.diagnostics.push(
        report('query/grains-do-not-nest', { fine: grainName(finest), coarse: grainName(grain) }, { at }),
      );
    }
  }
  return finest;
}
