export interface SqlToken {
  readonly kind: 'number' | 'text' | 'name' | 'quoted' | 'slot' | 'symbol';
  /** Words in lower case, texts and quoted names without their quotes. */
  readonly text: string;
}

const PATTERN =
  /\s+|--[^\n]*|(?<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+)|'(?<text>(?:[^']|'')*)'|"(?<quoted>(?:[^"]|"")*)"|`(?<back>[^`]*)`|\{(?<slot>\d+)\}|(?<name>[A-Za-z_][A-Za-z0-9_$]*)|(?<symbol><=|>=|<>|!=|\|\||::|[-+*/%=<>(),.])/y;

/** null where a character has no place in an expression. */
export function tokenizeSql(sql: string): readonly SqlToken[] | null {
  const tokens: SqlToken[] = [];
  PATTERN.lastIndex = 0;
  for (let at = 0; at < sql.length; at = PATTERN.lastIndex) {
    PATTERN.lastIndex = at;
    const groups = PATTERN.exec(sql)?.groups;
    if (groups === undefined) return null;
    const token = tokenOf(groups);
    if (token !== null) tokens.push(token);
  }
  return tokens;
}

function tokenOf(groups: Readonly<Record<string, string | undefined>>): SqlToken | null {
  const { number, text, quoted, back, slot, name, symbol } = groups;
  if (number !== undefined) return { kind: 'number', text: number.startsWith('.') ? `0${number}` : number };
  if (text !== undefined) return { kind: 'text', text: text.replaceAll("''", "'") };
  if (quoted !== undefined) return { kind: 'quoted', text: quoted.replaceAll('""', '"') };
  if (back !== undefined) return { kind: 'quoted', text: back };
  if (slot !== undefined) return { kind: 'slot', text: slot };
  if (name !== undefined) return { kind: 'name', text: name };
  return symbol === undefined ? null : { kind: 'symbol', text: symbol === '!=' ? '<>' : symbol };
}
