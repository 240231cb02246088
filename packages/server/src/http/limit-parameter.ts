import { PlumblineError, report } from '@plumbline/diagnostics';

/** `?limit=` between 1 and the most. Throws PlumblineError `server/wrong-value`. */
export function limitParameter(
  url: URL,
  { usual, most }: { readonly usual: number; readonly most: number },
): number {
  const text = url.searchParams.get('limit');
  const limit = text === null ? usual : Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= most) return limit;
  const at = { kind: 'query', path: 'limit' } as const;
  throw new PlumblineError([report('server/wrong-value', { problem: `1 … ${most}` }, { at })]);
}
