import type { Plain, PlainMap } from '../../workspace/written-objects.ts';
import {
  asPlain,
  isEqual,
  isMap,
  mapsIn,
  type OssieMap,
  type OssieValue,
  textIn,
  VENDOR,
} from './ossie-value.ts';

/** How one key of a definition and one key of an Ossie object say the same. */
export interface Carrier {
  readonly key: string;
  readonly ossie: string;
  /** undefined: Ossie has no words for this value. */
  readonly out: (value: Plain, body: PlainMap) => OssieValue | undefined;
  readonly back: (value: Plain) => Plain | undefined;
}

/** The Ossie object of a definition; what it cannot say exactly goes into our extension, as written. */
export function carryOut(body: PlainMap, carriers: readonly Carrier[]): OssieMap {
  const said: Record<string, OssieValue> = {};
  const extras: Record<string, Plain> = {};
  for (const [key, value] of Object.entries(body)) {
    const carrier = carriers.find((one) => one.key === key);
    const out = carrier?.out(value, body);
    if (carrier !== undefined && out !== undefined) said[carrier.ossie] = out;
    const back = carrier === undefined || out === undefined ? undefined : carrier.back(asPlain(out));
    if (!isEqual(back, value)) extras[key] = value;
  }
  return withExtras(said, extras);
}

export function withExtras(said: OssieMap, extras: PlainMap): OssieMap {
  if (Object.keys(extras).length === 0) return said;
  return { ...said, custom_extensions: [{ vendor_name: VENDOR, data: JSON.stringify(extras) }] };
}

/**
 * The definition of an Ossie object. A value of our extension counts while Ossie still says what it was written
 * from; what another tool has changed since is taken from there.
 */
export function carryBack(object: PlainMap, carriers: readonly Carrier[]): PlainMap {
  const extras = extrasOf(object);
  const body: Record<string, Plain> = {};
  for (const carrier of carriers) {
    const value = Object.hasOwn(object, carrier.ossie) ? object[carrier.ossie] : undefined;
    if (value === undefined) continue;
    const back = carrier.back(value);
    if (back !== undefined) body[carrier.key] = back;
  }
  for (const [key, value] of Object.entries(extras)) {
    const carrier = carriers.find((one) => one.key === key);
    const out = carrier?.out(value, extras);
    const said = carrier === undefined ? undefined : object[carrier.ossie];
    const isChanged = carrier !== undefined && !isEqual(out === undefined ? undefined : asPlain(out), said);
    if (!isChanged) body[key] = value;
  }
  return body;
}

/** What we wrote beside an object; nothing where it is no JSON of ours. */
export function extrasOf(object: PlainMap): PlainMap {
  const own = mapsIn(object, 'custom_extensions').find((one) => textIn(one, 'vendor_name') === VENDOR);
  const data = own === undefined ? null : textIn(own, 'data');
  if (data === null) return {};
  try {
    const value: unknown = JSON.parse(data);
    return isPlainMap(value) ? value : {};
  } catch {
    return {};
  }
}

/** Vendors other than us. */
export function otherVendors(object: PlainMap): readonly string[] {
  return mapsIn(object, 'custom_extensions').flatMap((one) => {
    const vendor = textIn(one, 'vendor_name');
    return vendor === null || vendor === VENDOR ? [] : [vendor];
  });
}

const DEEPEST = 50;

function isPlain(value: unknown, depth: number): value is Plain {
  if (typeof value === 'string') return true;
  if (depth > DEEPEST) return false;
  if (Array.isArray(value)) return value.every((one) => isPlain(one, depth + 1));
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((one) => isPlain(one, depth + 1))
  );
}

function isPlainMap(value: unknown): value is PlainMap {
  return isPlain(value, 0) && isMap(value);
}
