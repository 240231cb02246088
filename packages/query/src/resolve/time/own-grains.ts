import { type Grain, grainName, isOwnGrain, type OwnGrain } from '@plumbline/calendar';
import { report } from '@plumbline/diagnostics';
import type { Child, DimensionRef, Metric, MetricExpr, RowExpr } from '@plumbline/model';
import type { QueryPeriod, ResolvedQuery } from '../../resolved-query.ts';
import type { Key } from '../resolve-by.ts';
import { placeOf, type Resolving } from '../resolving.ts';
import { formulaNodes, nameOf } from './formula-nodes.ts';

interface Naming {
  readonly metrics: readonly Metric[];
  readonly texts: readonly MetricExpr[];
  readonly where: RowExpr | null;
  readonly fiscal: ResolvedQuery['fiscal'];
  readonly period: QueryPeriod | null;
}

/** Grains of the company's own that keys, formulas or the period name: their periods must be known. */
export function ownGrainsOf(
  to: Resolving,
  keys: readonly Key[],
  { metrics, texts, where, fiscal, period }: Naming,
): readonly OwnGrain[] {
  const named = new Set<string>(keys.flatMap((key) => (key.kind === 'time' ? [key.grain] : [])));
  const roots: readonly Child[] = [
    ...metrics.map(nameOf),
    ...texts.map((expr): Child => ({ level: 'metric', expr })),
    ...(where === null ? [] : [{ level: 'row', expr: where } as const]),
  ];
  for (const { node } of formulaNodes(roots, to.model)) for (const grain of grainsOf(node)) named.add(grain);
  if (period?.kind === 'own') named.add(period.grain);
  const own = [...named].filter(isOwnGrain);
  if (fiscal !== null) refuseBesideFiscal(to, own);
  return own;
}

function grainsOf({ expr }: Child): readonly string[] {
  switch (expr.kind) {
    case 'prior':
    case 'growth':
    case 'trailing':
      return [expr.by.unit];
    case 'to_date':
      return [expr.grain];
    case 'per':
    case 'members':
      return grainsIn(expr.per);
    case 'total':
    case 'share':
      return grainsIn(expr.within);
    default:
      return [];
  }
}

function grainsIn(refs: readonly DimensionRef[]): readonly (Grain | OwnGrain)[] {
  return refs.flatMap((ref) => (ref.kind === 'grain' ? [ref.grain] : []));
}

/** Fiscal periods of an entity are years of no calendar that has days of its own. */
function refuseBesideFiscal(to: Resolving, [grain]: readonly OwnGrain[]): void {
  if (grain === undefined) return;
  const feature = `${grainName(grain)}, calendars.entity`;
  to.diagnostics.push(report('model/not-available-yet', { feature }, { at: placeOf(['by']) }));
}
