/** A value of a definition on one line, as people write it. */
export type YamlValue =
  | string
  | boolean
  | readonly YamlValue[]
  | { readonly [key: string]: YamlValue | null };

/** `{name: orders, formula: "sum(x)"}`; keys whose value is null are left out. */
export function flow(value: YamlValue): string {
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return scalar(value);
  if (isList(value)) return `[${value.map(flow).join(', ')}]`;
  const pairs = Object.entries(value).flatMap(([key, one]) => (one === null ? [] : [`${key}: ${flow(one)}`]));
  return `{${pairs.join(', ')}}`;
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}

const PLAIN = /^[A-Za-z][\w. ]*$/;
const SPECIAL: ReadonlySet<string> = new Set(['true', 'false', 'null', 'yes', 'no', 'on', 'off']);

/** Texts with marks of YAML are quoted as JSON, which YAML reads as it is. */
export function scalar(text: string): string {
  const isPlain = PLAIN.test(text) && text.trim() === text && !SPECIAL.has(text.toLowerCase());
  return isPlain || /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : JSON.stringify(text);
}

/** `key: value` lines of a block, each behind `indent`. */
export function block(
  value: { readonly [key: string]: YamlValue | null },
  indent: string,
): readonly string[] {
  return Object.entries(value).flatMap(([key, one]) =>
    one === null ? [] : [`${indent}${key}: ${flow(one)}`],
  );
}
