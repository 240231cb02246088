import { unitOfWord } from '@plumbline/calendar';
import { report } from '@plumbline/diagnostics';
import { walkExpression } from '../../formula/children.ts';
import type { MetricExpr } from '../../formula/metric-expression.ts';
import { placeInText, placeOfKey } from '../../workspace/definitions.ts';
import { EMBEDDED } from '../../workspace/schema/connection.ts';
import type { ListKey } from '../../workspace/schema/definition-lists.ts';
import type { Building, Mention } from '../building.ts';

/** Lists whose entries are checked now and computed by a later version. */
const LISTS = ['goals', 'links', 'actions', 'alerts'] as const satisfies readonly ListKey[];

/** Says of everything that is accepted but not computed yet that it is not. */
export function noteLater(building: Building): void {
  const { definitions } = building;
  const note = (feature: string, { origin, path }: Mention) => {
    const at = placeOfKey(origin, path);
    building.diagnostics.push(report('model/not-available-yet', { feature }, { at, severity: 'note' }));
  };
  for (const { value, origin } of definitions.lists.calendars) {
    if (value.entity !== undefined && value.close !== undefined)
      note('calendars.entity, close', { origin, path: ['close'] });
    if (value.grain !== undefined && value.entity !== undefined && unitOfWord(value.grain) === null)
      note('calendars.entity, grain', { origin, path: ['grain'] });
  }
  for (const key of LISTS) for (const { origin } of definitions.lists[key]) note(key, { origin, path: [] });
  for (const { value, origin } of definitions.lists.reconciliations)
    if (value.items !== undefined) note('reconciliations.items', { origin, path: ['items'] });
  for (const { value, origin } of definitions.lists.datasets) {
    if (value.source.table !== undefined) note('source.table', { origin, path: ['source', 'table'] });
  }
  for (const { value, origin } of definitions.lists.metrics) {
    if (value.benchmark !== undefined) note('benchmark', { origin, path: ['benchmark'] });
  }
  for (const { value, origin } of definitions.lists.connections) {
    if (value.type !== undefined && value.type !== EMBEDDED)
      note(`connection ${value.type}`, { origin, path: ['type'] });
  }
}

/** The same for forms inside a formula. */
export function noteLaterForms(building: Building, expr: MetricExpr, { origin, path }: Mention): void {
  walkExpression({ level: 'metric', expr }, (node) => {
    if (node.expr.kind === 'later') {
      const at = placeInText(origin, path, node.expr.span);
      const feature = node.expr.form;
      building.diagnostics.push(report('model/not-available-yet', { feature }, { at, severity: 'note' }));
    }
    return true;
  });
}
