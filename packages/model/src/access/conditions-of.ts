import { isOwnGrain } from '@plumbline/calendar';
import { walkExpression } from '../formula/children.ts';
import { fieldsIn } from '../formula/fields-in.ts';
import type { ParameterValue } from '../formula/formula-scope.ts';
import { hasErrors } from '../formula/problem.ts';
import type { RowExpr } from '../formula/row-expression.ts';
import { typeRowExpression } from '../formula/type-row-expression.ts';
import { pathTo } from '../graph/path-to.ts';
import { scopeOf } from '../graph/scope-of.ts';
import type { Model, Policy } from '../model.ts';
import type { Asker } from './access.ts';

/**
 * Which rows policies open: a row is seen where one of them says so. A condition that cannot be said of this person,
 * because an attribute is missing, empty or of another type, opens nothing.
 */
export function conditionsOf(
  model: Model,
  policies: readonly Policy[],
  asker: Asker,
): ReadonlyMap<string, RowExpr | null> {
  const rows = new Map<string, RowExpr | null>();
  const params = parametersOf(asker);
  const open = (dataset: string, condition: RowExpr | null) => {
    const before = rows.get(dataset);
    if (!model.datasets.has(dataset)) return;
    rows.set(dataset, before === undefined ? condition : either(before, condition));
  };
  for (const policy of policies) {
    for (const dataset of policy.open) open(dataset, null);
    const { dataset, where } = policy;
    if (where === null) {
      if (dataset !== null) open(dataset, null);
      continue;
    }
    const condition = bound(model, { dataset, where }, params);
    if (condition === null) continue;
    const meant = dataset === null ? reaching(model, condition) : [dataset];
    for (const name of meant) open(name, condition);
  }
  return rows;
}

/** Null stands for all rows. */
function either(a: RowExpr | null, b: RowExpr | null): RowExpr | null {
  if (a === null || b === null) return null;
  const { type, span } = a;
  return { kind: 'call', fn: 'or', args: [a, b], option: null, type, unit: { kind: 'any' }, span };
}

function bound(
  model: Model,
  { dataset: name, where }: { readonly dataset: string | null; readonly where: string },
  params: ReadonlyMap<string, ParameterValue>,
): RowExpr | null {
  const dataset = name === null ? null : (model.datasets.get(name) ?? null);
  if (name !== null && dataset === null) return null;
  const { expr, problems } = typeRowExpression(where, { ...scopeOf(model), dataset, params }, true);
  return expr === null || hasErrors(problems) || !isKnown(expr) ? null : expr;
}

/** Says something of a row now: nothing in it is left for later, found by a question of its own, or listed by other rows. */
function isKnown(condition: RowExpr): boolean {
  let known = true;
  walkExpression({ level: 'row', expr: condition }, ({ expr }) => {
    if (expr.kind === 'later' || expr.kind === 'members') known = false;
    if (expr.kind === 'under' && expr.node.value === null) known = false;
    if (expr.kind === 'field' && expr.ref.kind === 'grain' && isOwnGrain(expr.ref.grain)) known = false;
    return known;
  });
  return known;
}

/** Datasets whose rows have each field of the condition. */
function reaching(model: Model, condition: RowExpr): readonly string[] {
  const fields = fieldsIn(condition);
  if (fields.length === 0) return [];
  return [...model.datasets.keys()].filter((name) =>
    fields.every((ref) => pathTo(model, name, ref).kind === 'found'),
  );
}

function parametersOf({ attributes }: Asker): ReadonlyMap<string, ParameterValue> {
  const params = new Map<string, ParameterValue>();
  for (const [name, value] of Object.entries(attributes)) {
    if (isPlain(value)) params.set(`user.${name}`, value);
    else if (Array.isArray(value) && value.length > 0 && value.every(isListed))
      params.set(`user.${name}`, value);
  }
  return params;
}

function isPlain(value: unknown): value is string | number | boolean {
  return isListed(value) || typeof value === 'boolean';
}

function isListed(value: unknown): value is string | number {
  return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
}
