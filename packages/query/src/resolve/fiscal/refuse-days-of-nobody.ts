import { report } from '@plumbline/diagnostics';
import type { Child, Model } from '@plumbline/model';
import type { ResolvedQuery } from '../../resolved-query.ts';
import { placeOf, type Resolving } from '../resolving.ts';
import { formulaNodes } from '../time/formula-nodes.ts';
import { entityTest } from './find-fiscal.ts';

/**
 * Members of a condition are found over rows of every entity, and days, quarters known and days counted are of one: where
 * `per` does not name it and the question fixes none, such a value is nobody's.
 */
export function refuseDaysOfNobody(
  to: Resolving,
  nodes: readonly Child[],
  { calendar, only }: NonNullable<ResolvedQuery['fiscal']>,
): void {
  if (only !== null) return;
  const own = [...to.model.datasets.values()].filter((one) => one.fiscal?.calendar === calendar);
  for (const { expr } of nodes) {
    if (expr.kind !== 'members' || !namesDays([expr.of, expr.having], to.model)) continue;
    if (own.some((dataset) => expr.per.some(entityTest(to.model, dataset)))) continue;
    const [dataset] = own;
    const params = { dataset: dataset?.name ?? '', calendar, entity: dataset?.fiscal?.entity ?? '' };
    to.diagnostics.push(report('query/entity-calendar', params, { at: placeOf(['metrics']) }));
    return;
  }
}

type Formula = Extract<Child, { readonly level: 'metric' }>['expr'];

function namesDays(formulas: readonly (Formula | null)[], model: Model): boolean {
  const roots = formulas.flatMap((expr) => (expr === null ? [] : [{ level: 'metric', expr } as const]));
  return [...formulaNodes(roots, model)].some(({ node: { expr } }) => isOfOne(expr));
}

function isOfOne(expr: Child['expr']): boolean {
  const isMean = expr.kind === 'average_balance' && expr.points === 'snapshots';
  return isMean || expr.kind === 'fact' || expr.kind === 'annualize';
}
