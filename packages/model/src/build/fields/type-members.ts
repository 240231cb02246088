import { InternalError, report } from '@plumbline/diagnostics';
import type { Field } from '../../dataset.ts';
import { unitOf } from '../../formula/unit-of.ts';
import { unifyUnits } from '../../formula/value/combine-units.ts';
import { commonType } from '../../formula/value/common-type.ts';
import { formatUnit } from '../../formula/value/format-unit.ts';
import type { Unit, ValueType } from '../../formula/value-type.ts';
import { isBroken, type Mention, placeOfMention } from '../building.ts';
import { typeText } from '../values/to-value-type.ts';
import { canCast, declaredType, fieldUnit, mentionOf } from './declared-field.ts';
import { type FieldDraft, type FieldSource, keyText } from './field-draft.ts';
import type { FieldTyping } from './field-typing.ts';
import { typeConstant } from './type-constant.ts';

interface Member {
  readonly name: string;
  readonly type: ValueType;
  readonly unit: Unit;
}

/** A field whose values are those of several others: the members of a union, the listed fields of a distinct dataset. */
export function typeMembers(
  typing: FieldTyping,
  field: FieldDraft,
  from: Extract<FieldSource, { kind: 'members' }>,
): Field | null {
  const members = membersOf(typing, field, from);
  const [first, ...others] = members ?? [];
  if (first === undefined) return null;
  const given = declaredType(typing, field.declared);
  if (given === null) return null;
  let all: Member = first;
  for (const other of others) {
    const merged = merge(typing, field, all, other);
    if (merged === null) return null;
    all = merged;
  }
  const type = given !== undefined && canCast(all.type, given) ? given : all.type;
  const { unit, tax } = fieldUnit(typing, field, type, all.unit);
  return {
    name: field.name,
    label: field.label,
    description: field.declared?.definition.description ?? null,
    type,
    unit,
    tax,
    column: from.of[0]?.field ?? field.name,
    expression: null,
    formula: null,
  };
}

/** Null when one of them has no type: that has been reported where it stands, or is when it is used. */
function membersOf(
  typing: FieldTyping,
  field: FieldDraft,
  from: Extract<FieldSource, { kind: 'members' }>,
): readonly Member[] | null {
  const { building, draft } = typing;
  const members: Member[] = [];
  for (const key of from.of) {
    const found = draft.datasets.get(key.dataset)?.fields.get(key.field);
    if (found !== undefined)
      members.push({
        name: keyText(key),
        type: found.type,
        unit: ownUnit(found, key.dataset, field.dataset),
      });
    else {
      if (building.untyped.has(keyText(key))) building.untyped.add(`${field.dataset}.${field.name}`);
      else if (!isBroken(building, 'field', keyText(key))) refuseMember(typing, field, keyText(key));
      return null;
    }
  }
  for (const constant of from.constants) {
    const { expr } = typeConstant(building, typing.draft, constant.text);
    if (expr === null) return null;
    members.push({ name: constant.text, type: expr.type, unit: unitOf(expr) });
  }
  return members;
}

/** A currency column of a member is the union's column of the same name. */
function ownUnit(field: Field, member: string, union: string): Unit {
  const { unit } = field;
  const currency = unit.kind === 'money' ? unit.currency : null;
  if (currency === null || typeof currency === 'string' || currency.dataset !== member) return unit;
  return { ...unit, currency: { dataset: union, field: currency.field } } as Unit;
}

function refuseMember({ building, draft }: FieldTyping, field: FieldDraft, name: string): void {
  const owner = building.named.datasets.get(field.dataset);
  const [dataset = ''] = name.split('.');
  if (owner === undefined || !draft.datasets.has(dataset)) return;
  const at = placeOfMention({ origin: owner.origin, path: ['source'] });
  building.diagnostics.push(report('model/unknown-reference', { kind: 'field', name }, { at }));
}

function merge(typing: FieldTyping, field: FieldDraft, a: Member, b: Member): Member | null {
  const { building, draft } = typing;
  const type = commonType(a.type, b.type);
  if (
    !isDeclaredSomewhere(typing, field) &&
    (type === null || unifyUnits(a.unit, b.unit, draft).kind === 'clash')
  ) {
    building.untyped.add(`${field.dataset}.${field.name}`);
    return null;
  }
  const at = () => placeOfMention(mentionOfMembers(typing, field));
  if (type === null) {
    const params = { left: a.name, leftType: typeText(a.type), right: b.name, rightType: typeText(b.type) };
    building.diagnostics.push(report('model/types-differ', params, { at: at() }));
    return null;
  }
  const unit = unifyUnits(a.unit, b.unit, draft);
  if (unit.kind === 'clash') {
    const params = {
      left: a.name,
      leftUnit: formatUnit(a.unit),
      right: b.name,
      rightUnit: formatUnit(b.unit),
    };
    building.diagnostics.push(report('model/units-differ', params, { at: at() }));
    return null;
  }
  return { name: a.name, type, unit };
}

/** Columns that happen to share a name but not a type are no mistake before someone uses them. */
function isDeclaredSomewhere({ drafts }: FieldTyping, field: FieldDraft): boolean {
  if (field.declared !== null) return true;
  const of = field.from.kind === 'members' ? field.from.of : [];
  return of.some((key) => drafts.get(key.dataset)?.get(key.field)?.declared != null);
}

function mentionOfMembers({ building }: FieldTyping, field: FieldDraft): Mention {
  if (field.declared !== null) return mentionOf(field.declared, 'name');
  const owner = building.named.datasets.get(field.dataset);
  if (owner === undefined) throw new InternalError(`no definition of ${field.dataset}`);
  return { origin: owner.origin, path: ['source'] };
}
