import type { AggregateExpr, Model } from '@plumbline/model';
import { mergeOf } from '../../decompose.ts';
import type { Measure } from '../../scalar.ts';
import type { Frame } from '../cells/frame.ts';
import { frameKey } from '../cells/frame-key.ts';
import type { Level } from '../cells/level.ts';
import { textOf } from '../cells/text-of.ts';
import type { Leaf } from './leaf.ts';

/** The rows that several measures read, and those measures. */
export interface SharedRows {
  readonly leaf: Leaf;
  readonly measures: Measure[];
}

/** Text that measures of the same rows share; null for one that needs rows of its own. */
export function sharedKey(expr: AggregateExpr, frame: Frame, { context }: Level): string | null {
  const { model } = context;
  if (mergeOf(expr.fn) === null || frame.climbs.length > 0 || !isPlain(expr.dataset, model)) return null;
  return `${expr.dataset} ${expr.where === null ? '' : textOf(expr.where)} ${frameKey(frame)} ${frame.base}`;
}

/** Rows whose measures all see the same ones, each of them once; a rollup may keep one measure and not the next. */
function isPlain(name: string, { datasets, rollups }: Model): boolean {
  const dataset = datasets.get(name);
  return (
    dataset !== undefined &&
    dataset.history === null &&
    dataset.span === null &&
    dataset.fiscal === undefined &&
    dataset.notOver.length === 0 &&
    rollups.size === 0
  );
}
