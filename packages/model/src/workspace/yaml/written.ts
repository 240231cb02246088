/**
 * A value as written. Scalars stay text: the schema decides what they mean, so `code: 001`, `zh: 2024` and
 * `sign: no` keep what was typed. `start` and `end` are offsets into the file.
 */
export type Written =
  | { readonly kind: 'text'; readonly value: string; readonly start: number; readonly end: number }
  | {
      readonly kind: 'list';
      readonly items: readonly Written[];
      readonly start: number;
      readonly end: number;
    }
  | WrittenMap;

export interface WrittenMap {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, WrittenEntry>;
  /** Written with braces. */
  readonly flow: boolean;
  readonly start: number;
  readonly end: number;
}

export interface WrittenEntry {
  readonly keyStart: number;
  readonly keyEnd: number;
  /** Null when only the key is there, as for a part of `{a, b}`. */
  readonly value: Written | null;
}

/** The plain value without places. */
export function toPlain(written: Written | null): unknown {
  if (written === null) return '';
  if (written.kind === 'text') return written.value;
  if (written.kind === 'list') return written.items.map(toPlain);
  const plain: Record<string, unknown> = {};
  for (const [key, entry] of written.entries) {
    if (key === '__proto__')
      Object.defineProperty(plain, key, { value: toPlain(entry.value), enumerable: true });
    else plain[key] = toPlain(entry.value);
  }
  return plain;
}
