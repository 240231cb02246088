import { GRAINS, grainName } from '@plumbline/calendar';
import { didYouMean, type Hint } from '@plumbline/diagnostics';
import type { Dataset } from '../../dataset.ts';
import { grainCalendars } from '../../own-grains.ts';
import { writeInstead } from '../hints.ts';
import type { Word } from '../read/syntax.ts';
import { refuse, type Typing } from '../typing/typing-context.ts';

/** Dimensions that a query has only under `cohort(…)`, and only to group by. */
const COHORT_KEYS: ReadonlySet<string> = new Set(['cohort', 'age']);
const MOST_HOMES = 3;

/** Reports a single name that is no dimension, with what may have been meant. */
export function refuseDimension(typing: Typing, word: Word, own: Dataset | null): null {
  const { text: name, span } = word;
  const { metrics } = typing.scope;
  if (COHORT_KEYS.has(name))
    return refuse(typing, span, { code: 'model/cohort-only-in-by', params: { name } });
  if (metrics.has(name))
    return refuse(typing, span, { code: 'model/metric-is-no-dimension', params: { metric: name } });
  return refuse(typing, span, {
    code: 'model/unknown-dimension',
    params: { name },
    hints: hintsFor(typing, name, own),
  });
}

/** A label without its brackets, a field without its dataset, or a slip. */
function hintsFor(typing: Typing, name: string, own: Dataset | null): readonly Hint[] {
  const { model, labels } = typing.scope;
  if (labels.has(name)) return [writeInstead(`[${name}]`)];
  const homes = [...model.datasets.values()].filter((dataset) => dataset.fields.has(name));
  if (homes.length > 0) return homes.slice(0, MOST_HOMES).map((home) => writeInstead(`${home.name}.${name}`));
  return didYouMean(name, [
    ...(own?.fields.keys() ?? []),
    ...model.dimensions.keys(),
    ...model.datasets.keys(),
    ...GRAINS,
    ...grainCalendars(model).map(({ grain }) => grainName(grain)),
  ]);
}
