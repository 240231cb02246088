import { report } from '@plumbline/diagnostics';
import { companyForm } from '../../access/company-form.ts';
import { walkExpression } from '../../formula/children.ts';
import type { Model } from '../../model.ts';
import { type Building, placeOfMention } from '../building.ts';

/** That what is shown to everybody as the figure of the company tells of no part of it. */
export function checkCompany(building: Building, model: Model): void {
  const company = new Set(
    [...model.metrics.values()].flatMap((m) => (m.scope === 'company' ? [m.name] : [])),
  );
  if (company.size === 0) return;
  for (const { value, origin } of building.named.metrics.values()) {
    const metric = model.metrics.get(value.name);
    if (metric === undefined) continue;
    const isOfCompany = company.has(metric.name);
    const { problems } = isOfCompany ? companyForm(metric, model) : { problems: [] };
    const at = placeOfMention({ origin, path: [isOfCompany ? 'scope' : 'formula'] });
    for (const problem of problems)
      building.diagnostics.push(report('model/company-form', { metric: metric.name, problem }, { at }));
    if (isOfCompany) continue;
    walkExpression({ level: 'metric', expr: metric.expr }, ({ expr }) => {
      if (expr.kind !== 'metric' || !company.has(expr.name)) return true;
      const params = { metric: metric.name, inside: expr.name };
      building.diagnostics.push(report('model/company-inside', params, { at }));
      return false;
    });
  }
}
