import type { Text } from '@plumbline/model';
import type { ResolvedBy, ResolvedShare } from '../resolved-query.ts';

/** `收入 占比（按月）` / `Revenue, share within Month`. */
export function shareLabel(metric: Text, { kind, keys }: ResolvedShare, by: readonly ResolvedBy[]): Text {
  if (kind === 'parent') return { zh: `${metric.zh} 占上级`, en: `${metric.en}, share of the level above` };
  if (keys.length === 0) return { zh: `${metric.zh} 占总计`, en: `${metric.en}, share of the total` };
  const labels = by.filter(({ name }) => keys.includes(name)).map(({ label }) => label);
  const zh = labels.map((label) => label.zh).join('、');
  const en = labels.map((label) => label.en).join(', ');
  return { zh: `${metric.zh} 占比（按${zh}）`, en: `${metric.en}, share within ${en}` };
}
