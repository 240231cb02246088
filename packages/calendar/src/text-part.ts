/** A piece of a text that remembers where it stood, so that a finding can point at it. */
export interface TextPart {
  readonly text: string;
  readonly start: number;
}

export function trimPart(part: TextPart): TextPart {
  const text = part.text.trim();
  return { text, start: part.start + part.text.indexOf(text) };
}

export function wordsOf(part: TextPart): readonly TextPart[] {
  return [...part.text.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    start: part.start + match.index,
  }));
}

export function splitPart(part: TextPart, separator: string): readonly TextPart[] {
  let start = part.start;
  return part.text.split(separator).map((text) => {
    const piece = trimPart({ text, start });
    start += text.length + separator.length;
    return piece;
  });
}
