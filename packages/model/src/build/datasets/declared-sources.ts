import type { Source } from '../../dataset.ts';
import type { Definitions } from '../../workspace/definitions.ts';
import { toSource } from './to-source.ts';

/** Source of each dataset by name, before anything is known about columns: what inspection needs. */
export function declaredSources({ lists }: Definitions): ReadonlyMap<string, Source> {
  return new Map(lists.datasets.map(({ value }) => [value.name, toSource(value.source)]));
}
