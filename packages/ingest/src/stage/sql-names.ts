/** The quoted identifiers of an SQL expression; what stands in string literals is none. */
export function quotedNames(sql: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const match of sql.matchAll(/'(?:[^']|'')*'|"((?:[^"]|"")*)"/g)) {
    if (match[1] !== undefined) names.add(match[1].replaceAll('""', '"'));
  }
  return names;
}
