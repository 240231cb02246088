/** Brackets around what is no single name, call or bracket. */
export function bracketed(text: string): string {
  return isClosed(text) ? text : `(${text})`;
}

/** True for one name, call or bracket. */
export function isClosed(text: string): boolean {
  if (/^[\w.]+$/.test(text)) return true;
  const start = /^\w*\(/.exec(text);
  if (start === null) return false;
  let depth = 0;
  for (let at = start[0].length - 1; at < text.length; at++) {
    if (text[at] === "'") {
      at = text.indexOf("'", at + 1);
      if (at === -1) return false;
    } else if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at === text.length - 1;
  }
  return false;
}
