import type { Metric } from '@plumbline/model';
import type { Context } from '../cells/context.ts';
import type { Frame } from '../cells/frame.ts';
import { datasetsOf } from '../rows/datasets-of.ts';

/** `time:` holds for the measures of its dataset; where none is, for every measure, which reads the related field. */
export function timesOf({ time, expr }: Metric, frame: Frame, { model }: Context): Frame['times'] {
  if (time?.kind !== 'field') return frame.times;
  const own = datasetsOf(expr, model);
  const names = own.has(time.dataset) ? [time.dataset] : [...own];
  return new Map([...frame.times, ...names.map((name) => [name, time] as const)]);
}
