import { parseDay } from '@plumbline/calendar';
import { report } from '@plumbline/diagnostics';
import type { FormulaScope } from '../../formula/formula-scope.ts';
import type { InForce, MetricExpr } from '../../formula/metric-expression.ts';
import { typeMetricFormula } from '../../formula/type-metric-formula.ts';
import { unitOf } from '../../formula/unit-of.ts';
import { unifyUnits } from '../../formula/value/combine-units.ts';
import { commonType } from '../../formula/value/common-type.ts';
import { formatUnit } from '../../formula/value/format-unit.ts';
import type { Defined } from '../../workspace/definitions.ts';
import type { MetricDefinition } from '../../workspace/schema/metric.ts';
import { addProblems, type Building, type Mention, placeOfMention } from '../building.ts';
import { checkMetricReach, type Reach } from './check-reach.ts';

interface Settling {
  readonly building: Building;
  readonly scope: FormulaScope;
  readonly reach: Reach;
}

/** A formula as written, and the first day on which it holds. */
interface Written {
  readonly formula: string;
  readonly effective: string | undefined;
  readonly mention: Mention;
}

/** Every formula that a metric has had, in the order of the days from which they hold; the last is today's. */
export function formulasOf({ value, origin }: Defined<MetricDefinition>): readonly Written[] {
  const earlier = (value.versions ?? []).map(({ formula, effective }, i) => ({
    formula,
    effective,
    mention: { origin, path: ['versions', i, 'formula'] },
  }));
  const { formula, effective } = value;
  const byDay = earlier.toSorted((a, b) => (a.effective < b.effective ? -1 : 1));
  return [...byDay, { formula, effective, mention: { origin, path: ['formula'] } }];
}

/** What a metric is made of, with all that it was made of before; null after an error. */
export function settleFormulas(settling: Settling, defined: Defined<MetricDefinition>): MetricExpr | null {
  const written = formulasOf(defined);
  if (!areInOrder(settling.building, defined, written)) return null;
  const options: InForce[] = [];
  for (const [i, one] of written.entries()) {
    const { expr, problems } = typeMetricFormula(one.formula, settling.scope);
    const isSound = addProblems(settling.building, one.mention, problems);
    if (expr === null || !isSound) return null;
    // A day before the first formula there was has that one.
    options.push({ from: i === 0 ? null : parseDay(one.effective ?? ''), expr });
  }
  const [only] = options;
  const expr = options.length === 1 && only !== undefined ? only.expr : together(settling, defined, options);
  const mention = { origin: defined.origin, path: ['formula'] };
  return expr !== null && checkMetricReach(settling.reach, defined.value.name, expr, mention) ? expr : null;
}

/** Formulas follow each other: each is in force from a day of its own, the last from the latest. */
function areInOrder(
  building: Building,
  { value, origin }: Defined<MetricDefinition>,
  written: readonly Written[],
): boolean {
  if (written.length === 1) return true;
  const refuse = (effective: string | null, path: readonly (string | number)[]) => {
    const at = placeOfMention({ origin, path });
    building.diagnostics.push(report('model/version-order', { metric: value.name, effective }, { at }));
    return false;
  };
  if (value.effective === undefined) return refuse(null, ['versions']);
  const wrong = written.findIndex(
    ({ effective = '' }, i) => i > 0 && effective <= (written[i - 1]?.effective ?? ''),
  );
  const before = written[wrong - 1];
  if (before === undefined) return true;
  return refuse(before.effective ?? null, before.mention.path);
}

function together(
  { building, reach }: Settling,
  { value, origin }: Defined<MetricDefinition>,
  options: readonly InForce[],
): MetricExpr | null {
  const last = options.at(-1)?.expr;
  if (last === undefined) return null;
  let [type, unit] = [last.type, unitOf(last)];
  for (const { expr } of options) {
    const own = unitOf(expr);
    const [bothTypes, bothUnits] = [commonType(type, expr.type), unifyUnits(unit, own, reach.model)];
    if (bothTypes === null || bothUnits.kind === 'clash') {
      const found = bothTypes === null ? expr.type.kind : formatUnit(own);
      const declared = bothTypes === null ? last.type.kind : formatUnit(unitOf(last));
      const at = placeOfMention({ origin, path: ['versions'] });
      const params = { name: value.name, declared, found };
      building.diagnostics.push(report('model/version-unit', params, { at }));
      return null;
    }
    [type, unit] = [bothTypes, bothUnits];
  }
  return { kind: 'in_force', options, type, unit, span: last.span };
}
