import { report } from '@plumbline/diagnostics';
import type { Dataset, Field, History } from '../../dataset.ts';
import type { Defined } from '../../workspace/definitions.ts';
import type { DatasetDefinition } from '../../workspace/schema/dataset.ts';
import { type Building, findField, type Mention, placeOfMention } from '../building.ts';
import { typeText } from '../values/to-value-type.ts';

interface Settling {
  readonly building: Building;
  readonly dataset: Dataset;
  readonly origin: Mention['origin'];
}

type Settled = Pick<Dataset, 'history' | 'span' | 'keyOf' | 'valid' | 'notOver'>;

/**
 * Which row counts of several, which days a row is the total of or in force, what it does not add up over; null when a
 * part of it is wrong: a figure would then be a guess.
 */
export function settleVersions(
  building: Building,
  dataset: Dataset,
  { value, origin }: Defined<DatasetDefinition>,
): Settled | null {
  const settling: Settling = { building, dataset, origin };
  const history = value.history === undefined ? null : settleHistory(settling, value.history);
  const span = value.span === undefined ? null : settleSpan(settling, value.span);
  const valid = value.valid === undefined ? null : settleValid(settling, value.valid);
  const keyOf = value.key_of === undefined ? null : own(settling, value.key_of, ['key_of']);
  const notOver = (value.additive?.not_over ?? []).map((name, i) =>
    own(settling, name, ['additive', 'not_over', i]),
  );
  if (history === undefined || span === undefined || valid === undefined) return null;
  if ((value.key_of !== undefined && keyOf === null) || notOver.includes(null)) return null;
  return {
    history,
    span,
    valid,
    keyOf: keyOf?.name ?? null,
    notOver: notOver.flatMap((field) => field?.name ?? []),
  };
}

function settleValid(
  settling: Settling,
  { from, to, to_inclusive = false }: NonNullable<DatasetDefinition['valid']>,
): Dataset['valid'] | undefined {
  const first = inTime(settling, from, ['valid', 'from'], ['date', 'timestamp']);
  const last = inTime(settling, to, ['valid', 'to'], ['date', 'timestamp']);
  if (first === null || last === null) return undefined;
  if (first.type.kind === last.type.kind)
    return { from: first.name, to: last.name, toInclusive: to_inclusive };
  const params = {
    left: `${settling.dataset.name}.${first.name}`,
    leftType: typeText(first.type),
    right: `${settling.dataset.name}.${last.name}`,
    rightType: typeText(last.type),
  };
  const at = placeOfMention({ origin: settling.origin, path: ['valid', 'to'] });
  settling.building.diagnostics.push(report('model/types-differ', params, { at }));
  return undefined;
}

function settleHistory(
  settling: Settling,
  { key, recorded_at, prefer = [] }: NonNullable<DatasetDefinition['history']>,
): History | undefined {
  const keys = key.map((name, i) => own(settling, name, ['history', 'key', i]));
  const recorded = inTime(settling, recorded_at, ['history', 'recorded_at'], ['date', 'timestamp']);
  const order = prefer.map((name, i) => {
    const field = own(settling, name.replace('-', ''), ['history', 'prefer', i]);
    return field && { field: field.name, desc: name.startsWith('-') };
  });
  if (recorded === null || keys.includes(null) || order.includes(null)) return undefined;
  return {
    key: keys.flatMap((field) => field?.name ?? []),
    recordedAt: recorded.name,
    prefer: order.flatMap((one) => one ?? []),
  };
}

function settleSpan(
  settling: Settling,
  { from, to }: NonNullable<DatasetDefinition['span']>,
): Dataset['span'] | undefined {
  const [first, last] = [
    inTime(settling, from, ['span', 'from'], ['date']),
    inTime(settling, to, ['span', 'to'], ['date']),
  ];
  return first === null || last === null ? undefined : { from: first.name, to: last.name };
}

function own({ building, dataset, origin }: Settling, name: string, path: Mention['path']): Field | null {
  return findField(building, dataset, name, { origin, path });
}

function inTime(
  settling: Settling,
  name: string,
  path: Mention['path'],
  kinds: readonly string[],
): Field | null {
  const field = own(settling, name, path);
  if (field === null || kinds.includes(field.type.kind)) return field;
  const params = { name: `${settling.dataset.name}.${name}`, declared: 'date', found: field.type.kind };
  const at = placeOfMention({ origin: settling.origin, path });
  settling.building.diagnostics.push(report('model/declared-type', params, { at }));
  return null;
}
