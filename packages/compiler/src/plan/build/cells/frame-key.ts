import type { Frame } from './frame.ts';
import { textOf } from './text-of.ts';

/** Text that frames share in which a measure reads the same rows. */
export function frameKey({ ops, conditions, climbs, newcomers, whole, times }: Frame): string {
  const list = (data: readonly object[]) => data.map(textOf).join();
  return `[${list(ops)}] [${list(conditions)}] [${list(climbs)}] [${newcomers && textOf(newcomers)}] ${whole} ${textOf(times)}`;
}
