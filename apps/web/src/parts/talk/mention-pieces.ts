export interface MentionPiece {
  readonly text: string;
  /** Of the person whom the piece calls; null: it is only text. */
  readonly login: string | null;
}

/** A comment cut where it calls people: `@login`, not behind a word as in an address, not followed by what a
 * login could go on with. */
export function mentionPieces(body: string, logins: readonly string[]): readonly MentionPiece[] {
  if (logins.length === 0) return [{ text: body, login: null }];
  const longest = logins.toSorted((a, b) => b.length - a.length).map(escaped);
  const pattern = new RegExp(`(?<![\\w.])@(${longest.join('|')})(?![\\w@-]|\\.\\w)`, 'giu');
  const pieces: MentionPiece[] = [];
  let from = 0;
  for (const found of body.matchAll(pattern)) {
    if (found.index > from) pieces.push({ text: body.slice(from, found.index), login: null });
    pieces.push({ text: found[0], login: (found[1] ?? '').toLowerCase() });
    from = found.index + found[0].length;
  }
  if (from < body.length) pieces.push({ text: body.slice(from), login: null });
  return pieces;
}

/** Whom a text calls, of the people who are known; each once. */
export function mentionsIn(body: string, known: readonly string[]): readonly string[] {
  const found = mentionPieces(body, known).flatMap(({ login }) => (login === null ? [] : [login]));
  return [...new Set(found)];
}

function escaped(login: string): string {
  return login.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&');
}
