import { type Diagnostic, report } from '@plumbline/diagnostics';
import type { Model } from '../model.ts';
import { type Definitions, placeOf } from '../workspace/definitions.ts';
import { sameFormulas } from './same-formulas.ts';

const NAMED = 5;

/** A warning for each group of metrics that say the same, at the second of them. */
export function reportSameFormulas(model: Model, { lists }: Definitions): readonly Diagnostic[] {
  const groups = sameFormulas(model);
  if (groups.length === 0) return [];
  const origins = new Map(lists.metrics.map(({ value, origin }) => [value.name, origin]));
  return groups.map(({ metrics }) => {
    const origin = origins.get(metrics[1] ?? '');
    const at = origin === undefined ? undefined : placeOf(origin, ['formula']);
    const params = { metrics: metrics.slice(0, NAMED), count: metrics.length };
    const hints = [
      {
        text: {
          zh: '只留一个，把其余的名称写进它的 synonyms，或对其余的写 deprecated: {replacement: …}',
          en: 'keep one of them: write the other names under its synonyms, or deprecated: {replacement: …} at the others',
        },
      },
    ];
    return report('model/same-formula', params, {
      severity: 'warning',
      hints,
      ...(at === undefined ? {} : { at }),
    });
  });
}
