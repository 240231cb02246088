import type { Place } from '@plumbline/diagnostics';
import { type Plain, type PlainMap, writtenObjects, yamlOfObjects } from '@plumbline/model';
import { type EditKind, rulesOf } from './edit-kinds.ts';

type FilePlace = Extract<Place, { readonly kind: 'file' }>;

/** Where the text of an edited definition stands while it is read: after all others, so that what is said twice is told of it. */
export const EDITED_FILE = 'written/edited.yaml';

const FIRST = '  - ';
const REST = '    ';

/** One definition as people edit it: a YAML map without the list around it. */
export function definitionText(kind: EditKind, body: PlainMap): string {
  const files = yamlOfObjects([{ kind, id: '', body }]);
  const [, ...lines] = (files.get(`${rulesOf(kind).list}.yaml`) ?? '').split('\n');
  return lines.map((line) => line.slice(REST.length)).join('\n');
}

const INDENT = '  ';

/** The same with the formula first and in a block, line for line, so that places in it are found again. */
export function definitionTextOfParts(kind: EditKind, body: PlainMap): string {
  const { formula: key } = rulesOf(kind);
  if (key === null) return definitionText(kind, body);
  const { [key]: formula = '', ...rest } = body;
  const lines = String(formula).replace(/\r\n?/g, '\n').split('\n');
  const block = lines.map((line) => `${INDENT}${line}\n`).join('');
  return `${formula === '' ? `${key}:\n` : `${key}: |2-\n${block}`}${definitionText(kind, rest)}`;
}

/** The text of one definition as a file of definitions. */
export function definitionFile(kind: EditKind, text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  return `${rulesOf(kind).list}:\n${lines.map((line, i) => `${i === 0 ? FIRST : REST}${line}`).join('\n')}\n`;
}

/** The definition in a text; null: it is none, or not the only one. */
export function definitionOfText(kind: EditKind, text: string): PlainMap | null {
  const [object, second] = writtenObjects(new Map([[EDITED_FILE, definitionFile(kind, text)]]));
  return object?.kind === kind && second === undefined ? object.body : null;
}

/** A place in the file as a place in the text; null: it is in another file. */
export function placeInText(at: Place | undefined, kind: EditKind): FilePlace | null {
  if (at?.kind !== 'file' || at.file !== EDITED_FILE) return null;
  return moved({ ...at, file: `${kind}.yaml` }, { lines: 1, columns: REST.length });
}

const TOP = /^([\p{L}_][\p{L}\p{N}_]*):(.*)$/u;
const INNER = /^ {2}([\p{L}_][\p{L}\p{N}_]*):/u;

/** The key that a line of the text belongs to, with the key around it: `formula`, `label.zh`. */
export function keyAt(text: string, line: number): string {
  const lines = text.split('\n').slice(0, line).reverse();
  let inner: string | undefined;
  for (const one of lines) {
    const [, key, rest] = TOP.exec(one) ?? [];
    // What follows a key on its line is no map below it: a text in a block may look like one.
    if (key !== undefined) return inner === undefined || rest?.trim() !== '' ? key : `${key}.${inner}`;
    inner ??= INNER.exec(one)?.[1];
  }
  return '';
}

/** A place in the text of parts as a place in the formula, which stands first. */
export function placeInFormula(place: FilePlace): FilePlace {
  if (place.line === 1) return { ...place, line: 1, column: 1, length: 1 };
  return moved({ ...place, file: 'formula' }, { lines: 1, columns: INDENT.length });
}

function moved(
  { source, ...at }: FilePlace,
  { lines, columns }: { readonly lines: number; readonly columns: number },
): FilePlace {
  return {
    ...at,
    line: Math.max(1, at.line - lines),
    column: Math.max(1, at.column - columns),
    ...(source === undefined ? {} : { source: source.slice(columns) }),
  };
}

/** Texts stay texts: what a form sends as a number or a switch becomes what YAML would say. */
export function plainOf(value: unknown): Plain {
  if (Array.isArray(value)) return value.map(plainOf);
  if (typeof value !== 'object' || value === null) return String(value ?? '');
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plainOf(one)]));
}
