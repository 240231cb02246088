/** The same data without spans: two equal formulas at two places are one measure. */
export function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).flatMap(([k, v]) => (k === 'span' ? [] : [[k, strip(v)]])));
}
