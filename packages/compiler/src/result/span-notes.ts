import type { Cell, NoteCode, ResultNote } from '@plumbline/query';
import type { Place } from './assemble.ts';
import type { Layout } from './layout.ts';

/** Of each column made of spans: whether a row states it, or which others it was derived from. */
export function spanNotes(line: readonly Cell[], place: Place, { spans }: Layout): readonly ResultNote[] {
  return spans.flatMap(({ name, source }) => {
    const states = String(line[source] ?? '')
      .split('|')
      .slice(1);
    return [...notesOf(states)].map(([code, terms]) => ({
      ...place,
      column: name,
      code,
      ...(terms === '' ? {} : { terms }),
    }));
  });
}

/** By code the terms of the spans that have it: `derived +2023-01-01..2023-12-31 -2023-01-01..2023-09-30`. */
function notesOf(states: readonly string[]): ReadonlyMap<NoteCode, string> {
  const notes = new Map<NoteCode, string>();
  const add = (code: NoteCode, terms: string) =>
    notes.set(code, [notes.get(code) ?? '', terms].filter((text) => text !== '').join(', '));
  if (states.includes('')) add('span/no-chain', '');
  for (const state of states) {
    const series = state === '' ? [] : state.split(', ');
    const derived = series.filter((one) => one.startsWith('derived'));
    if (series.length > 0 && derived.length === 0) add('span/reported', '');
    for (const one of derived) add('span/derived', one.split(' ').filter(isTerm).join(' '));
    if (series.some((one) => one.split(' ')[1] === 'differ')) add('span/chains-differ', '');
  }
  return notes;
}

function isTerm(word: string): boolean {
  return word.startsWith('+') || word.startsWith('-');
}
