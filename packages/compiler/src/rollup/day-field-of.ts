import type { RollupPart } from './rollup-part.ts';

/**
 * The column of its dataset whose days tell in which members of a rollup a row is added up: the dataset's own time,
 * as it is stored. null where there is none, or where rows are added up beside other rows of the same dataset.
 */
export function dayFieldOf({ time, scan: { dataset }, joins }: RollupPart): string | null {
  if (time === null || !time.isOwn) return null;
  if (joins.some(({ right }) => right.kind === 'scan' && right.dataset === dataset)) return null;
  const { day } = time;
  const [inner, ...more] = day.kind === 'call' && day.fn === 'day_of' ? day.args : [day];
  if (inner?.kind !== 'column' || more.length > 0) return null;
  const isPlain = inner.type.kind === 'date' || (inner.type.kind === 'timestamp' && !inner.type.zoned);
  const prefix = `${dataset}.`;
  return isPlain && inner.name.startsWith(prefix) ? inner.name.slice(prefix.length) : null;
}
