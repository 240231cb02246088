/** What XML cannot hold, and texts that look like Excel's way of writing it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is escaped
const SPECIAL = /[&<>"\u0000-\u0008\u000b-\u001f\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)|\p{Surrogate}/gu;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);

/** A text inside an element or an attribute of a workbook. */
export function xmlText(text: string): string {
  return text.replace(SPECIAL, (found) => ENTITIES.get(found) ?? escaped(found));
}

function escaped(found: string): string {
  return `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
