import { parseDay } from '@plumbline/calendar';
import { filter, spine } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan, Spine } from '../../node.ts';
import { allOf, BOOLEAN, call, column, DATE } from '../../scalar.ts';
import type { Level } from '../cells/level.ts';
import type { RangeOfCell } from '../time/ranges.ts';
import type { Leaf } from './leaf.ts';

/** Rows are in the windows that hold the day called `at`. */
export const AT = { by: column(OWN.at, DATE), on: null } as const;

/** Windows are read for entities that are known as far as they say. */
export function knownTo(rows: Plan, { edge, ranges }: Pick<Leaf, 'edge' | 'ranges'>): Plan {
  if (edge === null || ranges.every((range) => range.edges === undefined)) return rows;
  const own = column(OWN.edge, DATE);
  const isKnown = [
    call('ge', [own, column(OWN.edgeFrom, DATE)], BOOLEAN),
    call('le', [own, column(OWN.edgeTo, DATE)], BOOLEAN),
  ];
  return filter(rows, allOf(isKnown), 'ranges of entities that are known so far');
}

/** The ranges as a list in the statement. */
export function windowsOf(
  level: Level,
  ranges: readonly RangeOfCell[],
  from: (day: number) => number,
  across: Plan | null = null,
): Spine {
  const isFiscal = level.context.hasFiscal;
  return spine(
    level.timeNames,
    ranges.map((r) => [...r.keys, from(r.from), r.to, ...(isFiscal ? [...edgesOf(r), r.from] : [])]),
    isFiscal ? [OWN.edgeFrom, OWN.edgeTo, OWN.opens] : [],
    across,
  );
}

const EVER = parseDay('9999-12-31') ?? 0;

/** The ends of what is known for which a range is read. */
export function edgesOf({ edges }: RangeOfCell): readonly number[] {
  return [edges?.from ?? -EVER, edges?.to ?? EVER];
}
