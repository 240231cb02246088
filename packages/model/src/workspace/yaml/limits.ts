/** What one file may hold. A workspace of 10,000 fully described metrics in one file takes about a third. */
export const YAML_LIMITS = { characters: 32_000_000, depth: 40, values: 2_000_000, aliases: 100 } as const;
