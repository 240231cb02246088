import { sameFormulas } from '@plumbline/model';
import type { Sight } from './sight.ts';

/** For each metric the others that say the same, among those whose formula one may read. */
export function sameMetrics({ served, access }: Sight): ReadonlyMap<string, readonly string[]> {
  const { model } = served;
  const isRead = (name: string) => access === null || (model.metrics.has(name) && !access.opaque.has(name));
  const groups = sameFormulas(access?.whole ?? model).map(({ metrics }) => metrics.filter(isRead));
  const pairs = groups
    .filter(({ length }) => length > 1)
    .flatMap((names) =>
      names.map((name) => [name, names.filter((other) => other !== name).toSorted()] as const),
    );
  return new Map(pairs);
}
