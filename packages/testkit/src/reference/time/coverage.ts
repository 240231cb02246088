import { type Day, parseDay, startOf } from '@plumbline/calendar';
import type { Dataset, DimensionRef, Through } from '@plumbline/model';
import type { Relations } from '../data/relations.ts';
import { dayOf, MICROS_PER_DAY, microsOf } from '../value/value.ts';

/** From when to when the rows of a dataset are known (semantics.md 5, edge). */
export interface Coverage {
  /** First day with a row; null: no row has a time. */
  readonly first: Day | null;
  readonly last: Day | null;
  /** Last known day; +∞ for `through: none`, −∞ where there are no rows. */
  readonly edge: number;
  /** Microseconds into the edge's day, where the last value is a timestamp on that day. */
  readonly clock: number | null;
  /** Last day of what happened, where plans in the same rows are dated after it. */
  readonly happened?: Day | null;
}

/** How far what happened is known. */
export function happenedCoverage(coverage: Coverage): Coverage {
  const { happened, ...known } = coverage;
  if (happened === undefined || happened === null || happened > known.edge) return known;
  return { ...known, last: happened, edge: happened, clock: null };
}

/** Null when the dataset has no time. */
export function coverageOf(
  relations: Relations,
  dataset: Dataset,
  time: DimensionRef | null,
  today: Day,
): Coverage | null {
  const ref = dataset.time ?? time;
  if (ref === null) return dataset.valid === null ? null : ofVersions(relations, dataset, today);
  const values = relations.rows(dataset.name).map((row) => relations.read(row, ref, null));
  const instants = values.map(microsOf).filter((m) => m !== null);
  const days = values.map(dayOf).filter((d) => d !== null);
  const last = days.length === 0 ? null : Math.max(...days);
  const edge = EDGES[dataset.through.kind](dataset.through, { today, last, relations });
  const stamped = values.some((v) => typeof v === 'object' && v?.kind === 'timestamp');
  const isDataEdge = dataset.through.kind === 'data' && last === edge;
  const clock = stamped && isDataEdge ? Math.max(...instants) - edge * MICROS_PER_DAY : null;
  const first = days.length === 0 ? null : Math.min(...days);
  const happened = happenedTo(relations, dataset, ref);
  const isAhead = happened !== null && last !== null && happened < last;
  return { first, last, edge, clock, happened: isAhead ? happened : null };
}

function happenedTo(relations: Relations, dataset: Dataset, time: DimensionRef): Day | null {
  const { name, scenarios, through } = dataset;
  const actual = scenarios?.names.actual;
  if (scenarios === undefined || actual === undefined || through.kind !== 'data') return null;
  const days = relations
    .rows(name)
    .filter((row) => relations.read(row, scenarios.field, null) === actual)
    .flatMap((row) => dayOf(relations.read(row, time, null)) ?? []);
  return days.length === 0 ? null : Math.max(...days);
}

/** Versions are known as long as anybody looks: each day up to yesterday has those in force on it. */
function ofVersions(relations: Relations, dataset: Dataset, today: Day): Coverage {
  const rows = relations.rows(dataset.name);
  const from = dataset.valid?.from ?? '';
  const days = rows.map((row) => dayOf(relations.field(row, from))).filter((d) => d !== null);
  const last = days.length === 0 ? null : Math.max(...days);
  const known = { today, last: rows.length === 0 ? null : today, relations };
  const edge = EDGES[dataset.through.kind](dataset.through, known);
  return { first: days.length === 0 ? null : Math.min(...days), last, edge, clock: null };
}

interface Known {
  readonly today: Day;
  readonly last: Day | null;
  readonly relations: Relations;
}

const EDGES: { readonly [K in Through['kind']]: (through: Through, known: Known) => number } = {
  data: (_, { today, last }) => (last === null ? Number.NEGATIVE_INFINITY : Math.min(today - 1, last)),
  date: (through) => (through.kind === 'date' ? (parseDay(through.date) ?? Number.NaN) : Number.NaN),
  today: (_, { today }) => today,
  yesterday: (_, { today }) => today - 1,
  month_end: (_, { today, relations }) => startOf('month', today, relations.calendar) - 1,
  none: () => Number.POSITIVE_INFINITY,
};

/** The day up to which a dataset says that it is known; null: its rows say it, or nothing does. */
export function declaredEnd(relations: Relations, { through }: Dataset, today: Day): Day | null {
  if (through.kind === 'data' || through.kind === 'none') return null;
  return EDGES[through.kind](through, { today, last: null, relations });
}

/** Where a period without an end ends for this dataset; null when nothing says so. */
export function openEnd(coverage: Coverage): Day | null {
  return Number.isFinite(coverage.edge) ? coverage.edge : coverage.last;
}
