/** `password: …` and `token: …`, as a word, in quotes, or as a list or map that should have been a word. */
const KEYED =
  /((?:^|[\s{,"'])(?:password|token)["']?\s*:\s*)("(?:[^"\\]|\\.)*"?|'[^']*'?|\[[^\]]*\]?|\{[^}]*\}?|[^\s"'[{,}#][^,}#]*)/gi;
/** `scheme://user:…@host`. */
const IN_ADDRESS = /(:\/\/[^\s/:@]*:)([^\s@]+)(?=@)/g;
/** A variable is no secret: it names one. */
const VARIABLE = /^["']?\$\{[^}]*\}["']?\s*$/;
/** The secret stands on the next line. */
const BELOW = /(?:^|[\s{,"'])(?:password|token)["']?\s*:\s*[|>]?[+-]?\d?\s*$/i;
const COVER = '•';

/** A line to be shown, with secrets of connections covered, as long as it was; `before`: the line above it. */
export function coverSecrets(line: string, before = ''): string {
  if (BELOW.test(before)) return line.replaceAll(/\S/g, COVER);
  const covered = (_: string, head: string, secret: string) => head + coverOf(secret);
  return line.replaceAll(KEYED, covered).replaceAll(IN_ADDRESS, covered);
}

function coverOf(secret: string): string {
  return VARIABLE.test(secret) ? secret : secret.replaceAll(/\S/g, COVER);
}
