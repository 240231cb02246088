export type Json = null | boolean | number | string | JsonList | { readonly [key: string]: Json };
export type JsonList = readonly Json[];

/** Equal values, equal text: keys in order, nothing between. */
export function canonicalJson(value: Json): string {
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`).join(',')}}`;
}

export function parseJson(text: string): Json {
  return JSON.parse(text) as Json;
}

function isList(value: Json): value is JsonList {
  return Array.isArray(value);
}
