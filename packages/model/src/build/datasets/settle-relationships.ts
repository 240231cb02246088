import { report } from '@plumbline/diagnostics';
import type { Field } from '../../dataset.ts';
import { canCompare } from '../../formula/value/common-type.ts';
import type { Relationship } from '../../model.ts';
import {
  type Building,
  type Draft,
  findField,
  type Mention,
  markBroken,
  placeOfMention,
} from '../building.ts';
import { typeText } from '../values/to-value-type.ts';

/** Keeps the relationships whose columns exist and can be compared; columns come out as field names. */
export function settleRelationships(building: Building, draft: Draft): readonly Relationship[] {
  return draft.relationships.flatMap((relationship) => {
    const declared = building.named.relationships.get(relationship.name);
    if (declared === undefined) return hasColumns(draft, relationship) ? [relationship] : [];
    const settled = settle({ building, draft, origin: declared.origin }, relationship);
    if (settled === null) markBroken(building, 'relationship', relationship.name);
    return settled ?? [];
  });
}

interface Settling {
  readonly building: Building;
  readonly draft: Draft;
  readonly origin: Mention['origin'];
}

function hasColumns(draft: Draft, relationship: Relationship): boolean {
  const has = (dataset: string, columns: readonly string[]) =>
    columns.every((column) => draft.datasets.get(dataset)?.fields.has(column) === true);
  const { asOf } = relationship;
  return (
    has(relationship.from, [...relationship.fromColumns, ...(asOf === null ? [] : [asOf.from])]) &&
    has(relationship.to, [...relationship.toColumns, ...(asOf === null ? [] : [asOf.to])])
  );
}

function settle(settling: Settling, relationship: Relationship): Relationship | null {
  const { from, to, fromColumns, toColumns, asOf } = relationship;
  const left = fromColumns.map((column, i) => field(settling, from, column, ['from_columns', i]));
  const right = toColumns.map((column, i) => field(settling, to, column, ['to_columns', i]));
  const times =
    asOf === null
      ? []
      : [field(settling, from, asOf.from, ['as_of', 'from']), field(settling, to, asOf.to, ['as_of', 'to'])];
  if ([...left, ...right, ...times].includes(null)) return null;
  const comparable = left.every((one, i) =>
    canJoin(settling, { dataset: from, field: one }, { dataset: to, field: right[i] ?? null }, i),
  );
  const [asOfFrom, asOfTo] = times;
  if (!comparable || !areOneKind(settling, relationship, times)) return null;
  return {
    ...relationship,
    fromColumns: left.map((one) => one?.name ?? ''),
    toColumns: right.map((one) => one?.name ?? ''),
    asOf: asOfFrom == null || asOfTo == null ? null : { from: asOfFrom.name, to: asOfTo.name },
  };
}

function field(
  { building, draft, origin }: Settling,
  dataset: string,
  name: string,
  path: Mention['path'],
): Field | null {
  const owner = draft.datasets.get(dataset);
  return owner === undefined ? null : findField(building, owner, name, { origin, path });
}

/** A day is compared with days: an instant is neither before nor after the day that holds it. */
function areOneKind(
  { building, origin }: Settling,
  { from, to, asOf }: Relationship,
  [left, right]: readonly (Field | null)[],
): boolean {
  if (asOf === null || left == null || right == null) return true;
  const isTime = left.type.kind === 'date' || left.type.kind === 'timestamp';
  if (isTime && typeText(left.type) === typeText(right.type)) return true;
  const params = {
    left: `${from}.${left.name}`,
    leftType: typeText(left.type),
    right: `${to}.${right.name}`,
    rightType: typeText(right.type),
  };
  const at = placeOfMention({ origin, path: ['as_of', 'to'] });
  building.diagnostics.push(report('model/types-differ', params, { at }));
  return false;
}

interface Side {
  readonly dataset: string;
  readonly field: Field | null;
}

function canJoin({ building, origin }: Settling, left: Side, right: Side, position: number): boolean {
  if (left.field === null || right.field === null || canCompare(left.field.type, right.field.type))
    return true;
  const params = {
    left: `${left.dataset}.${left.field.name}`,
    leftType: typeText(left.field.type),
    right: `${right.dataset}.${right.field.name}`,
    rightType: typeText(right.field.type),
  };
  const at = placeOfMention({ origin, path: ['from_columns', position] });
  building.diagnostics.push(report('model/types-differ', params, { at }));
  return false;
}
