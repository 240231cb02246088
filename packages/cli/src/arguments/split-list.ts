const CLOSING: Readonly<Record<string, string>> = { '[': ']', '(': ')', "'": "'", '"': '"' };

/** Splits at commas outside brackets and quotes; empty parts are dropped. */
export function splitList(text: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let awaited: string | undefined;
  for (const character of text) {
    if (character === ',' && awaited === undefined) {
      parts.push(part);
      part = '';
      continue;
    }
    if (character === awaited) awaited = undefined;
    else awaited ??= CLOSING[character];
    part += character;
  }
  parts.push(part);
  return parts.map((p) => p.trim()).filter((p) => p !== '');
}
