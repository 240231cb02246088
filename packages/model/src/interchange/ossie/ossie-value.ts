import type { Plain, PlainMap } from '../../workspace/written-objects.ts';

/** A value of an Ossie document before it is written. */
export type OssieValue = string | boolean | readonly OssieValue[] | OssieMap;
export interface OssieMap {
  readonly [key: string]: OssieValue;
}

/** The draft of the specification that is written; others are read as far as they say the same. */
export const OSSIE_VERSION = '0.2.0.dev0';
/** Names what is ours in `custom_extensions`. */
export const VENDOR = 'PLUMBLINE';

export function isList(value: OssieValue | Plain | undefined): value is readonly Plain[] {
  return Array.isArray(value);
}

export function isMap(value: OssieValue | Plain | undefined): value is PlainMap {
  return typeof value === 'object' && !Array.isArray(value);
}

export function textIn(map: PlainMap, key: string): string | null {
  const value = Object.hasOwn(map, key) ? map[key] : undefined;
  return typeof value === 'string' && value !== '' ? value : null;
}

export function mapsIn(map: PlainMap, key: string): readonly PlainMap[] {
  const value = Object.hasOwn(map, key) ? map[key] : undefined;
  return isList(value) ? value.filter(isMap) : [];
}

export function textsIn(value: Plain | undefined): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return isList(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** True when both are written alike; the order of keys says nothing. */
export function isEqual(a: Plain | undefined, b: Plain | undefined): boolean {
  if (isList(a) && isList(b)) return a.length === b.length && a.every((one, i) => isEqual(one, b[i]));
  if (isMap(a) && isMap(b)) {
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length &&
      keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key]))
    );
  }
  return a === b;
}

/** As a file that was read has it: all scalars are texts. */
export function asPlain(value: OssieValue): Plain {
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return value;
  if (isOssieList(value)) return value.map(asPlain);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asPlain(one)]));
}

function isOssieList(value: readonly OssieValue[] | OssieMap): value is readonly OssieValue[] {
  return Array.isArray(value);
}
