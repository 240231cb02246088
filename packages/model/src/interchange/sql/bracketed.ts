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

/** `(m where c)` stands without brackets when it is the whole formula. */
export function unbracketed(formula: string): string {
  const inside = /^\((.*)\)$/s.exec(formula)?.[1];
  if (inside === undefined) return formula;
  let depth = 0;
  for (const mark of inside.replaceAll(/'[^']*'/g, '')) {
    if (mark === '(') depth++;
    if (mark === ')' && --depth < 0) return formula;
  }
  return inside;
}
