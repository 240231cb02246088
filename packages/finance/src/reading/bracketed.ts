import { MINUS } from './decimal.ts';

/** `−1,234` as `(1,234)`, where a reader wants it so. Signed differences keep their sign. */
export function bracketed(text: string): string {
  return text.startsWith(MINUS) ? `(${text.slice(1)})` : text;
}
