import { oncePerObject } from '../../once-per-object.ts';

/** Data as text, without spans: two equal formulas at two places are one measure. Definitions stay, so each is written once. */
export const textOf = oncePerObject((data: object): string => JSON.stringify(data, withoutSpan));

function withoutSpan(key: string, value: unknown): unknown {
  if (key === 'span') return undefined;
  return value instanceof Map ? [...value] : value;
}
