import { fold, hasHan, wordsOf } from './fold.ts';
import { type FormKind, formsOf } from './search-form.ts';
import type { Speller } from './speller.ts';
import { typingDistance } from './typing-distance.ts';

/** A text under which an entry is found. */
export interface SearchKey<E> {
  readonly entry: E;
  /** As people know it. */
  readonly shown: string;
  /** Added to its score: a label counts for more than a synonym. */
  readonly weight: number;
}

export interface Found<E> {
  readonly entry: E;
  readonly shown: string;
  readonly score: number;
}

export interface SearchIndex<E> {
  /** Every entry that fits, each once with its best key, the best first; equals in the order they were put in. */
  find(text: string): readonly Found<E>[];
}

type Fit = 'exact' | 'start' | 'inside';

const SCORES: { readonly [K in FormKind]: { readonly [F in Fit]: number } } = {
  written: { exact: 100, start: 85, inside: 60 },
  word: { exact: 80, start: 72, inside: 0 },
  initials: { exact: 78, start: 66, inside: 40 },
  pinyin: { exact: 76, start: 64, inside: 36 },
};
/** With slips of the finger; less for each, and less for one word of several. */
const SLIPPED = { whole: 55, start: 42, each: 12, word: 6 };
/** Latin letters in the middle of a word are seldom what is meant. */
const MIDDLE = { score: 30, least: 4 };
/** Chinese characters that are others, but sound alike. */
const SOUNDS_ALIKE = 20;
/** With fewer entries found, slips are looked for too. */
const FEW = 3;
/** Beyond this nobody types. */
const LONGEST = 100;
const BREAK = '\n';
/** Texts built before other work has its turn. */
const PIECE = 500;

interface Lines<E> {
  readonly keys: SearchKey<E>[];
  /** Of each line: its key, kind, text, and letters as bits. */
  readonly key: number[];
  readonly kind: FormKind[];
  readonly text: string[];
  readonly letters: number[];
  readonly starts: number[];
}

/** All forms stand in one text, a line each, so that one pass of the engine's own search finds every place. */
export async function buildSearchIndex<E>(
  keys: Iterable<SearchKey<E>>,
  speller: Speller,
): Promise<SearchIndex<E>> {
  const lines: Lines<E> = { keys: [], key: [], kind: [], text: [], letters: [], starts: [] };
  let at = BREAK.length;
  for (const key of keys) {
    const position = lines.keys.push(key) - 1;
    for (const { kind, text } of formsOf(key.shown, speller)) {
      lines.key.push(position);
      lines.kind.push(kind);
      lines.text.push(text);
      lines.letters.push(lettersOf(text));
      lines.starts.push(at);
      at += text.length + BREAK.length;
    }
    if (position % PIECE === PIECE - 1) await new Promise((resolve) => setImmediate(resolve));
  }
  const whole = `${BREAK}${lines.text.join(BREAK)}${BREAK}`;
  return { find: (text) => find(text, { lines, whole, speller }) };
}

interface Searched<E> {
  readonly lines: Lines<E>;
  readonly whole: string;
  readonly speller: Speller;
}

function find<E>(text: string, searched: Searched<E>): readonly Found<E>[] {
  const typed = fold(text.slice(0, LONGEST));
  if (typed === '') return [];
  const best = new Map<E, Found<E>>();
  addPlaces(best, typed, { searched, less: 0 });
  const words = wordsOf(text.slice(0, LONGEST));
  if (words.length > 1) addOfEveryWord(best, words, searched);
  if (hasHan(typed)) {
    const spelled = searched.speller.syllables(typed).join('');
    addPlaces(best, spelled, { searched, less: SOUNDS_ALIKE, only: 'pinyin' });
  }
  if (best.size < FEW) addSlips(best, typed, searched);
  return [...best.values()].sort((a, b) => b.score - a.score);
}

interface Adding<E> {
  readonly searched: Searched<E>;
  readonly less: number;
  readonly only?: FormKind;
}

function addPlaces<E>(best: Map<E, Found<E>>, typed: string, { searched, less, only }: Adding<E>): void {
  const { lines, whole } = searched;
  const isLatin = /^[a-z]+$/.test(typed);
  let line = 0;
  for (let at = whole.indexOf(typed); at >= 0; at = whole.indexOf(typed, at + 1)) {
    line = lineAt(lines.starts, at, line);
    const kind = lines.kind[line] ?? 'written';
    const form = lines.text[line] ?? '';
    if (only !== undefined && kind !== only) continue;
    const isStart = at === lines.starts[line];
    const fit: Fit = isStart ? (form.length === typed.length ? 'exact' : 'start') : 'inside';
    const isMiddle = fit === 'inside' && isLatin && kind === 'written';
    const score = isMiddle ? MIDDLE.score : SCORES[kind][fit];
    if (score === 0 || (fit === 'inside' && isLatin && typed.length < MIDDLE.least)) continue;
    add(best, lines, { line, score: score - less + (8 * typed.length) / form.length });
  }
}

/** Every word must fit somewhere; the entry is as good as its worst word, and worse than one that has them in a row. */
function addOfEveryWord<E>(best: Map<E, Found<E>>, words: readonly string[], searched: Searched<E>): void {
  const lists = words.map((word) => {
    const found = new Map<E, Found<E>>();
    addPlaces(found, word, { searched, less: 0 });
    return found;
  });
  const [first, ...rest] = lists;
  for (const [entry, found] of first ?? []) {
    const others = rest.map((list) => list.get(entry));
    if (others.some((other) => other === undefined)) continue;
    const worst = Math.min(found.score, ...others.map((other) => other?.score ?? 0));
    keepBetter(best, { ...found, score: worst - 5 });
  }
}

function addSlips<E>(best: Map<E, Found<E>>, typed: string, { lines }: Searched<E>): void {
  const most = slipsIn(typed);
  if (most === 0) return;
  const missing = missingIn(typed);
  for (let line = 0; line < lines.text.length; line++) {
    const kind = lines.kind[line];
    const text = lines.text[line] ?? '';
    if (kind === 'initials' || text.length < typed.length - most) continue;
    if (missing(lines.letters[line] ?? 0) > most) continue;
    const { whole, start } = typingDistance(typed, text, most);
    if (start > most) continue;
    const fit = whole <= most ? SLIPPED.whole - SLIPPED.each * whole : SLIPPED.start - SLIPPED.each * start;
    add(best, lines, { line, score: fit - (kind === 'word' ? SLIPPED.word : 0) });
  }
}

/** Slips that still leave no doubt of what was meant. */
function slipsIn(typed: string): number {
  if (hasHan(typed)) return typed.length >= 3 ? 1 : 0;
  if (typed.length < 4) return 0;
  return typed.length < 8 ? 1 : 2;
}

function add<E>(
  best: Map<E, Found<E>>,
  lines: Lines<E>,
  { line, score }: { readonly line: number; readonly score: number },
): void {
  const key = lines.keys[lines.key[line] ?? -1];
  if (key === undefined) return;
  const { entry, shown, weight } = key;
  keepBetter(best, { entry, shown, score: score + weight });
}

function keepBetter<E>(best: Map<E, Found<E>>, found: Found<E>): void {
  const known = best.get(found.entry);
  if (known === undefined || known.score < found.score) best.set(found.entry, found);
}

/** The line that a place is in; places come in order, so the search starts at the line before. */
function lineAt(starts: readonly number[], at: number, from: number): number {
  let low = from;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Which letters a text has, 32 at most told apart. */
function lettersOf(text: string): number {
  let bits = 0;
  for (let i = 0; i < text.length; i++) bits |= 1 << (text.charCodeAt(i) & 31);
  return bits;
}

/** How many letters of what was typed a line with these letters lacks for certain: so many slips at least. */
function missingIn(typed: string): (letters: number) => number {
  const counts = Array.from({ length: 32 }, () => 0);
  for (let i = 0; i < typed.length; i++) {
    const bit = typed.charCodeAt(i) & 31;
    counts[bit] = (counts[bit] ?? 0) + 1;
  }
  const asked = lettersOf(typed);
  return (letters) => {
    let missing = 0;
    for (let rest = asked & ~letters; rest !== 0; rest &= rest - 1)
      missing += counts[31 - Math.clz32(rest & -rest)] ?? 0;
    return missing;
  };
}
