import { report } from '@plumbline/diagnostics';
import type { Field } from '../../dataset.ts';
import { walkExpression } from '../../formula/children.ts';
import type { RowExpr } from '../../formula/row-expression.ts';
import { type Building, type Draft, type Mention, markBroken, placeOfMention } from '../building.ts';
import { checkRowReach } from '../metrics/check-reach.ts';

/** Leaves out computed fields that lost their way: over a relationship that was refused, or several paths. */
export function dropUnreachableFields(building: Building, draft: Draft): void {
  const reach = { building, model: draft, measures: new Map() };
  for (const [dataset, { fields }] of draft.datasets) {
    for (const field of fields.values()) {
      if (field.expression === null) continue;
      const mention = expressionOf(building, dataset, field.name);
      if (mention === null || checkRowReach(reach, dataset, field.expression, mention)) continue;
      drop(building, draft, { dataset, field: field.name });
    }
  }
  while (dropDependents(building, draft));
}

function expressionOf(building: Building, dataset: string, field: string): Mention | null {
  const defined = building.named.datasets.get(dataset);
  const index = defined?.value.fields?.findIndex((one) => one.name === field) ?? -1;
  return defined === undefined || index < 0
    ? null
    : { origin: defined.origin, path: ['fields', index, 'expression'] };
}

function drop(
  building: Building,
  draft: Draft,
  { dataset, field }: { readonly dataset: string; readonly field: string },
): void {
  markBroken(building, 'field', `${dataset}.${field}`);
  (draft.datasets.get(dataset)?.fields as Map<string, Field> | undefined)?.delete(field);
}

/** One round: fields over fields that are gone. True when there were some. */
function dropDependents(building: Building, draft: Draft): boolean {
  let found = false;
  for (const [dataset, { fields }] of draft.datasets) {
    for (const field of fields.values()) {
      const missing = field.expression === null ? null : missingField(draft, field.expression);
      const mention = missing === null ? null : expressionOf(building, dataset, field.name);
      if (missing === null || mention === null) continue;
      const params = { name: `${dataset}.${field.name}`, broken: missing };
      building.diagnostics.push(
        report('model/depends-on-broken', params, { at: placeOfMention(mention), severity: 'note' }),
      );
      drop(building, draft, { dataset, field: field.name });
      found = true;
    }
  }
  return found;
}

function missingField(draft: Draft, expr: RowExpr): string | null {
  let missing: string | null = null;
  walkExpression({ level: 'row', expr }, (node) => {
    if (node.level === 'row' && node.expr.kind === 'field' && node.expr.ref.kind === 'field') {
      const { dataset, field } = node.expr.ref;
      if (draft.datasets.get(dataset)?.fields.has(field) !== true) missing ??= `${dataset}.${field}`;
    }
    return missing === null;
  });
  return missing;
}
