import { report } from '@plumbline/diagnostics';
import { isReservedWord } from '../../formula/read/token.ts';
import type { Text } from '../../model.ts';
import type { Defined } from '../../workspace/definitions.ts';
import type { DatasetDefinition, FieldDefinition } from '../../workspace/schema/dataset.ts';
import { type Building, placeOfMention } from '../building.ts';
import { duplicateName } from '../duplicate-name.ts';
import type { InspectedColumn } from '../inspected-column.ts';
import type { DeclaredField, FieldDraft, FieldSource } from './field-draft.ts';
import { fieldNames } from './field-name.ts';

export type DraftsByDataset = Map<string, ReadonlyMap<string, FieldDraft>>;

/** Fields of a dataset: declared ones in their order, then columns and member fields that are not declared. */
export function draftFields(
  building: Building,
  dataset: Defined<DatasetDefinition>,
  others: DraftsByDataset,
): ReadonlyMap<string, FieldDraft> {
  const { source } = dataset.value;
  const declared = declaredFields(building, dataset);
  if (source.union !== undefined) return draftUnion(dataset, declared, others);
  if (source.distinct !== undefined) return draftDistinct(dataset, declared);
  return draftColumns(building, dataset, declared);
}

type Declared = ReadonlyMap<string, DeclaredField>;

function declaredFields(building: Building, owner: Defined<DatasetDefinition>): Declared {
  const fields = new Map<string, DeclaredField>();
  for (const [index, definition] of (owner.value.fields ?? []).entries()) {
    if (isReservedWord(definition.name)) {
      const at = placeOfMention({ origin: owner.origin, path: ['fields', index, 'name'] });
      building.diagnostics.push(report('model/reserved-name', { name: definition.name }, { at }));
    }
    if (fields.has(definition.name)) {
      const mention = { origin: owner.origin, path: ['fields', index, 'name'] };
      building.diagnostics.push(duplicateName(mention, definition.name, { kind: 'field', other: 'field' }));
    } else fields.set(definition.name, { definition, owner, index });
  }
  return fields;
}

type DraftParts = Pick<FieldDraft, 'dataset' | 'name' | 'from' | 'declared'>;

/** `raw`: what an undeclared column is called in its source. */
function draft(parts: DraftParts, raw = parts.name): FieldDraft {
  const label: Text = parts.declared?.definition.label ?? { zh: raw, en: raw };
  return { ...parts, label };
}

function computed(definition: FieldDefinition): FieldSource | null {
  if (definition.expression !== undefined) return { kind: 'expression', text: definition.expression };
  return definition.formula === undefined ? null : { kind: 'formula', text: definition.formula };
}

function draftColumns(building: Building, owner: Defined<DatasetDefinition>, declared: Declared) {
  const dataset = owner.value.name;
  const columns = building.inspected.get(dataset) ?? null;
  const names = fieldNames(
    (columns ?? []).map((column) => column.name),
    new Set(),
  );
  const fields = new Map<string, FieldDraft>();
  const claimed = new Set<string>();
  for (const [name, field] of declared) {
    const from = computed(field.definition) ?? findColumn(field.definition, columns, names);
    if (from.kind === 'column') claimed.add(from.name);
    fields.set(name, draft({ dataset, name, from, declared: field }));
  }
  const free = (columns ?? []).map((column, index) => ({ column, name: names[index] ?? column.name }));
  for (const { column, name } of free) {
    if (claimed.has(column.name) || fields.has(name)) continue;
    const from: FieldSource = { kind: 'column', name: column.name, column, isInspected: true };
    fields.set(name, draft({ dataset, name, from, declared: null }, column.name));
  }
  return fields;
}

/** The column that is named, else the one whose raw or field name is the field's. */
function findColumn(
  definition: FieldDefinition,
  columns: readonly InspectedColumn[] | null,
  names: readonly string[],
): FieldSource {
  const wanted = definition.column ?? definition.name;
  if (columns === null) return { kind: 'column', name: wanted, column: null, isInspected: false };
  const column =
    columns.find((one) => one.name === wanted) ??
    (definition.column === undefined ? columns[names.indexOf(wanted)] : undefined) ??
    null;
  return { kind: 'column', name: column?.name ?? wanted, column, isInspected: true };
}

function draftUnion(owner: Defined<DatasetDefinition>, declared: Declared, others: DraftsByDataset) {
  const { name: dataset, source } = owner.value;
  const found = new Map<
    string,
    { label: Text; of: { dataset: string; field: string }[]; constants: { text: string; member: number }[] }
  >();
  const entry = (name: string, label: Text) => {
    const known = found.get(name) ?? { label, of: [], constants: [] };
    found.set(name, known);
    return known;
  };
  for (const [member, { dataset: from, set }] of (source.union ?? []).entries()) {
    for (const [name, text] of Object.entries(set ?? {})) {
      entry(name, { zh: name, en: name }).constants.push({ text, member });
    }
    for (const [name, field] of others.get(from) ?? []) {
      if (set === undefined || !Object.hasOwn(set, name))
        entry(name, field.label).of.push({ dataset: from, field: name });
    }
  }
  const fields = new Map<string, FieldDraft>();
  for (const [name, field] of declared) {
    const members = found.get(field.definition.column ?? name);
    const from: FieldSource =
      computed(field.definition) ??
      (members === undefined ? { kind: 'nowhere' } : { kind: 'members', ...members });
    fields.set(name, draft({ dataset, name, from, declared: field }));
  }
  for (const [name, { label, of, constants }] of found) {
    if (fields.has(name)) continue;
    fields.set(name, { dataset, name, label, from: { kind: 'members', of, constants }, declared: null });
  }
  return fields;
}

/** One field with the members, called as `primary_key` says, else as the first field listed. */
function draftDistinct(owner: Defined<DatasetDefinition>, declared: Declared) {
  const dataset = owner.value.name;
  const key = distinctKey(owner.value);
  const of = (owner.value.source.distinct ?? []).map(splitReference);
  const members: FieldSource = { kind: 'members', of, constants: [] };
  const fields = new Map<string, FieldDraft>();
  if (!declared.has(key)) fields.set(key, draft({ dataset, name: key, from: members, declared: null }));
  for (const [name, field] of declared) {
    const from = name === key ? members : (computed(field.definition) ?? ({ kind: 'nowhere' } as const));
    fields.set(name, draft({ dataset, name, from, declared: field }));
  }
  return fields;
}

/** The name under which a distinct dataset has its members. */
export function distinctKey(definition: DatasetDefinition): string {
  const [first = ''] = definition.source.distinct ?? [];
  return definition.primary_key?.[0] ?? splitReference(first).field;
}

/** `dataset.field` as the schema has checked it. */
export function splitReference(text: string): { readonly dataset: string; readonly field: string } {
  const [dataset = '', field = ''] = text.split('.');
  return { dataset, field };
}
