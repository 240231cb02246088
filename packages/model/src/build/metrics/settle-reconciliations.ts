import { report } from '@plumbline/diagnostics';
import { unifyUnits } from '../../formula/value/combine-units.ts';
import { formatUnit } from '../../formula/value/format-unit.ts';
import { placeOfKey } from '../../workspace/definitions.ts';
import type { Building, Draft } from '../building.ts';

/** Reconciliations of two sound metrics that can be held side by side. That one includes tax may be what is to be found. */
export function settleReconciliations({ named, diagnostics }: Building, draft: Draft): void {
  for (const { value, origin } of named.reconciliations.values()) {
    const [left, right] = [draft.metrics.get(value.left), draft.metrics.get(value.right)];
    if (left === undefined || right === undefined) continue;
    const unit = unifyUnits(left.unit, right.unit, draft);
    if (unit.kind === 'clash' && unit.reason !== 'tax') {
      const params = {
        left: left.name,
        leftUnit: formatUnit(left.unit),
        right: right.name,
        rightUnit: formatUnit(right.unit),
      };
      diagnostics.push(report('model/units-differ', params, { at: placeOfKey(origin, ['right']) }));
      continue;
    }
    const { name, by, tolerance } = value;
    draft.reconciliations.set(name, {
      name,
      label: value.label ?? { zh: name, en: name },
      description: value.description ?? null,
      left: left.name,
      right: right.name,
      by: by === undefined ? [] : typeof by === 'string' ? [by] : by,
      tolerance: tolerance ?? null,
    });
  }
}
