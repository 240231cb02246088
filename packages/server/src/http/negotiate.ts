import { PlumblineError, report } from '@plumbline/diagnostics';

/** The media type, of those offered, that `Accept` likes best; the first one where it does not care. Throws PlumblineError. */
export function negotiate(accept: string | null, offered: readonly [string, ...string[]]): string {
  if (accept === null || accept.trim() === '') return offered[0];
  const ranges = accept
    .split(',')
    .slice(0, 50)
    .map((item) => {
      const [range = '', ...options] = item.split(';').map((part) => part.trim().toLowerCase());
      const q = options.find((option) => option.startsWith('q='));
      return { range, weight: q === undefined ? 1 : Number(q.slice(2)) };
    });
  const weightOf = (type: string) => {
    const fits = ranges.filter(({ range }) => matches(range, type));
    const exact = fits.find(({ range }) => range === type);
    return exact?.weight ?? Math.max(0, ...fits.map(({ weight }) => weight));
  };
  const best = offered
    .map((type) => ({ type, weight: weightOf(type) }))
    .sort((a, b) => b.weight - a.weight)[0];
  if (best !== undefined && best.weight > 0) return best.type;
  throw new PlumblineError([report('server/not-acceptable', { asked: accept.slice(0, 200), offered })]);
}

function matches(range: string, type: string): boolean {
  if (range === '*/*' || range === type) return true;
  return range.endsWith('/*') && type.startsWith(range.slice(0, -1));
}
