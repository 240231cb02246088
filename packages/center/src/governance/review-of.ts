import type { ReviewMode } from '@plumbline/model';
import type { DefinitionVersion } from '@plumbline/store';

const MODES: { readonly [M in ReviewMode]: true } = { two_signatures: true, one: true, self: true };

/**
 * How changes of these definitions are signed: what the catalog says, never what is asked for. Null: not at all; what no
 * program of this version knows: as strictly as there is.
 */
export function reviewOf(written: readonly DefinitionVersion[]): ReviewMode | null {
  const body = written.find(({ kind }) => kind === 'workspace')?.body;
  if (typeof body !== 'object' || body === null) return null;
  const review: unknown = Reflect.get(body, 'review');
  if (review === undefined || review === null) return null;
  return typeof review === 'string' && isMode(review) ? review : 'two_signatures';
}

function isMode(text: string): text is ReviewMode {
  return Object.hasOwn(MODES, text);
}
