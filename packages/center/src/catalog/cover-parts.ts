import { coverSecrets, type PlainMap } from '@plumbline/model';
import type { Json } from '@plumbline/store';
import type { PartChange } from '../center/apply-report.ts';

/** What of an object is nobody's to read in a difference. */
const SECRET_PARTS: Readonly<Record<string, RegExp>> = { connection: /^(?:password|token)(?:\W|$)/ };
const COVER = '•••';

/** Parts of a difference to be shown: that a secret changed, and not which it was or is. */
export function coverParts(kind: string, parts: readonly PartChange[]): readonly PartChange[] {
  const secret = SECRET_PARTS[kind];
  if (secret === undefined) return parts;
  return parts.map(({ path, before, after }) => {
    const cover = secret.test(path) ? coverWhole : coverInside;
    return { path, before: cover(before), after: cover(after) };
  });
}

/** A variable is no secret: it names one. */
function coverWhole(value: Json): Json {
  if (value === null) return null;
  return typeof value === 'string' && /^\$\{[^}]*\}$/.test(value) ? value : COVER;
}

function coverInside(value: Json): Json {
  return typeof value === 'string' ? coverSecrets(value) : value;
}

/** An object as it is shown to others. */
export function coverBody(kind: string, body: PlainMap): PlainMap {
  const secret = SECRET_PARTS[kind];
  if (secret === undefined) return body;
  const covered = Object.entries(body).map(([key, value]) => {
    const cover = secret.test(key) ? coverWhole : coverInside;
    return [key, cover(value as Json)] as const;
  });
  return Object.fromEntries(covered) as PlainMap;
}
