import { didYouMean, report } from '@plumbline/diagnostics';
import type { Field } from '../../dataset.ts';
import { placeOfMention } from '../building.ts';
import { declaredType, fieldUnit, loadedType, mentionOf } from './declared-field.ts';
import type { FieldDraft, FieldSource } from './field-draft.ts';
import type { FieldTyping } from './field-typing.ts';

/** A field that is a column of the source; null when there is no such column or its type is not known. */
export function typeColumn(
  typing: FieldTyping,
  field: FieldDraft,
  from: Extract<FieldSource, { kind: 'column' }>,
): Field | null {
  const { building } = typing;
  const { declared } = field;
  if (from.isInspected && from.column === null) {
    reportColumn(typing, field, from.name);
    return null;
  }
  const given = declaredType(typing, declared);
  if (given === null) return null;
  const type = given ?? from.column?.type;
  if (type === undefined) {
    building.untyped.add(`${field.dataset}.${field.name}`);
    return null;
  }
  const loaded = loadedType(type, declared);
  const { unit, tax } = fieldUnit(typing, field, loaded, null);
  return {
    name: field.name,
    label: field.label,
    description: declared?.definition.description ?? null,
    type: loaded,
    unit,
    tax,
    column: from.name,
    expression: null,
    formula: null,
  };
}

function reportColumn({ building }: FieldTyping, field: FieldDraft, column: string): void {
  if (field.declared === null) return;
  const columns = building.inspected.get(field.dataset) ?? [];
  const hints = didYouMean(
    column,
    columns.map((one) => one.name),
  );
  const key = field.declared.definition.column === undefined ? 'name' : 'column';
  const at = placeOfMention(mentionOf(field.declared, key));
  building.diagnostics.push(
    report('model/unknown-column', { dataset: field.dataset, column }, { at, hints }),
  );
}
