import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { Words } from '../../words/catalogs.ts';

type Kind = keyof Pick<
  Words['editor']['completions'],
  'metric' | 'field' | 'dataset' | 'function' | 'key' | 'role'
>;

/** Something that a formula can name. */
export interface Named {
  readonly kind: Kind;
  readonly ref: string;
  readonly zh: string;
  readonly en: string;
  /** What else is known: the kind and unit of a metric, what a function gives. */
  readonly about: string;
  /** Written by its name, also where labels are. */
  readonly isByName?: boolean;
}

interface Now {
  readonly names: readonly Named[];
  readonly locale: 'zh' | 'en';
  readonly words: Words;
}

const MOST = 40;
/** An open bracket with a label, or the name that is being written. */
const WRITTEN = /(?:\[[^\][\n]*|[\p{L}_][\p{L}\p{N}_.]*)$/u;

/** Where everything is written by its name, a bracket opens a list. */
const WRITTEN_BY_NAME = /[\p{L}_][\p{L}\p{N}_.]*$/u;

/** Names by either language: after `[` labels, elsewhere names, functions and labels that hold what is written. */
export function namesSource(now: () => Now) {
  return ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const line = state.doc.lineAt(pos);
    const { names, locale, words } = now();
    const pattern = names.every(({ isByName }) => isByName === true) ? WRITTEN_BY_NAME : WRITTEN;
    const written = pattern.exec(line.text.slice(0, pos - line.from))?.[0] ?? '';
    if (names.length === 0 || (written === '' && !explicit)) return null;
    const isLabel = written.startsWith('[');
    const wanted = (isLabel ? written.slice(1) : written).toLowerCase();
    const after = state.doc.sliceString(pos, pos + 1);
    const found = ranked(names, wanted, isLabel).slice(0, MOST);
    const options = found.map((one, i): Completion => {
      const shown = one.kind === 'function' ? `${one.ref}()` : one[locale];
      const what = words.editor.completions[one.kind];
      const about = one.about === '' ? what : `${what} · ${one.about}`;
      return {
        label: shown,
        detail: one.kind === 'function' ? about : `${one.ref} · ${about}`,
        boost: MOST - i,
        apply: (view, _, from, to) => {
          const insert = insertionOf(one, locale, isLabel || !isAscii(written));
          const end = isLabel && after === ']' ? to + 1 : to;
          const back = one.kind === 'function' ? 1 : 0;
          view.dispatch({
            changes: { from, to: end, insert },
            selection: { anchor: from + insert.length - back },
            userEvent: 'input.complete',
          });
        },
      };
    });
    return options.length === 0 ? null : { from: pos - written.length, options, filter: false };
  };
}

function isAscii(text: string): boolean {
  return /^[\w.]*$/.test(text);
}

/** A label where somebody writes labels, else the name. */
function insertionOf({ kind, ref, zh, en, isByName }: Named, locale: 'zh' | 'en', asLabel: boolean): string {
  if (kind === 'key') return `${ref}: `;
  if (isByName === true) return ref;
  if (kind === 'function') return `${ref}()`;
  return asLabel && kind !== 'dataset' ? `[${{ zh, en }[locale]}]` : ref;
}

/** Those that begin so before those that hold it; metrics before what they are made of. */
function ranked(names: readonly Named[], wanted: string, isLabel: boolean): readonly Named[] {
  const score = ({ kind, ref, zh, en }: Named) => {
    if (isLabel && (kind === 'function' || kind === 'dataset')) return -1;
    const texts = [zh, en, ref].map((text) => text.toLowerCase());
    const short = ref.toLowerCase().split('.').at(-1) ?? '';
    const rank = { key: 5, role: 4, metric: 3, function: 2, field: 1, dataset: 0 }[kind];
    if ([...texts, short].some((text) => text.startsWith(wanted))) return 10 + rank;
    return texts.some((text) => text.includes(wanted)) ? rank : -1;
  };
  return names
    .map((one) => ({ one, score: score(one) }))
    .filter((scored) => scored.score >= 0)
    .sort((a, b) => b.score - a.score)
    .map(({ one }) => one);
}
