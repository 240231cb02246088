import { en } from './catalog/en.ts';
import type { Code } from './codes/index.ts';

/** True for a code this version knows; an answer of another version may hold others. */
export function isCode(text: string): text is Code {
  return Object.hasOwn(en, text);
}
