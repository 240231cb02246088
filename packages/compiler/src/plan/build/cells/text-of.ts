const known = new WeakMap<object, string>();

/** Data as text, without spans: two equal formulas at two places are one measure. Definitions stay, so each is written once. */
export function textOf(data: object): string {
  let text = known.get(data);
  if (text === undefined) {
    text = JSON.stringify(data, withoutSpan);
    known.set(data, text);
  }
  return text;
}

function withoutSpan(key: string, value: unknown): unknown {
  if (key === 'span') return undefined;
  return value instanceof Map ? [...value] : value;
}
