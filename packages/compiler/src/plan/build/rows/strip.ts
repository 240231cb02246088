const known = new WeakMap<object, unknown>();

/** The same data without spans: two equal formulas at two places are one measure. Definitions stay, so each is stripped once. */
export function strip(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  let stripped = known.get(value);
  if (stripped === undefined) {
    stripped = Array.isArray(value) ? value.map(strip) : withoutSpan(value);
    known.set(value, stripped);
  }
  return stripped;
}

function withoutSpan(value: object): unknown {
  return Object.fromEntries(Object.entries(value).flatMap(([k, v]) => (k === 'span' ? [] : [[k, strip(v)]])));
}
