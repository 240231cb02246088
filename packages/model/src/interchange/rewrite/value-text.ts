import type { Plain, PlainMap } from '../../workspace/written-objects.ts';

/** Where a value stands: on lines of its own, or between brackets. */
export type Setting = 'block' | 'flow';

const LONGEST_FLOW = 100;
/** How a definition begins, and a text in two languages; the rest follows by the alphabet. */
const FIRST_KEYS = [
  'name',
  'code',
  'label',
  'description',
  'from',
  'to',
  'source',
  'formula',
  'type',
  'zh',
  'en',
];

/** A text as it is written on one line; in quotes like those before where it had some. */
export function scalarText(value: string, setting: Setting, before = ''): string {
  if (before.startsWith("'") && !/[\n\r\t]/.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return !before.startsWith('"') && isPlain(value, setting) ? value : JSON.stringify(value);
}

/** A value between brackets. */
export function flowText(value: Plain): string {
  if (typeof value === 'string') return scalarText(value, 'flow');
  if (isList(value)) return `[${value.map(flowText).join(', ')}]`;
  return `{${entriesOf(value)
    .map(([key, one]) => `${keyText(key)}: ${flowText(one)}`)
    .join(', ')}}`;
}

/** What follows a key and its colon: on the line, or on lines further right than `indent`. */
export function afterKey(value: Plain, indent: string): string {
  const inner = `${indent}  `;
  if (typeof value === 'string') return ` ${longText(value, inner) ?? scalarText(value, 'block')}`;
  const flow = flowText(value);
  if (indent.length + flow.length <= LONGEST_FLOW || Object.keys(value).length === 0) return ` ${flow}`;
  return isList(value) ? `\n${itemLines(value, inner)}` : `\n${mapLines(value, inner)}`;
}

/** `key: value` lines. */
export function mapLines(value: PlainMap, indent: string): string {
  return entriesOf(value)
    .map(([key, one]) => `${indent}${keyText(key)}:${afterKey(one, indent)}`)
    .join('\n');
}

/** Items behind dashes. */
export function itemLines(items: readonly Plain[], indent: string): string {
  return items
    .map((item) => {
      if (!isMap(item) || Object.keys(item).length === 0) return `${indent}- ${flowText(item)}`;
      return `${indent}- ${mapLines(item, `${indent}  `).trimStart()}`;
    })
    .join('\n');
}

function keyText(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key);
}

/** Lines of a formula stay lines. */
function longText(value: string, indent: string): string | null {
  const isLines =
    value.includes('\n') && /^\S/.test(value) && !/\s$/.test(value) && !/[\r\t]| \n/.test(value);
  if (!isLines) return null;
  return `|-\n${value
    .split('\n')
    .map((line) => (line === '' ? '' : indent + line))
    .join('\n')}`;
}

function isPlain(value: string, setting: Setting): boolean {
  if (!/^[\p{L}\p{N}_($/.\\+~][^\p{C}]*$/u.test(value) || value !== value.trim()) return false;
  if (/: |:$| #/.test(value) || /[\n\r\t\u2028\u2029\uFEFF]/.test(value)) return false;
  return setting === 'block' || !/[,[\]{}:#]/.test(value);
}

function entriesOf(value: PlainMap): readonly (readonly [string, Plain])[] {
  const rank = (key: string) => {
    const at = FIRST_KEYS.indexOf(key);
    return at === -1 ? FIRST_KEYS.length : at;
  };
  return Object.entries(value).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

export function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

export function isMap(value: Plain): value is PlainMap {
  return typeof value === 'object' && !isList(value);
}
