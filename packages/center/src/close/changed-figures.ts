import type { Close, ClosedSource } from '@plumbline/store';
import type { ChangeCause, ChangedFigure } from './closes-case.ts';
import type { ClosingFigures } from './closing-figures.ts';
import { isRule, sourceKey } from './closing-sources.ts';
import { figureDifference } from './figure-difference.ts';
import { isSameValue } from './is-same-value.ts';
import { unitOf } from './unit-of.ts';

export interface AsNow extends Pick<ClosingFigures, 'figures'> {
  readonly sources: readonly ClosedSource[];
  /** Keys of what a metric is made of. */
  readonly readBy: (metric: string) => ReadonlySet<string>;
}

/** The figures of a lock that are no longer what they were. */
export function changedFigures(close: Close, { figures, sources, readBy }: AsNow): readonly ChangedFigure[] {
  const now = new Map(figures.map((figure) => [figure.metric, figure]));
  const causes = causesBetween(close.sources, sources);
  return close.figures.flatMap((closed): readonly ChangedFigure[] => {
    const found = now.get(closed.metric);
    const isOfUnit = found !== undefined && unitOf(found) === unitOf(closed);
    if (isOfUnit && isSameValue(closed.value, found.value)) return [];
    const value = found?.value ?? null;
    return [
      {
        period: close.period,
        metric: closed.metric,
        closed: closed.value,
        now: value,
        unit: closed.unit,
        isOtherUnit: found !== undefined && !isOfUnit,
        isGone: found === undefined,
        difference: isOfUnit ? figureDifference(value, closed.value) : null,
        causes: causesOf(causes, readBy(closed.metric), closed.metric),
      },
    ];
  });
}

export function causesBetween(
  before: readonly ClosedSource[],
  after: readonly ClosedSource[],
): readonly ChangeCause[] {
  const was = new Map(before.map((source) => [sourceKey(source), source]));
  const is = new Map(after.map((source) => [sourceKey(source), source]));
  return [...new Map([...was, ...is])].flatMap(([key, { kind, id }]): readonly ChangeCause[] => {
    const [old, one] = [was.get(key)?.version ?? null, is.get(key)?.version ?? null];
    return old === one ? [] : [{ kind, id, was: old, is: one }];
  });
}

/** Rows of rates and calendars are read by no formula: they are named where nothing else has changed. */
function causesOf(
  all: readonly ChangeCause[],
  read: ReadonlySet<string>,
  metric: string,
): readonly ChangeCause[] {
  const own = all.filter(
    (cause) =>
      read.has(sourceKey(cause)) || isRule(cause) || (cause.kind === 'metric' && cause.id === metric),
  );
  return own.length > 0 ? own : all.filter(({ kind }) => kind === 'rows');
}
