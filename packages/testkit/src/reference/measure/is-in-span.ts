import type { Cell } from '../cell/cell.ts';
import { readLater } from '../cell/clock.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import type { Row } from '../data/relations.ts';
import type { Span } from '../time/span.ts';
import { MICROS_PER_DAY, microsOf } from '../value/value.ts';
import { timeOf } from './time-of.ts';

export function isInSpan(ev: Evaluation, row: Row, span: Span, cell: Cell): boolean {
  const happened = microsOf(timeOf(ev, row, cell));
  const micros = happened === null ? null : happened + readLater(cell.moves);
  if (micros === null || micros < span.from * MICROS_PER_DAY) return false;
  return span.clock === null
    ? micros < (span.to + 1) * MICROS_PER_DAY
    : micros <= span.to * MICROS_PER_DAY + span.clock;
}
