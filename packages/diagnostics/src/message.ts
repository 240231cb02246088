import { en } from './catalog/en.ts';
import { zh } from './catalog/zh.ts';
import type { Code } from './codes/index.ts';
import type { Diagnostic, Place } from './diagnostic.ts';
import { markText, withoutControls } from './mark-text.ts';

export type Locale = 'zh' | 'en';

const catalogs = { zh, en };

/** The one-line text of a diagnostic in the asked language. */
export function messageOf<C extends Code>(diagnostic: Diagnostic<C>, locale: Locale): string {
  return catalogs[locale][diagnostic.code](diagnostic.params);
}

const WORDS = {
  zh: { error: '错误', warning: '警告', note: '提示', hint: '建议' },
  en: { error: 'error', warning: 'warning', note: 'note', hint: 'hint' },
};

/** Several lines for a terminal: place, severity and message, marked source line with a caret, hints, related places. */
export function formatDiagnostic(diagnostic: Diagnostic, locale: Locale): string {
  const words = WORDS[locale];
  const { at, severity, code, hints, related = [] } = diagnostic;
  const place = at === undefined ? '' : `${placeText(at)}: `;
  const lines = [
    `${place}${words[severity]} ${code}: ${messageOf(diagnostic, locale)}`,
    ...(at === undefined ? [] : markedLines(at)).map((line) => `  ${line}`),
    ...hints.map((hint) => `  ${words.hint}: ${hint.text[locale]}`),
    ...related.map((one) => `  ${placeText(one.at)}: ${one.note[locale]}`),
  ];
  return lines.map(withoutControls).join('\n');
}

function placeText(place: Place): string {
  if (place.kind === 'query') return place.path;
  if (place.kind === 'file') return `${place.file}:${place.line}:${place.column}`;
  return [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
}

function markedLines(place: Place): readonly string[] {
  if (place.kind === 'file' && place.source !== undefined) {
    return markText(place.source, place.column - 1, place.length);
  }
  if (place.kind === 'query' && place.text !== undefined && place.start !== undefined) {
    return markText(place.text, place.start, (place.end ?? place.start + 1) - place.start);
  }
  return [];
}
