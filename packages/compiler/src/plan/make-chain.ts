import { columnOf, requireColumn, withUniqueNames } from './columns.ts';
import { OWN } from './names.ts';
import type { Chain, Plan } from './node.ts';
import { TEXT } from './scalar.ts';

/** Rows of a chain: keys, series, the value, and how it came about. */
export function chain(
  input: Plan,
  windows: Plan,
  how: Omit<Chain, 'kind' | 'input' | 'windows' | 'grain' | 'columns' | 'why'>,
  why: string | null = null,
): Chain {
  for (const name of [...how.series, OWN.spanFrom, OWN.spanNext, OWN.value, OWN.recorded])
    requireColumn(input, name, 'chain');
  for (const name of [...how.keys, ...how.on, OWN.from, OWN.to, how.leftOutTo ?? OWN.to])
    requireColumn(windows, name, 'chain');
  return withUniqueNames({
    kind: 'chain',
    input,
    windows,
    ...how,
    grain: [...how.keys, ...how.series],
    columns: [
      ...how.keys.map((name) => columnOf(windows, name)),
      ...how.series.map((name) => columnOf(input, name)),
      columnOf(input, OWN.value),
      { name: OWN.chain, type: TEXT, origin: 'how a span came about' },
    ],
    why,
  });
}
