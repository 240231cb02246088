import type { DateRange } from '@plumbline/calendar';
import type { Metric, MetricExpr } from '@plumbline/model';
import { filter } from '../../make.ts';
import { OWN } from '../../names.ts';
import { allOf, anyOf, BOOLEAN, call, column, DATE, date, number, type Scalar } from '../../scalar.ts';
import type { EmptyRule, Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { attachOfEntity, cellsOfEntities } from '../fiscal/cells-of-entities.ts';
import { isNearRead } from '../fiscal/is-near-read.ts';
import { knownEntities } from '../fiscal/known-entities.ts';
import { edgeOfMeasure } from '../time/edge-of-measure.ts';
import { readingOf } from '../time/reading.ts';

/** The rule for the measures directly inside a metric; one that only names another passes its own on. */
export function emptyRuleOf({ empty, expr }: Pick<Metric, 'empty' | 'expr'>, outer: EmptyRule): EmptyRule {
  const only = withoutFilters(expr);
  const isCount =
    (only.kind === 'aggregate' && (only.fn === 'count' || only.fn === 'count_distinct')) ||
    (only.kind === 'per' && only.fn === 'count');
  return {
    declared: (outer.isAlone ? outer.declared : null) ?? empty,
    isAlone: isName(expr),
    isCount,
  };
}

/** A metric and nothing else, over whatever rows. */
function isName(expr: MetricExpr): boolean {
  if (expr.kind === 'where' || expr.kind === 'rollup') return isName(expr.of);
  return expr.kind === 'metric';
}

function withoutFilters(expr: MetricExpr): MetricExpr {
  return expr.kind === 'where' ? withoutFilters(expr.of) : expr;
}

/** Whether missing counts as 0 for a measure of these datasets. */
export function isZero(datasets: readonly string[], frame: Frame, level: Level): boolean {
  const { model } = level.context;
  const declared = datasets
    .map((name) => model.datasets.get(name)?.empty ?? null)
    .find((rule) => rule !== null);
  return (frame.empty.declared ?? declared ?? (frame.empty.isCount ? 'zero' : 'null')) === 'zero';
}

/** 0 for missing where R overlaps what the datasets cover, from the first row to the edge. */
export function filled(value: Scalar, datasets: readonly string[], frame: Frame, level: Level): Scalar {
  if (!isZero(datasets, frame, level)) return value;
  const isTimeless = (name: string) =>
    level.context.model.datasets.get(name)?.time === null && !frame.times.has(name);
  if (datasets.some(isTimeless)) return zeroWhen(value, null);
  if (level.context.hasFiscal) return zeroOfEntities(value, datasets, frame, level);
  const keys = level.timeNames;
  const covered = datasets.flatMap((name) => coveredCells(name, frame, level));
  // Keys inside `per` may come from rows of other datasets: nothing is known of all of them.
  const all = keys.length === 1 ? level.shape.rows.map((row) => row.keys[0] ?? 0) : null;
  const when =
    keys.length === 0
      ? covered.length > 0
        ? null
        : undefined
      : coverCondition(keys.at(-1) ?? '', covered, all);
  if (when === undefined) return value;
  return zeroWhen(value, when);
}

/** Under the calendar of an entity: what covers the rows of a cell is that of its own. */
function zeroOfEntities(value: Scalar, datasets: readonly string[], frame: Frame, level: Level): Scalar {
  const flags = datasets.flatMap((name) => {
    const dataset = level.context.model.datasets.get(name);
    if (dataset === undefined) return [];
    const known = knownEntities({ dataset, isNear: isNearRead(dataset, frame) }, level.context);
    const cells = cellsOfEntities(level, known, readingOf(level, name, frame).ranges);
    const [edge, first] = [column(OWN.edge, DATE), column(OWN.first, DATE)];
    const overlaps = allOf([
      call('le', [column(OWN.from, DATE), edge], BOOLEAN),
      call('ge', [column(OWN.to, DATE), first], BOOLEAN),
    ]);
    const plan = filter(cells, overlaps, 'ranges that rows of the entity are known in');
    const found = attachOfEntity(level, dataset, { plan, value: OWN.edge, fn: 'max', isShared: true });
    return found === null ? [] : [call('is_not_null', [found], BOOLEAN)];
  });
  return zeroWhen(value, anyOf(flags));
}

/** 0 for missing wherever the condition holds; null: everywhere. */
export function zeroWhen(value: Scalar, when: Scalar | null): Scalar {
  const counted = value.kind === 'call' && value.fn === 'null_if' ? (value.args[0] ?? value) : value;
  const zero = call('coalesce', [counted, number(0, value.type)], value.type);
  return when === null
    ? zero
    : { kind: 'case', whens: [{ when, then: zero }], otherwise: value, type: value.type };
}

interface CellRange extends DateRange {
  readonly key: number;
}

function cellsOf(dataset: string, frame: Frame, level: Level): readonly CellRange[] {
  return readingOf(level, dataset, frame).ranges.map((r) => ({
    key: r.keys.at(-1) ?? 0,
    from: r.from,
    to: r.to,
  }));
}

function coveredCells(dataset: string, frame: Frame, level: Level): readonly CellRange[] {
  const edge = edgeOfMeasure(level, dataset, frame);
  const { first } = edge ?? { first: null };
  if (edge === undefined || first === null) return [];
  return cellsOf(dataset, frame, level).filter(
    (r) => r.to >= first && (edge.last === null || r.from <= edge.last),
  );
}

/** null: every cell is covered; undefined: none is. */
function coverCondition(
  key: string,
  covered: readonly CellRange[],
  all: readonly number[] | null,
): Scalar | null | undefined {
  if (covered.length === 0) return undefined;
  const first = covered.reduce((least, r) => Math.min(least, r.key), Number.POSITIVE_INFINITY);
  const last = covered.reduce((most, r) => Math.max(most, r.key), Number.NEGATIVE_INFINITY);
  const outside = all === null || all.some((key) => key < first || key > last);
  if (!outside) return null;
  return allOf([
    call('ge', [column(key, DATE), date(first)], BOOLEAN),
    call('le', [column(key, DATE), date(last)], BOOLEAN),
  ]);
}
