import { oncePerQuestion } from '../../once-per-question.ts';
import type { Frame } from './frame.ts';
import { textOf } from './text-of.ts';

/** Text that frames share in which a measure reads the same rows. */
export const frameKey = oncePerQuestion((frame: Frame): string => {
  const {
    ops,
    conditions,
    climbs,
    newcomers,
    whole,
    times,
    versions,
    exact,
    money,
    isConstant,
    scenario,
    cellEnds,
    ofAll,
  } = frame;
  const shown = `${money === null ? '' : ` ${JSON.stringify(money)}`}${isConstant ? ' constant' : ''}`;
  const placed = newcomers === null ? '' : ` new ${textOf(newcomers)}`;
  const cells = cellEnds === null ? '' : ` cells ${cellEnds.from}..${cellEnds.to}`;
  const list = (data: readonly object[]) => data.map(textOf).join();
  return `[${list(ops)}] [${list(conditions)}] [${list(climbs)}] ${whole} ${textOf(times)} ${textOf(versions)} ${exact}${shown}${placed}${cells} ${scenario}${ofAll ? ' of all' : ''}`;
});
