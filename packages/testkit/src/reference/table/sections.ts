import type { ResolvedBy } from '@plumbline/query';
import type { Evaluation } from '../cell/evaluation.ts';
import { lineOf, ordered, passes } from './arrange.ts';
import { type Column, columnsOf } from './column.ts';
import type { Line } from './line.ts';
import { isKept, type Kept, keptMembers, othersKey } from './others.ts';
import { placesOf } from './places.ts';

export interface Sections {
  readonly columns: readonly Column[];
  readonly rows: readonly Line[];
  readonly totals: readonly Section[];
  readonly others: readonly Section[];
}
export interface Section {
  readonly by: readonly string[];
  readonly line: Line;
}

/** Rows, total rows and others rows, in the order of work of semantics.md 5. */
export function sectionsOf(ev: Evaluation): Sections {
  const { query } = ev;
  const columns = columnsOf(ev, query.by);
  const kept = keptMembers(ev);
  const lines = (by: readonly ResolvedBy[], isRanked: boolean) =>
    placesOf(ev, { by, others: null, isRanked })
      .filter(
        (place) =>
          kept === null ||
          !by.includes(kept.item) ||
          isKept(kept, place.keys[query.by.indexOf(kept.item)] ?? null),
      )
      .map((place) => lineOf(ev, columnsOf(ev, by), place));
  const all = ordered(ev, lines(query.by, true), query.order);
  const shown = kept === null ? all.filter((line) => passes(ev, line)) : all;
  const groupings = query.totals.map((names) => query.by.filter((item) => names.includes(item.name)));
  const totals = groupings.flatMap((by) =>
    ordered(ev, lines(by, false), []).map((line) => ({ by: namesOf(by), line })),
  );
  return {
    columns,
    rows: query.limit === null || kept !== null ? shown : shown.slice(0, query.limit),
    totals,
    others: kept === null ? [] : [query.by, ...groupings].flatMap((by) => othersOf(ev, { kept, by })),
  };
}

/** One row for each combination of the other dimensions, from the rows of all members not kept. */
function othersOf(
  ev: Evaluation,
  { kept, by }: { readonly kept: Kept; readonly by: readonly ResolvedBy[] },
): readonly Section[] {
  if (!by.includes(kept.item)) return [];
  const rest = by.filter((item) => item !== kept.item);
  const places = placesOf(ev, { by: rest, others: othersKey(kept), isRanked: false });
  const lines = places.map((place) => lineOf(ev, columnsOf(ev, by), place));
  return ordered(ev, lines, []).map((line) => ({ by: namesOf(rest), line }));
}

function namesOf(by: readonly ResolvedBy[]): readonly string[] {
  return by.map((item) => item.name);
}
