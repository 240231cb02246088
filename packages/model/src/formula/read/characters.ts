/** Signs that mean the same as an ASCII sign wherever they stand outside texts and labels. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map([
  ['、', ','],
  ['【', '['],
  ['】', ']'],
  ['‘', "'"],
  ['’', "'"],
  ['“', '"'],
  ['”', '"'],
  ['−', '-'],
  ['×', '*'],
  ['÷', '/'],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '<>'],
  ['→', '->'],
]);
const FULL_WIDTH_SHIFT = 0xfee0;

/** The ASCII form of a full-width sign, letter or digit, or of a look-alike; other characters as they are. */
export function toAscii(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - FULL_WIDTH_SHIFT);
  return LOOK_ALIKES.get(character) ?? character;
}

export function isBlank(character: string): boolean {
  return /^\s$/.test(character);
}

export function isDigit(character: string): boolean {
  return character >= '0' && character <= '9' && character.length === 1;
}

/** Letters of any script: columns of a source may be called 金额. */
export function isNameStart(character: string): boolean {
  return /^[\p{L}_]$/u.test(character);
}

export function isNamePart(character: string): boolean {
  return /^[\p{L}\p{N}\p{M}_]$/u.test(character);
}
