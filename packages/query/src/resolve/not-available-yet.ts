import { report } from '@plumbline/diagnostics';
import { placeOf, type Resolving } from './resolving.ts';

/** Refuses what a later version computes. */
export function refuseNotAvailableYet(to: Resolving): void {
  const { pattern } = to.model.workspace.calendar;
  if (to.query.alignment === 'spring_festival' && pattern !== undefined) {
    const feature = `alignment: spring_festival, ${pattern.pattern}`;
    to.diagnostics.push(report('model/not-available-yet', { feature }, { at: placeOf(['alignment']) }));
  }
}
