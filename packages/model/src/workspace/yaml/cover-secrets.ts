/** A key that holds a secret, and what of its line stands behind it. */
const KEYED = /((?:^|[\s{[,"'])[\w-]*(?:password|token|secret)["']?\s*:\s*)(\S.*)?/gi;
/** A variable is no secret: it names one. Behind it stands nothing, or in braces what comes next. */
const VARIABLE = /^(["']?)\$\{[^}]*\}\1(?=\s*$|\s+#)/;
const VARIABLE_IN_BRACES = /^(["']?)\$\{[^}]*\}\1(?=\s*(?:[,}\]]|$)|\s+#)/;
/** `scheme://user:…@host`. An `@` may stand in what is secret; bounded, as a long text may hold none. */
const IN_ADDRESS = /(:\/\/[^\s/:@]*:)(\S{1,1000})(?=@)/g;
const ONE_VARIABLE = /^\$\{[^}]*\}$/;
const COVER = '•';

/** Text to be shown, with secrets of connections covered, as long as it was. */
export function coverSecrets(text: string): string {
  const lines = text.split('\n');
  const inside = secretLines(lines);
  return lines.map((line, i) => (inside.has(i) ? coverAll(line) : coverLine(line))).join('\n');
}

/** One line that begins in no secret. */
export function coverLine(line: string): string {
  const covered = secretsOf(line).reduceRight(
    (text, { from }) => text.slice(0, from) + coverAll(text.slice(from)),
    line,
  );
  return covered.replaceAll(IN_ADDRESS, (_: string, head: string, secret: string) =>
    ONE_VARIABLE.test(secret) ? head + secret : head + coverAll(secret),
  );
}

export function coverAll(text: string): string {
  return text.replaceAll(/\S/g, COVER);
}

/** Lines that go on with a secret of a line above: those deeper than its key, and those of an open quotation. */
export function secretLines(lines: readonly string[]): ReadonlySet<number> {
  const inside = new Set<number>();
  for (const [i, line] of lines.entries()) {
    if (inside.has(i)) continue;
    for (const { column, from, isBlock } of secretsOf(line)) {
      let open = openQuote(line.slice(from));
      for (let at = i + 1; at < lines.length; at += 1) {
        const next = lines[at] ?? '';
        const depth = next.search(/\S/);
        const isDeeper = depth > column || (isBlock && depth === column && next[depth] === '-');
        if (open === null && depth !== -1 && !isDeeper) break;
        inside.add(at);
        if (open !== null) open = openQuote(open + next);
      }
    }
  }
  return inside;
}

interface Secret {
  /** What belongs to it stands deeper than that. */
  readonly column: number;
  /** Where in the line it begins. */
  readonly from: number;
  /** Its key is the first of its line. */
  readonly isBlock: boolean;
}

/** At most one: it goes to the end of its line. */
function secretsOf(line: string): readonly Secret[] {
  for (let at = 0; ; ) {
    KEYED.lastIndex = at;
    const found = KEYED.exec(line);
    if (found === null) return [];
    const [, head = '', rest = ''] = found;
    const key = found.index + head.search(/[\w-]/);
    const isBlock = /^\s*(?:-\s+)*["']?$/.test(line.slice(0, key));
    const from = found.index + head.length;
    const variable = (isBlock ? VARIABLE : VARIABLE_IN_BRACES).exec(rest);
    if (variable === null)
      return [{ column: isBlock ? line.search(/[\w"']/) : line.search(/\S/), from, isBlock }];
    at = from + variable[0].length;
  }
}

/** The sign of a quotation that begins the text and does not end in it. */
function openQuote(text: string): string | null {
  const sign = text[0];
  if (sign !== '"' && sign !== "'") return null;
  const whole = sign === '"' ? /^"(?:[^"\\]|\\.)*"/s : /^'(?:[^']|'')*'/;
  return whole.test(text) ? null : sign;
}
