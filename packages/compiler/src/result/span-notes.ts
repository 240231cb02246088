import type { Cell, NoteCode, ResultNote } from '@plumbline/query';
import { NOTHING_REPORTED } from '../plan/build/rows/span-states.ts';
import type { Place } from './assemble.ts';
import type { Layout } from './layout.ts';

/** Of each column made of spans: whether a row states it, or which others it was derived from; and how many series are not in it. */
export function spanNotes(line: readonly Cell[], place: Place, { spans }: Layout): readonly ResultNote[] {
  return spans.flatMap(({ name, source, figure }) => {
    const [own = '', ...parts] = String(line[source] ?? '').split('~');
    const states = own.split('|').slice(1);
    const left = (line[figure] ?? null) === null ? '' : leftOut(parts);
    const notes = [...notesOf(states), ...(left === '' ? [] : [['span/left-out', left] as const])];
    return notes.map(([code, terms]) => ({
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
  const add = (code: NoteCode, terms: string) => {
    const said = (notes.get(code) ?? '').split(', ').filter((text) => text !== '');
    notes.set(code, terms === '' || said.includes(terms) ? said.join(', ') : [...said, terms].join(', '));
  };
  if (states.includes('')) add('span/no-chain', '');
  for (const state of states.filter((one) => one !== NOTHING_REPORTED)) {
    const series = state === '' ? [] : state.split(', ');
    const derived = series.filter((one) => one.startsWith('derived'));
    if (series.length > 0 && derived.length === 0) add('span/reported', '');
    for (const one of derived) add('span/derived', one.split(' ').filter(isTerm).join(' '));
    if (series.some((one) => one.split(' ')[1] === 'differ')) add('span/chains-differ', '');
  }
  return notes;
}

/** `4/5`: so many series are not in the figure, of so many with rows in its range. Several figures in a column say each its own. */
function leftOut(parts: readonly string[]): string {
  return [...new Set(parts.filter((part) => part !== ''))].sort().join(', ');
}

function isTerm(word: string): boolean {
  return word.startsWith('+') || word.startsWith('-');
}
