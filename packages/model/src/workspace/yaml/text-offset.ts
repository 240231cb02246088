import type { Written } from './written.ts';

/**
 * Where character `index` of a text stands in the file. Quotes, escapes, indentation and folded line ends are
 * stepped over; substituted variables end the walk at the last character found.
 */
export function textOffset(file: string, written: Extract<Written, { kind: 'text' }>, index: number): number {
  let at = written.start;
  const first = file[at];
  if (first === '|' || first === '>') at = Math.max(at, file.indexOf('\n', at) + 1);
  else if (first === '"' || first === "'") at += 1;
  const quote = first === '"' || first === "'" ? first : null;
  for (let i = 0; i < Math.min(index, written.value.length); i++) {
    at = skipToCharacter(file, at, written.value[i] ?? '', written.end) + 1;
    if (quote === "'" && file[at - 1] === "'" && file[at] === "'") at += 1;
  }
  const wanted = written.value[index];
  return wanted === undefined ? Math.min(at, written.end) : skipToCharacter(file, at, wanted, written.end);
}

/** The next place of `wanted`, over white space and backslashes only; `from` when it is not there. */
function skipToCharacter(file: string, from: number, wanted: string, end: number): number {
  const isBreak = wanted === ' ' || wanted === '\n';
  for (let at = from; at < end; at++) {
    const found = file[at] ?? '';
    if (found === wanted || (isBreak && /\s/.test(found))) return at;
    if (!/[\s\\]/.test(found)) return from;
  }
  return from;
}
