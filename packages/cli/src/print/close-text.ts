import type { Wire } from '@plumbline/client';
import type { CloseWords } from '../commands/close-words.ts';
import { type TextColumn, textTable } from './text-table.ts';

type Period = Wire<'ClosedPeriodList'>['periods'][number];
type Finding = Wire<'CloseCheck'>['findings'][number];

/** One line for each period. */
export function periodTable(periods: readonly Period[], words: CloseWords): string {
  if (periods.length === 0) return words.none;
  const rows = periods.map(({ period, event, by, at, changed, comment }) => [
    period,
    words.events[event],
    by,
    at,
    changed === null ? '' : String(changed),
    comment ?? '',
  ]);
  return table(words.periods, rows, [4]);
}

/** Figures as closed, what has changed since, and what was done. */
export function closedPeriodText(detail: Wire<'ClosedPeriod'>, words: CloseWords): string {
  const { figures, findings, steps, hash } = detail;
  const lines = [`${detail.period} · ${words.events[detail.event]}${hash === null ? '' : ` · ${hash}`}`, ''];
  lines.push(
    table(
      words.figures,
      figures.map(({ metric, value }) => [metric, shown(value)]),
      [1],
    ),
  );
  if (findings.length > 0) lines.push('', findingTable(findings, words));
  lines.push('');
  for (const { at, by, in_place_of, event, comment } of steps)
    lines.push(
      [at, in_place_of === null ? by : `${by} (${in_place_of})`, words.events[event], comment ?? '']
        .filter((part) => part !== '')
        .join(' · '),
    );
  return lines.join('\n');
}

/** Both figures of each finding, in full. */
export function findingTable(findings: readonly Finding[], words: CloseWords): string {
  const rows = findings.map(({ period, metric, closed, now, difference, causes }) => [
    ...[period, metric, shown(closed), shown(now), shown(difference)],
    causes.map(({ kind, id }) => `${kind} ${id}`).join(', '),
  ]);
  return table(words.findings, rows, [2, 3, 4]);
}

function table(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[],
): string {
  const columns = names.map(
    (heading, i): TextColumn => ({ heading, align: right.includes(i) ? 'right' : 'left' }),
  );
  return textTable(columns, [rows]).join('\n');
}

function shown(value: Finding['now']): string {
  return value === null ? '–' : String(value);
}
