import type { Wire } from '@plumbline/client';
import { LIFECYCLE_EVENTS, LIFECYCLE_STATES, SIGNATURE_SIDES } from '@plumbline/diagnostics';
import type { ChangeWords } from '../commands/change-words.ts';
import { textTable } from './text-table.ts';

type Entry = Wire<'ChangeRequestEntry'>;

/** One line for each request. */
export function changeTable(entries: readonly Entry[], words: ChangeWords): string {
  const columns = words.headings.map((heading) => ({ heading, align: 'left' as const }));
  const rows = entries.map((entry) => [
    entry.id,
    `${LIFECYCLE_STATES[entry.state][words.locale]}${entry.overdue ? ` · ${words.overdue}` : ''}`,
    entry.title,
    entry.requester,
    sidesText(entry, words),
  ]);
  return textTable(columns, [rows]).join('\n');
}

function sidesText({ missing }: Entry, { locale, or }: ChangeWords): string {
  return missing.map((group) => group.map((side) => SIGNATURE_SIDES[side][locale]).join(or)).join(', ');
}

/** What a request changes, what it reaches, what was done and said. */
export function changeRequestText(request: Wire<'ChangeRequest'>, words: ChangeWords): string {
  const { locale } = words;
  const { id, title, state, requester, changes, impact, conflicts, steps, comments } = request;
  const lines = [
    `${id} · ${title} · ${LIFECYCLE_STATES[state][locale]} · ${requester}`,
    words.effective(request.effective_from) + (request.due === null ? '' : ` · ${words.due(request.due)}`),
  ];
  if (request.missing.length > 0) lines.push(words.waitsFor(sidesText(request, words)));
  for (const conflict of conflicts) lines.push(words.conflict(conflict));
  for (const change of changes) {
    lines.push(...changeLines(change, words));
    if (change.withheld) lines.push(`    ${words.withheld}`);
  }
  const reached = impact.map(({ kind, id, label }) => `${kind} ${label?.[locale] ?? id}`).join(', ');
  if (reached !== '') lines.push(`${words.impact}: ${reached}`);
  lines.push(...stakesLines(request.stakes, words));
  for (const { at, event, side, by, in_place_of, comment } of steps) {
    const who = in_place_of === null ? by : `${by} (${in_place_of})`;
    const what = LIFECYCLE_EVENTS[event as keyof typeof LIFECYCLE_EVENTS]?.[locale] ?? event;
    const parts = [at, who, what, side === null ? '' : SIGNATURE_SIDES[side][locale], comment ?? ''];
    lines.push(parts.filter((part) => part !== '').join(' · '));
  }
  for (const { at, author, body } of comments) lines.push(`${at} · ${author}: ${body}`);
  return lines.join('\n');
}

/** What is settled comes first: whoever signs restates it. */
function stakesLines(
  { settled, tasks, comments }: Wire<'ChangeRequest'>['stakes'],
  words: ChangeWords,
): readonly string[] {
  const talk = [tasks > 0 ? words.openTasks(tasks) : '', comments > 0 ? words.talk(comments) : ''];
  const told = talk.filter((part) => part !== '').join(' · ');
  return [
    ...settled.map(({ period, metrics, more }) => words.restates(period, metrics, more)),
    ...(told === '' ? [] : [told]),
  ];
}

function changeLines(change: Wire<'VersionComparison'>['changes'][number], words: ChangeWords) {
  const { locale } = words;
  const mark = { added: '+', changed: '~', removed: '-' }[change.change];
  const head = `${mark} ${change.kind} ${change.id} ${change.label[locale]}${change.cosmetic ? ` ${words.cosmetic}` : ''}`;
  const aspects = change.aspects.map(
    ({ label, before, after }) =>
      `    ${label[locale]}: ${before?.[locale] ?? '∅'} → ${after?.[locale] ?? '∅'}`,
  );
  const same = change.unchanged.map(({ label }) => label[locale]).join(', ');
  return [head, ...aspects, ...(same === '' ? [] : [`    ${words.unchanged}: ${same}`])];
}

/** What differs between two versions, and their figures. */
export function versionsText({ changes, values }: Wire<'VersionComparison'>, words: ChangeWords): string {
  const lines = changes.flatMap((change) => changeLines(change, words));
  return [...lines, comparisonText(values, words)].join('\n');
}

/** Figures of both definitions side by side, in full. */
export function comparisonText(found: Wire<'ValueComparison'>, words: ChangeWords): string {
  const columns = words.compared.map((heading, i) => ({
    heading,
    align: i === 0 ? ('left' as const) : ('right' as const),
  }));
  const row = ({ period, before, after, difference }: Wire<'ValueComparison'>['periods'][number]) =>
    [period ?? words.total, before, after, difference].map((cell) => (cell === null ? '' : String(cell)));
  const total = found.total === null ? [] : [[row(found.total)]];
  return [found.label[words.locale], ...textTable(columns, [found.periods.map(row), ...total])].join('\n');
}
