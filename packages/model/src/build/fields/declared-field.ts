import { report } from '@plumbline/diagnostics';
import type { Field } from '../../dataset.ts';
import { isNumeric } from '../../formula/value/type-kinds.ts';
import { unitOfType } from '../../formula/value/unit-of-type.ts';
import type { Unit, ValueType } from '../../formula/value-type.ts';
import { type Mention, placeOfMention, refuseUnknown } from '../building.ts';
import { toUnit } from '../values/to-unit.ts';
import { DEFAULT_DECIMAL, toValueType, typeText } from '../values/to-value-type.ts';
import type { DeclaredField, FieldDraft } from './field-draft.ts';
import type { FieldTyping } from './field-typing.ts';

export function mentionOf(declared: DeclaredField, key: string): Mention {
  return { origin: declared.owner.origin, path: ['fields', declared.index, key] };
}

/** `type:` of a field; undefined when there is none, null when there is no such type, which is reported. */
export function declaredType(
  { building }: FieldTyping,
  declared: DeclaredField | null,
): ValueType | null | undefined {
  const text = declared?.definition.type;
  if (declared === null || text === undefined) return undefined;
  const type = toValueType(text);
  if (type !== null) return type;
  const at = placeOfMention(mentionOf(declared, 'type'));
  building.diagnostics.push(report('workspace/bad-value', { value: text, expected: 'type' }, { at }));
  return null;
}

/** The type of a computed field: as declared where the found type can be cast to it; null when it cannot, which is reported. */
export function computedType(
  typing: FieldTyping,
  declared: DeclaredField,
  found: ValueType,
): ValueType | null {
  const type = declaredType(typing, declared);
  if (type === null || type === undefined) return type === null ? null : found;
  if (declared.definition.type === 'decimal' && found.kind === 'decimal') return found;
  if (canCast(found, type)) return type;
  const { definition, owner } = declared;
  const name = `${owner.value.name}.${definition.name}`;
  const params = { name, declared: typeText(type), found: typeText(found) };
  const at = placeOfMention(mentionOf(declared, 'type'));
  typing.building.diagnostics.push(report('model/declared-type', params, { at }));
  return null;
}

export function canCast(from: ValueType, to: ValueType): boolean {
  if (from.kind === 'null' || (isNumeric(from) && isNumeric(to))) return true;
  const isMoment = (type: ValueType) => type.kind === 'date' || type.kind === 'timestamp';
  return from.kind === to.kind || (isMoment(from) && isMoment(to));
}

/** The unit of a field: as declared, else `inferred`, else what its type counts. */
export function fieldUnit(
  typing: FieldTyping,
  field: FieldDraft,
  type: ValueType,
  inferred: Unit | null,
): Pick<Field, 'unit' | 'tax'> {
  const definition = field.declared?.definition;
  const tax = definition?.tax ?? null;
  if (definition?.unit === undefined) {
    const unit = inferred === null || inferred.kind === 'any' ? unitOfType(type) : inferred;
    return { unit, tax: unit.kind === 'money' ? unit.tax : null };
  }
  const currency = definition.currency === undefined ? null : currencyOf(typing, field, definition.currency);
  return { unit: toUnit(definition.unit, { currency, tax }), tax };
}

type Currency = Extract<Unit, { kind: 'money' }>['currency'];

/** A code such as USD, or the field of the dataset that holds it. */
function currencyOf({ building, drafts }: FieldTyping, field: FieldDraft, text: string): Currency {
  if (/^[A-Z]{3}$/.test(text)) return text;
  const fields = drafts.get(field.dataset) ?? new Map<string, FieldDraft>();
  const isColumn = (draft: FieldDraft) => draft.from.kind === 'column' && draft.from.name === text;
  const found = fields.get(text) ?? [...fields.values()].find(isColumn);
  if (found !== undefined) return { dataset: field.dataset, field: found.name };
  if (field.declared === null) return null;
  const wanted = { kind: 'field', name: `${field.dataset}.${text}` } as const;
  return refuseUnknown(building, mentionOf(field.declared, 'currency'), wanted, fields.keys());
}

/** A floating source column that holds money is loaded as decimal. */
export function loadedType(type: ValueType, declared: DeclaredField | null): ValueType {
  return type.kind === 'double' && declared?.definition.unit === 'money' ? DEFAULT_DECIMAL : type;
}
