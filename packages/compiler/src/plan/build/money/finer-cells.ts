import { mergeOf } from '../../decompose.ts';
import { scalarKey } from '../../identity.ts';
import { aggregate } from '../../make.ts';
import type { Plan } from '../../node.ts';
import { column, DOUBLE, type Measure } from '../../scalar.ts';
import { frameKey } from '../cells/frame-key.ts';
import type { LevelShape } from '../cells/level.ts';
import { textOf } from '../cells/text-of.ts';
import type { Leaf } from '../rows/leaf.ts';
import type { RangeOfCell } from '../time/ranges.ts';
import type { Conversion } from './conversion.ts';

/** Amounts in one currency by the cells of a grouping. */
export interface ConvertedCells {
  readonly shape: LevelShape;
  readonly ranges: readonly RangeOfCell[];
  readonly keys: readonly string[];
  readonly plan: Plan;
  /** Column of the amounts. */
  readonly name: string;
}

interface Asked {
  readonly leaf: Leaf;
  readonly conversion: Conversion;
  readonly measure: Measure;
  /** Keys of the answer. */
  readonly keys: readonly string[];
  /** What beside the measure and the frame tells which rows are read, and at the rates of which days. */
  readonly rule: string;
  /** Rates go by the days of rows, whichever cell these are in. */
  readonly goesByRows: boolean;
}

/**
 * The amounts of a grouping: added up from those of a finer one that reads the same rows at the same rates, where one
 * was built before; else built.
 */
export function fromFinerCells(asked: Asked, build: () => Plan): Plan {
  const { leaf, conversion, measure, keys, rule } = asked;
  const { level, frame, aggregate: expr } = leaf;
  const { context, shape } = level;
  if (!isAddedUp(leaf) || mergeOf(measure.fn) === null) return build();
  const reads = `${textOf(expr)} ${frameKey(frame)} ${scalarKey(leaf.conditions)}`;
  const text = `${reads} ${conversion.to} ${JSON.stringify(conversion.rule)} ${rule}`;
  const known = context.converted.get(text) ?? [];
  const finer = known
    .filter((one) => isFiner(one, asked))
    .reduce<ConvertedCells | null>((a, b) => (a === null || b.keys.length < a.keys.length ? b : a), null);
  const plan =
    finer === null
      ? build()
      : aggregate(finer.plan, keys, [mergedFrom(finer.name, measure)], 'added up from finer groups');
  context.converted.set(text, [...known, { shape, ranges: leaf.ranges, keys, plan, name: measure.name }]);
  return plan;
}

/** Where a row counts in one cell of every grouping: not in the members of a tree, not behind a bridge, not by its age. */
function isAddedUp({ level, source, edge, frame }: Leaf): boolean {
  if (edge !== null || level.context.hasFiscal || frame.newcomers !== null) return false;
  if (level.shape.dimensions.some(({ ref }) => ref.kind === 'cohort')) return false;
  let plan = source.plan();
  while (plan.kind === 'join' || plan.kind === 'filter' || plan.kind === 'derive' || plan.kind === 'compute')
    plan = plan.input;
  return plan.kind !== 'expand';
}

function isFiner(finer: ConvertedCells, { leaf, keys, goesByRows }: Asked): boolean {
  const { dimensions, timeKeys } = leaf.level.shape;
  const known = new Set(finer.keys);
  if (!keys.every((key) => known.has(key))) return false;
  const isKept = dimensions.every((d) =>
    finer.shape.dimensions.some(
      (other) => other.kept === d.kept && dimensionText(other) === dimensionText(d),
    ),
  );
  if (!isKept) return false;
  if (textOf(timeKeys) === textOf(finer.shape.timeKeys)) return textOf(leaf.ranges) === textOf(finer.ranges);
  return goesByRows && timeKeys.length === 0 && isCutInto(leaf.ranges, finer.ranges);
}

function dimensionText({ name, ref, grain, part }: LevelShape['dimensions'][number]): string {
  return textOf({ name, ref, grain, part });
}

/** Each day of the one range is in one of the parts, and in no two. */
function isCutInto(whole: readonly RangeOfCell[], parts: readonly RangeOfCell[]): boolean {
  const [range, ...others] = whole;
  const ordered = [...parts].sort((a, b) => a.from - b.from);
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (range === undefined || others.length > 0 || first === undefined || last === undefined) return false;
  return (
    first.from === range.from &&
    last.to === range.to &&
    last.until === range.until &&
    ordered.every((part, i) => {
      const next = ordered[i + 1];
      return next === undefined || (part.until === null && next.from === part.to + 1);
    })
  );
}

function mergedFrom(name: string, measure: Measure): Measure {
  const arg = column(name, DOUBLE);
  return { ...measure, fn: mergeOf(measure.fn) ?? measure.fn, arg, where: null, p: null, type: DOUBLE };
}
