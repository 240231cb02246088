import {
  formatMetric,
  type Model,
  type PlainMap,
  scopeOf,
  typeMetricFormula,
  type WrittenObject,
} from '@plumbline/model';
import type { DefinitionVersion, ProposedObject } from '@plumbline/store';
import { keyOf } from '../catalog/diff-objects.ts';
import { objectsByKey } from '../center/compare-objects.ts';
import { datedBody } from './dated-body.ts';

/** The whole catalog as it is when what is proposed is published from a day on. */
export function datedObjects(
  written: readonly DefinitionVersion[],
  proposed: readonly ProposedObject[],
  { day, model }: { readonly day: string; readonly model: Model },
): readonly WrittenObject[] {
  const scope = scopeOf(model);
  const meaning = (formula: string) => {
    const { expr } = typeMetricFormula(formula, scope);
    return expr === null ? formula : formatMetric(expr);
  };
  const objects = objectsByKey(written);
  for (const one of proposed) {
    const key = keyOf(one);
    if (one.body === null) {
      objects.delete(key);
      continue;
    }
    const body = one.body as unknown as PlainMap;
    const before = objects.get(key)?.body ?? null;
    const kind = one.kind as WrittenObject['kind'];
    objects.set(key, {
      kind,
      id: one.id,
      body: kind === 'metric' ? datedBody(body, before, { day, meaning }) : body,
    });
  }
  return [...objects.values()];
}
