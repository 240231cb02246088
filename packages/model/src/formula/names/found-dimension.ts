import { GRAINS, type Grain, type OwnGrain } from '@plumbline/calendar';
import type { Dataset, Field } from '../../dataset.ts';
import { ownGrainNamed } from '../../own-grains.ts';
import type { DimensionRef } from '../expression.ts';
import type { FormulaScope } from '../formula-scope.ts';
import { DATE, TIMESTAMP } from '../value/type-kinds.ts';
import { unitOfType } from '../value/unit-of-type.ts';
import type { Unit, ValueType } from '../value-type.ts';

export interface FoundDimension {
  readonly ref: DimensionRef;
  readonly type: ValueType;
  readonly unit: Unit;
}

/** A single name: own field, conformed dimension, grain; null when it is none of them. */
export function lookUpBare(scope: FormulaScope, name: string, own: Dataset | null): FoundDimension | null {
  const field = own?.fields.get(name);
  if (own !== null && field !== undefined) return fieldOf(own.name, field, null);
  const conformed = scope.model.dimensions.get(name);
  if (conformed !== undefined) {
    return { ref: { kind: 'conformed', name }, type: conformed.type, unit: unitOfType(conformed.type) };
  }
  const grain = isGrain(name) ? name : ownGrainNamed(scope.model, name);
  return grain === null ? null : grainOf(grain);
}

function isGrain(name: string): name is Grain {
  return (GRAINS as readonly string[]).includes(name);
}

function grainOf(grain: Grain | OwnGrain): FoundDimension {
  const type = grain === 'hour' || grain === 'minute' ? TIMESTAMP : DATE;
  return { ref: { kind: 'grain', grain }, type, unit: unitOfType(type) };
}

export function fieldOf(dataset: string, field: Field, relationship: string | null): FoundDimension {
  const ref: DimensionRef = { kind: 'field', dataset, field: field.name, relationship };
  const { unit, tax } = field;
  return {
    ref,
    type: field.type,
    unit: unit.kind === 'money' && unit.tax === null ? { ...unit, tax } : unit,
  };
}
