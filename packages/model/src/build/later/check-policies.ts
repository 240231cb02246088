import { grainName, isOwnGrain } from '@plumbline/calendar';
import { report } from '@plumbline/diagnostics';
import { walkExpression } from '../../formula/children.ts';
import { writeInstead } from '../../formula/hints.ts';
import type { Child } from '../../formula/metric-expression.ts';
import type { FormulaProblem } from '../../formula/problem.ts';
import type { RowExpr } from '../../formula/row-expression.ts';
import { typeRowExpression } from '../../formula/type-row-expression.ts';
import type { Model } from '../../model.ts';
import { placeInText } from '../../workspace/definitions.ts';
import { brokenNeed, noteBrokenNeed } from '../broken-need.ts';
import { addProblems, type Building, type Mention } from '../building.ts';
import { emptyScope } from '../empty-scope.ts';
import { checkRowReach, type Reach } from '../metrics/check-reach.ts';

/** Row conditions of policies, over the rows of their dataset. What a user is, is known only when somebody asks. */
export function checkPolicies(building: Building, model: Model, reach: Reach): void {
  for (const { value, origin } of building.definitions.lists.policies) {
    const dataset = value.dataset === undefined ? null : model.datasets.get(value.dataset);
    if (value.where === undefined || dataset === undefined) continue;
    const mention = { origin, path: ['where'] };
    const broken = brokenNeed(building, value.where, { own: dataset?.name });
    if (broken !== null) {
      noteBrokenNeed(building, mention, value.name, broken);
      continue;
    }
    const scope = { ...emptyScope(building, model), dataset };
    const { expr, problems } = typeRowExpression(value.where, scope, true);
    const isSound = addProblems(building, mention, problems.map(pointAtUser));
    if (!isSound || expr === null) continue;
    if (dataset !== null) checkRowReach(reach, dataset.name, expr, mention);
    noteUnknown(building, expr, mention);
  }
}

/** Members are found by a question, and periods are listed by rows that the policy would have to open first: such a condition opens no rows. */
function noteUnknown(building: Building, condition: RowExpr, mention: Mention): void {
  walkExpression({ level: 'row', expr: condition }, ({ expr }) => {
    const feature = featureOf(expr);
    if (feature === null) return true;
    const at = placeInText(mention.origin, mention.path, expr.span);
    const params = { feature: `policies.where: ${feature}` };
    building.diagnostics.push(report('model/not-available-yet', params, { at, severity: 'note' }));
    return false;
  });
}

function featureOf(expr: Child['expr']): string | null {
  if (expr.kind === 'members') return 'in (… per …)';
  const isOwn = expr.kind === 'field' && expr.ref.kind === 'grain' && isOwnGrain(expr.ref.grain);
  return isOwn ? grainName(expr.ref.grain) : null;
}

/** `$country` was meant as the attribute of the user. */
function pointAtUser(problem: FormulaProblem): FormulaProblem {
  const { code, params } = problem.diagnostic;
  if (code !== 'model/unknown-parameter' || !('name' in params)) return problem;
  const hints = [writeInstead(`$user.${String(params.name).slice(1)}`)];
  return { ...problem, diagnostic: { ...problem.diagnostic, hints } };
}
