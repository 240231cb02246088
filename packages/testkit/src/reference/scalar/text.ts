import { coerce } from '../value/coerce.ts';
import { decimalOf } from '../value/decimal.ts';
import { isNumeric, numberOf, type Value } from '../value/value.ts';
import { strict } from './scalar.ts';

const TEXT = { kind: 'text' } as const;

function textual(compute: (...args: readonly string[]) => Value) {
  return strict((args) => compute(...args.map((a) => String(coerce(a, TEXT)))));
}

/** Positions and lengths count code points. */
export const text = {
  like: textual((value = '', pattern = '') => likePattern(pattern).test(value)),
  not_like: textual((value = '', pattern = '') => !likePattern(pattern).test(value)),
  upper: textual((a = '') => a.toUpperCase()),
  lower: textual((a = '') => a.toLowerCase()),
  trim: textual((a = '') => a.replace(/^ +| +$/g, '')),
  length: textual((a = '') => decimalOf([...a].length)),
  replace: textual((a = '', from = '', to = '') => (from === '' ? a : a.replaceAll(from, () => to))),
  starts_with: textual((a = '', b = '') => a.startsWith(b)),
  contains: textual((a = '', b = '') => a.includes(b)),
  matches: textual((a = '', pattern = '') => new RegExp(pattern, 'u').test(a)),
  concat: (args: readonly Value[]) => args.map((a) => coerce(a, TEXT) ?? '').join(''),
  substring: strict(([value = null, start = null, count]) => substring(value, start, count)),
};

/** The first character is 1; a start before it takes from the first. */
function substring(value: Value, start: Value, count: Value | undefined): Value {
  const characters = [...String(coerce(value, TEXT))];
  const from = isNumeric(start) ? numberOf(start) - 1 : 0;
  const length = count !== undefined && isNumeric(count) ? numberOf(count) : characters.length;
  return characters.slice(Math.max(0, from), Math.max(0, from + length)).join('');
}

function likePattern(pattern: string): RegExp {
  const source = [...pattern].map((c) =>
    c === '%' ? '.*' : c === '_' ? '.' : c.replace(/[\\^$.*+?()[\]{}|/-]/u, '\\$&'),
  );
  return new RegExp(`^${source.join('')}$`, 'su');
}
