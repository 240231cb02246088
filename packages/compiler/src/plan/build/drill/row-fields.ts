import { InternalError } from '@plumbline/diagnostics';
import {
  type DimensionRef,
  type Field,
  fieldsIn,
  formatDimension,
  type Model,
  pathTo,
  type Withheld,
} from '@plumbline/model';
import type { ShownField } from '@plumbline/query';
import { isFiscal } from '../../../bind/fiscal-view.ts';
import { call, type Scalar, TEXT } from '../../scalar.ts';
import type { OpenedMeasure } from '../cells/opened-measure.ts';
import { lowerMembers } from '../forms/members.ts';
import type { Leaf } from '../rows/leaf.ts';
import { inZone, lowerDimension, zoneOf } from '../rows/row.ts';
import { Source } from '../rows/source.ts';

/** A column of rows and what it holds. */
export interface RowField extends ShownField {
  readonly value: Scalar;
  readonly isKey: boolean;
  /** The measure aggregates it. */
  readonly isRead: boolean;
}

type PlainMeasure = Exclude<OpenedMeasure, { kind: 'composed' }>;

/**
 * The columns of the rows of a measure: key, time, what it reads, the other fields of its dataset, then the related
 * fields that it reads, is chosen by or is grouped by.
 */
export function rowFields(measure: PlainMeasure, leaf: Leaf): readonly RowField[] {
  const { dataset, level, frame } = leaf;
  const { model } = level.context;
  const key = dataset.history?.key ?? dataset.primaryKey;
  const time = recordedTime(dataset) ?? frame.times.get(dataset.name) ?? dataset.time;
  const read = measure.of.arg === null ? [] : fieldsIn(measure.of.arg);
  const chosenBy = [...frame.conditions, ...(measure.of.where === null ? [] : [measure.of.where])];
  const grouped = level.shape.dimensions.map(({ ref }) => ref);
  const used = [...read, ...chosenBy.flatMap(fieldsIn), ...grouped];
  const isRead = (ref: DimensionRef) => read.some((one) => targetOf(one, leaf) === targetOf(ref, leaf));
  const own = [...dataset.fields.keys()].map((name) => fieldRef(dataset.name, name));
  const inOrder = [
    ...key.map((name) => fieldRef(dataset.name, name)),
    ...(time === null ? [] : [time]),
    ...read.filter((ref) => isOwn(ref, leaf)),
    ...own,
    ...used,
  ];
  const fields = new Map<string, RowField>();
  for (const ref of inOrder) {
    const target = targetOf(ref, leaf);
    if (target === null || fields.has(target) || isWithheld(ref, leaf, 'hidden')) continue;
    const isMasked = isWithheld(ref, leaf, 'masked');
    if (!isMasked && !canBeShown(ref, leaf)) continue;
    const described = describe(ref, leaf, model);
    const taken = new Set([...fields.values()].map(({ name }) => name));
    fields.set(target, {
      ...described,
      name: freeName(ref, described.field.name, taken),
      isKey: isOwn(ref, leaf) && key.includes(described.field.name),
      isTime: time !== null && target === targetOf(time, leaf),
      isRead: isRead(ref),
      ...(isMasked ? MASK : { value: shownValue(ref, leaf) }),
    });
  }
  const taken = new Set([...fields.values()].map(({ name }) => name));
  return [...fields.values(), ...factorField(leaf, taken)];
}

/** Under the calendar of an entity rows are dated by periods: people know them by the day on which they are recorded. */
function recordedTime(dataset: Leaf['dataset']): DimensionRef | null {
  return isFiscal(dataset) ? (dataset.fiscal?.recorded ?? null) : null;
}

/** What stands in place of a value that may not be seen. */
const MASK = {
  value: { kind: 'literal', value: '•••', type: TEXT },
  type: TEXT,
  unit: { kind: 'text' },
} as const;

function isWithheld(ref: DimensionRef, { dataset, level }: Leaf, how: keyof Withheld): boolean {
  const { model } = level.context;
  const found = pathTo(model, dataset.name, ref);
  if (found.kind !== 'found') return false;
  return model.datasets.get(found.path.dataset)?.withheld?.[how].has(found.path.field) === true;
}

/** What a row counts with in the member of a tree that it rolls up to. */
function factorField({ factors }: Leaf, taken: ReadonlySet<string>): readonly RowField[] {
  const [first, ...others] = factors;
  if (first === undefined) return [];
  const value = others.reduce((product, one) => call('multiply', [product, one], product.type), first);
  const name = taken.has('factor') ? 'row_factor' : 'factor';
  const label = { zh: '系数', en: 'Factor' };
  const kinds = { isKey: false, isTime: false, isRead: true };
  return [{ name, ref: null, label, type: value.type, unit: { kind: 'number' }, value, ...kinds }];
}

function fieldRef(dataset: string, field: string): DimensionRef {
  return { kind: 'field', dataset, field, relationship: null };
}

/** What a name stands for, seen from the rows: the same for a conformed name and its field. Null for grains of time. */
function targetOf(ref: DimensionRef, { dataset, level }: Leaf): string | null {
  if (ref.kind === 'grain') return null;
  const found = pathTo(level.context.model, dataset.name, ref);
  if (found.kind !== 'found') return null;
  const { steps, field } = found.path;
  return [...steps.map(({ name }) => name), field].join('.');
}

function isOwn(ref: DimensionRef, leaf: Leaf): boolean {
  return targetOf(ref, leaf)?.includes('.') === false;
}

function describe(ref: DimensionRef, { dataset, level }: Leaf, model: Model) {
  const found = pathTo(level.context.model, dataset.name, ref);
  if (found.kind !== 'found') throw new InternalError(`${formatDimension(ref)} is out of reach`);
  const field = model.datasets.get(found.path.dataset)?.fields.get(found.path.field) as Field;
  const conformed = ref.kind === 'conformed' ? model.dimensions.get(ref.name) : undefined;
  return { ref, field, label: conformed?.label ?? field.label, type: field.type, unit: field.unit };
}

/** Fields that no column holds, or that a later version computes, are left out. */
function canBeShown(ref: DimensionRef, leaf: Leaf): boolean {
  const { dataset, level, frame } = leaf;
  const { model, facts } = level.context;
  const found = pathTo(model, dataset.name, ref);
  if (found.kind !== 'found') return false;
  const field = model.datasets.get(found.path.dataset)?.fields.get(found.path.field);
  const known = facts.datasets.get(found.path.dataset);
  if (field === undefined || known === undefined) return false;
  if (known.columns.has(field.name)) return true;
  if (field.expression === null) return false;
  const context = { ...level.context, diagnostics: [], sets: new Map() };
  lowerDimension(ref, new Source(dataset, context, leaf.source), lowerMembers(frame, level));
  return context.diagnostics.length === 0;
}

/** Instants as the clock of the dataset shows them. */
function shownValue(ref: DimensionRef, { source, frame, level }: Leaf): Scalar {
  return inZone(lowerDimension(ref, source, lowerMembers(frame, level)), zoneOf(source));
}

function freeName(ref: DimensionRef, field: string, taken: ReadonlySet<string>): string {
  const [short, long] =
    ref.kind === 'field'
      ? [field, `${ref.relationship ?? ref.dataset}_${field}`]
      : [ref.kind === 'conformed' ? ref.name : field, field];
  for (let i = 1; ; i++) {
    const name = [short, long][i - 1] ?? `${long}_${i}`;
    if (!taken.has(name)) return name;
  }
}
