import type { AggregateExpr, DimensionRef, MetricExpr } from '@plumbline/model';
import type { Frame } from './frame.ts';
import { frameKey } from './frame-key.ts';
import type { Level } from './level.ts';
import { textOf } from './text-of.ts';

/** One aggregation of rows inside a metric, with what stands between the cell and it. */
export type OpenedMeasure = {
  readonly frame: Frame;
  readonly level: Level;
} & (
  | { readonly kind: 'flow'; readonly of: AggregateExpr }
  | {
      readonly kind: 'balance';
      readonly of: AggregateExpr;
      readonly per: DimensionRef | null;
      readonly missing: 'carry' | 'null' | 'error' | null;
    }
  /** Made of cells of its own, not of rows: members, points of time. */
  | { readonly kind: 'composed'; readonly of: MetricExpr; readonly datasets: readonly string[] }
);

/** Remembers a measure of the cell itself once, where rows are asked for; cells inside `per` are not the question's. */
export function noteMeasure(measure: OpenedMeasure): void {
  const { level, frame, kind, of } = measure;
  const { opened } = level.context;
  if (opened === null || level.shape.cell !== null) return;
  const terms = kind === 'balance' ? `${measure.per && textOf(measure.per)} ${measure.missing}` : '';
  const keys = level.keyNames.join();
  const signature = `${kind} ${textOf(of)} ${terms} ${frameKey(frame)} ${keys}`;
  if (!opened.has(signature)) opened.set(signature, measure);
}
