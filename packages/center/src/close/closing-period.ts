import { formatDay, formatPeriod, parsePeriod, resolvePeriod } from '@plumbline/calendar';
import { PlumblineError, report } from '@plumbline/diagnostics';
import type { ClosedPeriod } from '@plumbline/store';
import type { Served } from '../center/served.ts';

/** A text as the one name of its period. Throws PlumblineError `query/bad-period`, `close/not-fixed`. */
export function closingPeriod(text: string, { model, day }: Pick<Served, 'model' | 'day'>): ClosedPeriod {
  const { calendar } = model.workspace;
  const parsed = parsePeriod(text, calendar);
  if (!('period' in parsed)) {
    const { reason, start, end } = parsed.problem;
    const at = { kind: 'query', path: 'period', text, start, end } as const;
    throw new PlumblineError([
      report('query/bad-period', { text, part: text.slice(start, end), reason }, { at }),
    ]);
  }
  const spec = parsed.period;
  const { from, to } = resolvePeriod(spec, day, calendar);
  if (from === null || to === null || spec.kind === 'last' || spec.kind === 'this')
    throw new PlumblineError([report('close/not-fixed', { period: text })]);
  return {
    period: formatPeriod(spec, calendar),
    from: formatDay(from),
    to: formatDay(to),
    grain: spec.kind === 'member' ? spec.grain : null,
  };
}
