import { canonicalJson, type Json, type JsonList } from '@plumbline/store';
import type { PartChange } from '../center/apply-report.ts';

type JsonMap = { readonly [key: string]: Json };

/** The values that differ, by path. Items of a list that have names are compared by name, other lists whole. */
export function diffParts(before: Json, after: Json): readonly PartChange[] {
  return compare('', before, after);
}

function compare(path: string, before: Json | undefined, after: Json | undefined): readonly PartChange[] {
  if (canonicalJson(before ?? null) === canonicalJson(after ?? null)) return [];
  const left = partsOf(before);
  const right = partsOf(after);
  if (left === null || right === null) return [{ path, before: before ?? null, after: after ?? null }];
  const keys = [...new Set([...left.keys(), ...right.keys()])].sort();
  const inside = keys.flatMap((key) =>
    compare(path === '' ? key : `${path}.${key}`, left.get(key), right.get(key)),
  );
  const isOrder = inside.length === 0;
  return isOrder ? [{ path, before: before ?? null, after: after ?? null }] : inside;
}

/** Null for what is compared whole. */
function partsOf(value: Json | undefined): ReadonlyMap<string, Json> | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!isList(value)) return new Map(Object.entries(value));
  const named = value.map((item) => [nameOf(item), item] as const);
  const names = new Set(named.map(([name]) => name));
  if (names.has(null) || names.size !== named.length) return null;
  return new Map(named.map(([name, item]) => [name ?? '', item]));
}

function nameOf(item: Json): string | null {
  if (typeof item !== 'object' || item === null || isList(item)) return null;
  const name = (item as JsonMap).name;
  return typeof name === 'string' ? name : null;
}

function isList(value: Json): value is JsonList {
  return Array.isArray(value);
}
