type Plain = Readonly<Record<string, unknown>>;

/** The text at `key`; null where nothing, or no text, is written there. */
export function textAt(map: Plain, key: string): string | null {
  const value = Object.hasOwn(map, key) ? map[key] : undefined;
  return typeof value === 'string' && value.trim() !== '' && value !== 'null' && value !== '~' ? value : null;
}

export function mapAt(map: Plain, key: string): Plain {
  const value = Object.hasOwn(map, key) ? map[key] : undefined;
  return isMap(value) ? value : {};
}

/** The maps of the list at `key`. */
export function mapsAt(map: Plain, key: string): readonly Plain[] {
  return listAt(map, key).filter(isMap);
}

/** The list at `key`; a single value is a list of one. */
export function listAt(map: Plain, key: string): readonly unknown[] {
  const value = Object.hasOwn(map, key) ? map[key] : undefined;
  if (value === undefined || value === null || value === '') return [];
  return Array.isArray(value) ? value : [value];
}

export function textsAt(map: Plain, key: string): readonly string[] {
  return listAt(map, key).filter((item) => typeof item === 'string');
}

export function flagAt(map: Plain, key: string): boolean {
  return textAt(map, key)?.toLowerCase() === 'true';
}

function isMap(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
