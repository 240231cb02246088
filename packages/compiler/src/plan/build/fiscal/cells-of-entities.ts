import { type Dataset, type DimensionRef, isSameDimension } from '@plumbline/model';
import { typeOf } from '../../columns.ts';
import { aggregate, filter } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import { BOOLEAN, call, column, DATE, type Scalar } from '../../scalar.ts';
import type { Level } from '../cells/level.ts';
import { knownTo, windowsOf } from '../rows/windows.ts';
import type { RangeOfCell } from '../time/ranges.ts';

/** The ranges of cells, once for each entity that is known as far as they say: time keys, first and last day, entity. */
export function cellsOfEntities(level: Level, entities: Plan, ranges: readonly RangeOfCell[]): Plan {
  const windows = windowsOf(level, ranges, (day) => day, entities);
  return knownTo(windows, { edge: column(OWN.edge, DATE), ranges });
}

/** What is found of entities in time members. */
export interface FoundOfEntities {
  /** Has the time keys, the entity and the value. */
  readonly plan: Plan;
  readonly value: string;
  readonly fn: 'min' | 'max';
  /** Cells of several entities have it too. */
  readonly isShared: boolean;
}

/** Gives each cell what is found of the entity that it is of: the one that it groups by, or that the question fixes. */
export function attachOfEntity(level: Level, dataset: Dataset, found: FoundOfEntities): Scalar | null {
  const { context, timeNames } = level;
  const { value, fn, isShared } = found;
  const key = entityKey(level, dataset);
  const only = key === null ? context.onlyEntity : null;
  if (key === null && only === null && !isShared) return null;
  const entity = column(OWN.fiscalEntity, typeOf(found.plan, OWN.fiscalEntity));
  const plan = only === null ? found.plan : filter(found.plan, call('eq', [entity, only], BOOLEAN));
  const type = typeOf(plan, value);
  const each = aggregate(
    plan,
    [...timeNames, ...(key === null ? [] : [OWN.fiscalEntity])],
    [{ name: value, fn, arg: column(value, type), where: null, p: null, type }],
  );
  const as = level.name(value);
  level.attach({
    plan: each,
    on: [
      ...timeNames.map((name) => ({ left: column(name, DATE), right: name })),
      ...(key === null ? [] : [{ left: column(key.name, key.type), right: OWN.fiscalEntity }]),
    ],
    take: [{ from: value, as }],
  });
  return column(as, type);
}

/** The key that groups by the entity of a dataset. */
export function entityKey({ shape, context }: Level, { name, fiscal }: Dataset) {
  const own: DimensionRef = { kind: 'field', dataset: name, field: fiscal?.entity ?? '', relationship: null };
  return (
    shape.dimensions.find(
      ({ ref, grain, part }) => grain === null && part === null && isSameDimension(context.model, ref, own),
    ) ?? null
  );
}
