import type { Locale } from '@plumbline/diagnostics';
import type { Plain, PlainMap, Text } from '@plumbline/model';

/** What a metric's entry says elsewhere than in its body. */
export interface Around {
  readonly locale: Locale;
  /** The formula as people read it, in this language; the written one where that could be misread. */
  readonly readable: (formula: string, locale: Locale) => string;
}

/** One thing that a row of the sheet says of its metric. */
export interface DictionaryColumn {
  /** Key of the definition that it is written under. */
  readonly path: string;
  readonly heading: Text;
  readonly help: Text;
  readonly width: number;
  /** What may stand in it: what is written for it, and its words. Absent: any text. */
  readonly choices?: ReadonlyMap<string, Text>;
  /** Texts that stand for what a definition says, the one that is exported first; empty: it says nothing. */
  readonly shows: (body: PlainMap, around: Around) => readonly string[];
  /** The definition with another text; null: there is no such choice. */
  readonly write: (body: PlainMap, text: string) => PlainMap | null;
}

type Told = Pick<DictionaryColumn, 'path' | 'heading' | 'help' | 'width'>;

export function textColumn(told: Told): DictionaryColumn {
  const { path } = told;
  return {
    ...told,
    shows: (body) => [textOf(body[path])],
    write: (body, text) => withValue(body, path, text),
  };
}

/** One language of a text in two. A language that is not written shows nothing, so that it is not written either. */
export function languageColumn(told: Told, locale: Locale): DictionaryColumn {
  const { path } = told;
  return {
    ...told,
    shows: (body) => [pairOf(body[path])[locale]],
    write(body, text) {
      const before = pairOf(body[path]);
      const { zh, en } = locale === 'zh' ? { ...before, zh: text } : { ...before, en: text };
      if (zh === '' && en === '') return withValue(body, path, '');
      const both = typeof body[path] === 'string' && zh === en;
      const pair = { ...(zh === '' ? {} : { zh }), ...(en === '' ? {} : { en }) };
      return { ...body, [path]: both ? zh : pair };
    },
  };
}

/** Several words in one cell, semicolons between them. */
export function listColumn(told: Told): DictionaryColumn {
  const { path } = told;
  return {
    ...told,
    shows(body) {
      const words = wordsOf(body[path]);
      return [words.join('; '), words.join('；')];
    },
    write(body, text) {
      const words = text
        .split(/\s*[;；\n]\s*/u)
        .map((word) => word.trim())
        .filter((word) => word !== '');
      return words.length === 0 ? withValue(body, path, '') : { ...body, [path]: words };
    },
  };
}

export function choiceColumn(told: Told, choices: Readonly<Record<string, Text>>): DictionaryColumn {
  const { path } = told;
  const known = new Map(Object.entries(choices));
  return {
    ...told,
    choices: known,
    shows(body, { locale }) {
      const value = textOf(body[path]);
      const words = known.get(value);
      return words === undefined ? [value] : [words[locale], words.zh, words.en, value];
    },
    write(body, text) {
      if (text === '') return withValue(body, path, '');
      const wanted = text.toLowerCase();
      const found = [...known].find(([value, { zh, en }]) => [value, zh, en].includes(wanted));
      return found === undefined ? null : { ...body, [path]: found[0] };
    },
  };
}

export function formulaColumn(told: Told): DictionaryColumn {
  const { path } = told;
  return {
    ...told,
    shows(body, { locale, readable }) {
      const written = textOf(body[path]);
      if (written === '') return [''];
      return [readable(written, locale), readable(written, 'zh'), readable(written, 'en'), written];
    },
    write: (body, text) => withValue(body, path, text),
  };
}

function withValue(body: PlainMap, path: string, text: string): PlainMap {
  if (text !== '') return { ...body, [path]: text };
  const { [path]: _, ...rest } = body;
  return rest;
}

function textOf(value: Plain | undefined): string {
  return typeof value === 'string' ? value : '';
}

function wordsOf(value: Plain | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? (value as readonly Plain[]).map(textOf) : [];
}

function pairOf(value: Plain | undefined): Text {
  if (typeof value === 'string') return { zh: value, en: value };
  const pair = (typeof value === 'object' && !Array.isArray(value) ? value : {}) as PlainMap;
  return { zh: textOf(pair.zh), en: textOf(pair.en) };
}
