import type { Model } from '../../model.ts';
import type { Unit } from '../value-type.ts';

/** Why two units do not go together. */
export interface UnitClash {
  readonly kind: 'clash';
  readonly reason: 'currency' | 'tax' | 'unit';
}
type Money = Extract<Unit, { kind: 'money' }>;
type Currency = Money['currency'];

const NUMBER: Unit = { kind: 'number' };
const RATIO: Unit = { kind: 'ratio' };
const CLASH: UnitClash = { kind: 'clash', reason: 'unit' };
const DIMENSIONLESS: ReadonlySet<Unit['kind']> = new Set(['any', 'number', 'ratio', 'percent']);

export function isDimensionless(unit: Unit): boolean {
  return DIMENSIONLESS.has(unit.kind);
}

/**
 * The unit of `a + b`, and the unit that branches and sides of a comparison share. A bare number takes the unit of
 * the other side; plain numbers, ratios and percentages mix; counts of different things are a count.
 */
export function unifyUnits(a: Unit, b: Unit, model: Model): Unit | UnitClash {
  if (a.kind === 'any') return b;
  if (b.kind === 'any') return a;
  if (isDimensionless(a) && isDimensionless(b)) return unifyDimensionless(a, b);
  if (a.kind === 'money' && b.kind === 'money') return unifyMoney(a, b, model);
  if (a.kind === 'count' && b.kind === 'count')
    return a.entity === b.entity ? a : { kind: 'count', entity: null };
  if (a.kind === 'per' && b.kind === 'per') return unifyPer(a, b, model);
  if (a.kind === b.kind) return a;
  if (a.kind === 'number') return unifyWithNumber(b);
  if (b.kind === 'number') return unifyWithNumber(a);
  const isMoment = (unit: Unit) => unit.kind === 'date' || unit.kind === 'timestamp';
  return isMoment(a) && isMoment(b) ? { kind: 'timestamp' } : CLASH;
}

function unifyDimensionless(a: Unit, b: Unit): Unit {
  if (a.kind === 'number' || b.kind === 'number') return NUMBER;
  return a.kind === 'percent' ? a : b;
}

/** A field without a declared unit counts as a plain number: it may be a number of days or of things, never money. */
function unifyWithNumber(other: Unit): Unit | UnitClash {
  return other.kind === 'days' || other.kind === 'count' ? other : CLASH;
}

function unifyMoney(a: Money, b: Money, model: Model): Unit | UnitClash {
  if (!isSameCurrency(a.currency, b.currency, model)) return { kind: 'clash', reason: 'currency' };
  const bases = new Set([a.tax, b.tax]);
  if (bases.has('included') && bases.has('excluded')) return { kind: 'clash', reason: 'tax' };
  const tax = a.tax === 'included' || a.tax === 'excluded' ? a.tax : b.tax;
  return { kind: 'money', currency: a.currency, tax: tax ?? a.tax };
}

function isSameCurrency(a: Currency, b: Currency, model: Model): boolean {
  if (a === null || typeof a === 'string') {
    const own = model.workspace.currency;
    return (b === null || typeof b === 'string') && (a ?? own) === (b ?? own);
  }
  if (b === null || typeof b === 'string') return false;
  if (a.dataset === b.dataset && a.field === b.field) return true;
  const holds = (fields: readonly { readonly dataset: string; readonly field: string }[], of: typeof a) =>
    fields.some((listed) => listed.dataset === of.dataset && listed.field === of.field);
  return [...model.dimensions.values()].some(
    (dimension) => holds(dimension.fields, a) && holds(dimension.fields, b),
  );
}

function unifyPer(
  a: Extract<Unit, { kind: 'per' }>,
  b: Extract<Unit, { kind: 'per' }>,
  model: Model,
): Unit | UnitClash {
  const of = unifyUnits(a.of, b.of, model);
  const by = unifyUnits(a.by, b.by, model);
  if (of.kind === 'clash') return of;
  return by.kind === 'clash' ? by : { kind: 'per', of, by };
}

/** The unit of `a * b`. */
export function multiplyUnits(a: Unit, b: Unit, model: Model): Unit | UnitClash {
  if (isDimensionless(a) && isDimensionless(b)) return multiplyDimensionless(a, b);
  if (isDimensionless(a)) return b;
  if (isDimensionless(b)) return a;
  if (a.kind === 'money' && b.kind === 'money') return CLASH;
  if (a.kind === 'per' && a.by.kind === b.kind) return cancel(a.by, b, model) ?? a.of;
  if (b.kind === 'per' && b.by.kind === a.kind) return cancel(b.by, a, model) ?? b.of;
  if (a.kind === 'money' && b.kind === 'count') return a;
  if (b.kind === 'money' && a.kind === 'count') return b;
  return NUMBER;
}

function multiplyDimensionless(a: Unit, b: Unit): Unit {
  if (a.kind === 'any') return b;
  if (b.kind === 'any') return a;
  if (a.kind === 'number' || b.kind === 'number') return NUMBER;
  return a.kind === 'percent' && b.kind === 'percent' ? a : RATIO;
}

/** The unit of `a / b`: like by like is a ratio, money by customers is money per customer. */
export function divideUnits(a: Unit, b: Unit, model: Model): Unit | UnitClash {
  if (isDimensionless(b)) return divideByDimensionless(a, b);
  if (isDimensionless(a)) return NUMBER;
  if (b.kind === 'per' && a.kind === b.of.kind) return cancel(a, b.of, model) ?? b.by;
  if (a.kind === 'count' && b.kind === 'count') return divideCounts(a, b);
  if (a.kind !== b.kind) return { kind: 'per', of: a, by: b };
  return cancel(a, b, model) ?? RATIO;
}

function divideByDimensionless(a: Unit, b: Unit): Unit {
  if (!isDimensionless(a) || b.kind === 'any') return a;
  if (a.kind === 'any') return NUMBER;
  return a.kind === 'number' || b.kind === 'number' ? NUMBER : RATIO;
}

/** Two units of one kind that leave a fraction; what they clash in, else null. */
function cancel(a: Unit, b: Unit, model: Model): UnitClash | null {
  const like = unifyUnits(a, b, model);
  return like.kind === 'clash' ? like : null;
}

function divideCounts(a: Extract<Unit, { kind: 'count' }>, b: Extract<Unit, { kind: 'count' }>): Unit {
  return a.entity === b.entity || a.entity === null || b.entity === null
    ? RATIO
    : { kind: 'per', of: a, by: b };
}
