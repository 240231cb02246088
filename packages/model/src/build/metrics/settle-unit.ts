import { report } from '@plumbline/diagnostics';
import { fitsUnit } from '../../formula/value/fits-unit.ts';
import { formatUnit } from '../../formula/value/format-unit.ts';
import type { Unit } from '../../formula/value-type.ts';
import type { Defined } from '../../workspace/definitions.ts';
import type { MetricDefinition } from '../../workspace/schema/metric.ts';
import { type Building, type Draft, placeOfMention } from '../building.ts';
import { toUnit } from '../values/to-unit.ts';

/** The unit of a metric: as declared when its formula can have it, which is checked; else as inferred. */
export function settleUnit(
  building: Building,
  draft: Draft,
  { value, origin }: Defined<MetricDefinition>,
  inferred: Unit,
): Unit | null {
  if (value.unit === undefined) return inferred.kind === 'any' ? { kind: 'number' } : inferred;
  const declared = toUnit(value.unit);
  if (fitsDeclared(inferred, declared, draft)) return withDetails(declared, inferred);
  const params = { name: value.name, declared: value.unit, found: formatUnit(inferred) };
  const at = placeOfMention({ origin, path: ['unit'] });
  building.diagnostics.push(report('model/declared-unit', params, { at }));
  return null;
}

/** `money` says nothing of the currency: the formula's own stands. */
function fitsDeclared(inferred: Unit, declared: Unit, draft: Draft): boolean {
  if (declared.kind !== 'money') return fitsUnit(inferred, declared, draft);
  const money = inferred.kind === 'per' ? inferred.of : inferred;
  return money.kind === 'money' || fitsUnit(inferred, declared, draft);
}

function withDetails(declared: Unit, inferred: Unit): Unit {
  if (declared.kind !== 'money') return declared;
  const money = inferred.kind === 'per' ? inferred.of : inferred;
  return money.kind === 'money' ? money : declared;
}
