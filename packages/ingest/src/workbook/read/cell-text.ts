/** Excel writes characters that XML cannot hold, and `_x` itself, as `_x000D_`. */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;
/** Control characters other than tab and line ends, and halves of pairs: no text that could be stored has them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSTORABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]|\p{Surrogate}/gu;

/** The text of a cell as the workbook writes it. */
export function cellText(written: string): string {
  if (!written.includes('_x')) return written;
  return written
    .replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(UNSTORABLE, '\uFFFD');
}
