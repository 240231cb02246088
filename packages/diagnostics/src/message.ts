import { en } from './catalog/en.ts';
import { zh } from './catalog/zh.ts';
import type { Code } from './codes/index.ts';
import type { Diagnostic, Place } from './diagnostic.ts';
import { displayWidth } from './display-width.ts';

export type Locale = 'zh' | 'en';

const catalogs = { zh, en };

/** The one-line text of a diagnostic in the asked language. */
export function messageOf<C extends Code>(diagnostic: Diagnostic<C>, locale: Locale): string {
  return catalogs[locale][diagnostic.code](diagnostic.params);
}

/** Several lines for a terminal: place, severity and message, marked source line with a caret, hints. */
export function formatDiagnostic(diagnostic: Diagnostic, locale: Locale): string {
  const words = {
    zh: { error: '错误', warning: '警告', note: '提示', hint: '建议' },
    en: { error: 'error', warning: 'warning', note: 'note', hint: 'hint' },
  }[locale];
  const place = diagnostic.at ? `${placeText(diagnostic.at)}: ` : '';
  const lines = [
    `${place}${words[diagnostic.severity]} ${diagnostic.code}: ${messageOf(diagnostic, locale)}`,
  ];
  if (diagnostic.at) lines.push(...caretLines(diagnostic.at));
  for (const hint of diagnostic.hints) lines.push(`  ${words.hint}: ${hint.text[locale]}`);
  return lines.join('\n');
}

function placeText(place: Place): string {
  if (place.kind === 'file') return `${place.file}:${place.line}:${place.column}`;
  if (place.kind === 'data') return place.line === undefined ? place.file : `${place.file}:${place.line}`;
  return place.path;
}

function caretLines(place: Place): readonly string[] {
  if (place.kind === 'file' && place.source !== undefined) {
    return [`  ${place.source}`, `  ${caret(place.source, place.column - 1, place.length)}`];
  }
  if (place.kind === 'query' && place.text !== undefined && place.start !== undefined) {
    return [
      `  ${place.text}`,
      `  ${caret(place.text, place.start, (place.end ?? place.start + 1) - place.start)}`,
    ];
  }
  return [];
}

/** Wide (CJK) characters take two terminal columns. */
function caret(text: string, start: number, length: number): string {
  const before = ' '.repeat(displayWidth(text.slice(0, start)));
  return before + '^'.repeat(Math.max(1, displayWidth(text.slice(start, start + length))));
}
