/** Offsets count UTF-16 units of the text as written. */
export interface Token {
  readonly kind: 'name' | 'number' | 'percent' | 'text' | 'label' | 'param' | 'symbol' | 'end';
  /** Names and symbols in ASCII form, numbers as digits, texts and labels without their quotes. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Words with a meaning of their own wherever a name could stand. */
const RESERVED: ReadonlySet<string> = new Set([
  'and',
  'or',
  'not',
  'in',
  'between',
  'like',
  'is',
  'null',
  'true',
  'false',
  'case',
  'when',
  'then',
  'else',
  'end',
  'where',
  'per',
  'having',
  'as',
]);

/** True for words that cannot be written as a bare name in a formula. */
export function isReservedWord(word: string): boolean {
  return RESERVED.has(word);
}
