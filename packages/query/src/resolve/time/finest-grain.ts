import { DAY_GRAINS, type DayGrain, nests } from '@plumbline/calendar';
import { report } from '@plumbline/diagnostics';
import type { Key, TimeKey } from '../resolve-by.ts';
import { placeOf, type Resolving } from '../resolving.ts';

/** The finest grain of `by`, null without one. Every coarser grain must hold its members whole. */
export function finestGrain(to: Resolving, keys: readonly Key[]): DayGrain | null {
  const times = keys.filter((key): key is TimeKey => key.kind === 'time');
  const grains = new Set(times.map((key) => key.grain));
  const finest = DAY_GRAINS.find((grain) => grains.has(grain)) ?? null;
  if (finest === null) return null;
  const { calendar } = to.model.workspace;
  for (const { grain, index } of times) {
    const at = placeOf(['by', index]);
    if (calendar.pattern === undefined && grains.has('week') && grain === 'fiscal_year') {
      to.diagnostics.push(report('query/week-with-year', { grain }, { at }));
    } else if (grain !== 'week_year' && !nests(finest, grain, calendar)) {
      to.diagnostics.push(report('query/grains-do-not-nest', { fine: finest, coarse: grain }, { at }));
    }
  }
  return finest;
}
