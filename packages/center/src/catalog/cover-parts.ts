import { coverSecrets, type PlainMap } from '@plumbline/model';
import type { Json } from '@plumbline/store';
import type { PartChange } from '../center/apply-report.ts';

/** What of an object is nobody's to read in a difference. */
const SECRET_PARTS: Readonly<Record<string, RegExp>> = {
  connection: /(?:^|\.)[\w-]*(?:password|token|secret)/i,
};
const COVER = '•••';

/** Parts of a difference to be shown: that a secret changed, and not which it was or is. */
export function coverParts(kind: string, parts: readonly PartChange[]): readonly PartChange[] {
  const secret = SECRET_PARTS[kind];
  if (secret === undefined) return parts;
  return parts.map(({ path, before, after }) => {
    const cover = (value: Json) => (secret.test(path) ? coverWhole(value) : coverInside(value, secret));
    return { path, before: cover(before), after: cover(after) };
  });
}

/** A variable is no secret: it names one. */
function coverWhole(value: Json): Json {
  if (value === null) return null;
  return typeof value === 'string' && /^\$\{[^}]*\}$/.test(value) ? value : COVER;
}

/** Driver settings may hold one at any depth. */
function coverInside(value: Json, secret: RegExp): Json {
  if (typeof value === 'string') return coverSecrets(value);
  if (Array.isArray(value)) return value.map((one) => coverInside(one as Json, secret));
  if (typeof value !== 'object' || value === null) return value;
  const covered = Object.entries(value).map(([key, one]) => {
    const inner = one as Json;
    return [key, secret.test(key) ? coverWhole(inner) : coverInside(inner, secret)] as const;
  });
  return Object.fromEntries(covered);
}

/** An object as it is shown to others. */
export function coverBody(kind: string, body: PlainMap): PlainMap {
  const secret = SECRET_PARTS[kind];
  if (secret === undefined) return body;
  return coverInside(body as Json, secret) as PlainMap;
}
