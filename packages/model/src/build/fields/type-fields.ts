import { report } from '@plumbline/diagnostics';
import type { Field } from '../../dataset.ts';
import type { FormulaScope } from '../../formula/formula-scope.ts';
import type { MetricExpr } from '../../formula/metric-expression.ts';
import { namesIn } from '../../formula/names-in.ts';
import type { RowExpr } from '../../formula/row-expression.ts';
import { typeMetricFormula } from '../../formula/type-metric-formula.ts';
import { typeRowExpression } from '../../formula/type-row-expression.ts';
import { unitOf } from '../../formula/unit-of.ts';
import { addProblems, type Building, type Draft, isBroken, markBroken, placeOfMention } from '../building.ts';
import { dependencyOrder } from '../dependency-order.ts';
import { emptyScope } from '../empty-scope.ts';
import { castMetric, castRow } from './cast.ts';
import { computedType, fieldUnit, mentionOf } from './declared-field.ts';
import { type DeclaredField, type FieldDraft, keyText } from './field-draft.ts';
import type { FieldTyping } from './field-typing.ts';
import { typeColumn } from './type-column.ts';
import { typeMembers } from './type-members.ts';

/** Types every field after those it needs and puts it into its dataset. */
export function typeFields(typing: FieldTyping): void {
  const { building, draft, drafts } = typing;
  const all = new Map<string, FieldDraft>();
  for (const fields of drafts.values()) for (const field of fields.values()) all.set(keyOf(field), field);
  const needs = (key: string) => {
    const field = all.get(key);
    return field === undefined ? [] : neededFields(typing, field).filter((need) => all.has(need));
  };
  const { order, cycles } = dependencyOrder(all.keys(), needs);
  for (const cycle of cycles) reportCycle(building, cycle, all);
  for (const key of order) {
    const field = all.get(key);
    if (field === undefined) continue;
    const typed = typeField(typing, field);
    if (typed === null) markBroken(building, 'field', key);
    else fieldsOf(draft, field.dataset).set(field.name, typed);
  }
  for (const [dataset, fields] of drafts) sortAs(fieldsOf(draft, dataset), fields);
}

function keyOf(field: FieldDraft): string {
  return `${field.dataset}.${field.name}`;
}

function fieldsOf(draft: Draft, dataset: string): Map<string, Field> {
  return (draft.datasets.get(dataset)?.fields ?? new Map()) as Map<string, Field>;
}

/** Puts the fields back into the order of their definitions. */
function sortAs(fields: Map<string, Field>, drafts: ReadonlyMap<string, FieldDraft>): void {
  for (const name of drafts.keys()) {
    const field = fields.get(name);
    if (field === undefined) continue;
    fields.delete(name);
    fields.set(name, field);
  }
}

function neededFields({ building, draft, drafts }: FieldTyping, field: FieldDraft): readonly string[] {
  const { from } = field;
  if (from.kind === 'members') return from.of.map(keyText);
  if (from.kind !== 'expression' && from.kind !== 'formula') return [];
  const own = drafts.get(field.dataset);
  return namesIn(from.text).flatMap((mentioned) => {
    if (mentioned.kind === 'label') {
      const targets = building.labels.get(mentioned.text) ?? [];
      return targets.filter((target) => target.kind === 'field').map((target) => target.name);
    }
    const [first = '', second] = mentioned.text.split('.');
    if (second === undefined) {
      const isItself = first === field.name && hasColumn(building, field.dataset, first);
      return own?.has(first) === true && !isItself ? [`${field.dataset}.${first}`] : [];
    }
    if (draft.datasets.has(first)) return [`${first}.${second}`];
    const role = draft.relationships.find((relationship) => relationship.name === first);
    return role === undefined ? [] : [`${role.to}.${second}`];
  });
}

/** Inside its own expression the name of a field is the raw column. */
function hasColumn(building: Building, dataset: string, name: string): boolean {
  return building.inspected.get(dataset)?.some((column) => column.name === name) ?? true;
}

function reportCycle(
  building: Building,
  cycle: readonly string[],
  all: ReadonlyMap<string, FieldDraft>,
): void {
  for (const key of cycle) markBroken(building, 'field', key);
  const first = cycle.map((key) => all.get(key)?.declared).find((declared) => declared != null);
  if (first == null) return;
  building.diagnostics.push(
    report('model/definition-cycle', { path: cycle }, { at: placeOfMention(mentionOf(first, 'name')) }),
  );
}

function typeField(typing: FieldTyping, field: FieldDraft): Field | null {
  const { building } = typing;
  const { from, declared } = field;
  switch (from.kind) {
    case 'column':
      return typeColumn(typing, field, from);
    case 'members':
      return typeMembers(typing, field, from);
    case 'expression':
    case 'formula':
      return declared === null ? null : typeComputed(typing, field, declared, from);
    case 'nowhere': {
      if (declared === null || isBroken(building, 'dataset', field.dataset)) return null;
      const at = placeOfMention(
        mentionOf(declared, declared.definition.column === undefined ? 'name' : 'column'),
      );
      const column = declared.definition.column ?? field.name;
      building.diagnostics.push(report('model/unknown-column', { dataset: field.dataset, column }, { at }));
      return null;
    }
  }
}

function typeComputed(
  typing: FieldTyping,
  field: FieldDraft,
  declared: DeclaredField,
  from: { readonly kind: 'expression' | 'formula'; readonly text: string },
): Field | null {
  const { building } = typing;
  const mention = mentionOf(declared, from.kind);
  const brokenField = neededFields(typing, field).find((need) => building.broken.has(`field ${need}`));
  if (brokenField !== undefined) {
    const params = { name: keyOf(field), broken: brokenField };
    const at = placeOfMention(mention);
    building.diagnostics.push(report('model/depends-on-broken', params, { at, severity: 'note' }));
    return null;
  }
  const scope = scopeOfField(typing, field);
  const isRow = from.kind === 'expression';
  const typed = isRow
    ? typeRowExpression(from.text, scope, false)
    : typeMetricFormula(from.text, { ...scope, dataset: null });
  const isSound = addProblems(building, mention, typed.problems);
  if (typed.expr === null || !isSound) return null;
  const type = computedType(typing, declared, typed.expr.type);
  if (type === null) return null;
  const { unit, tax } = fieldUnit(typing, field, type, unitOf(typed.expr));
  const common = {
    name: field.name,
    label: field.label,
    description: declared.definition.description ?? null,
    type,
    unit,
    tax,
  };
  return isRow
    ? { ...common, column: null, expression: castRow(typed.expr as RowExpr, type), formula: null }
    : { ...common, column: null, expression: null, formula: castMetric(typed.expr as MetricExpr, type) };
}

function scopeOfField({ building, draft }: FieldTyping, field: FieldDraft): FormulaScope {
  const dataset = draft.datasets.get(field.dataset) ?? null;
  const inspected = building.inspected.get(field.dataset);
  const columns =
    inspected === undefined ? null : new Map(inspected.map((column) => [column.name, column.type]));
  return { ...emptyScope(building, draft), dataset, columns: columns ?? 'unknown' };
}
