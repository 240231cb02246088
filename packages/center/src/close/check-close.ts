import { type Diagnostic, report } from '@plumbline/diagnostics';
import type { Close } from '@plumbline/store';
import type { AnswerContext } from '../answer/answer-question.ts';
import type { Served } from '../center/served.ts';
import { changedFigures } from './changed-figures.ts';
import type { ChangedFigure } from './closes-case.ts';
import { closingFigures } from './closing-figures.ts';
import { closingSources, readBy } from './closing-sources.ts';

export interface Checking {
  readonly served: Served;
  /** Over the whole company. */
  readonly context: AnswerContext;
  readonly signal?: AbortSignal | undefined;
}

/** Works the figures of a lock out again, by the definitions and rows of one moment: each cell by the formula in force in it. */
export async function checkClose(
  close: Close,
  { served, context, signal }: Checking,
): Promise<readonly ChangedFigure[]> {
  const metrics = close.figures.map(({ metric }) => metric);
  const { figures } = await closingFigures({ ...context, isPast: true }, `${close.from}..${close.to}`, {
    metrics,
    signal,
  });
  return changedFigures(close, {
    figures,
    sources: closingSources(served, metrics),
    readBy: (metric) => readBy(served, metric),
  });
}

export function changeInWords({ period, metric, closed, now, isGone }: ChangedFigure): Diagnostic {
  const was = closed === null ? null : String(closed);
  return isGone
    ? report('close/gone', { period, metric, closed: was })
    : report('close/changed', { period, metric, closed: was, now: now === null ? null : String(now) });
}
