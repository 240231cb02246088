import type { Place } from '@plumbline/diagnostics';
import { type Plain, type PlainMap, writtenObjects, yamlOfObjects } from '@plumbline/model';

type FilePlace = Extract<Place, { readonly kind: 'file' }>;

/** Where the text of an edited metric stands while it is read. */
export const EDITED_FILE = 'metrics/edited.yaml';

const FIRST = '  - ';
const REST = '    ';

/** One metric as people edit it: a YAML map without the list around it. */
export function metricText(body: PlainMap): string {
  const files = yamlOfObjects([{ kind: 'metric', id: '', body }]);
  const [, ...lines] = (files.get('metrics.yaml') ?? '').split('\n');
  return lines.map((line) => line.slice(REST.length)).join('\n');
}

const INDENT = '  ';

/** The same with the formula first and in a block, line for line, so that places in it are found again. */
export function metricTextOfParts({ formula = '', ...rest }: PlainMap): string {
  const lines = String(formula).replace(/\r\n?/g, '\n').split('\n');
  const block = lines.map((line) => `${INDENT}${line}\n`).join('');
  return `${formula === '' ? 'formula:\n' : `formula: |2-\n${block}`}${metricText(rest)}`;
}

/** The text of one metric as a file of definitions. */
export function metricFile(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  return `metrics:\n${lines.map((line, i) => `${i === 0 ? FIRST : REST}${line}`).join('\n')}\n`;
}

/** The metric in a text; null: it is none, or not the only one. */
export function metricOfText(text: string): PlainMap | null {
  const [object, second] = writtenObjects(new Map([[EDITED_FILE, metricFile(text)]]));
  return object?.kind === 'metric' && second === undefined ? object.body : null;
}

/** A place in the file as a place in the text; null: it is in another file. */
export function placeInText(at: Place | undefined): FilePlace | null {
  if (at?.kind !== 'file' || at.file !== EDITED_FILE) return null;
  return moved({ ...at, file: 'metric.yaml' }, { lines: 1, columns: REST.length });
}

/** The key that a line of the text belongs to. */
export function keyAt(text: string, line: number): string {
  const lines = text.split('\n').slice(0, line).reverse();
  for (const one of lines) {
    const key = /^([\p{L}_][\p{L}\p{N}_]*):/u.exec(one)?.[1];
    if (key !== undefined) return key;
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
