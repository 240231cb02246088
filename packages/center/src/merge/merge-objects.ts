import type { DefinitionKind, PlainMap, WrittenObject } from '@plumbline/model';
import { canonicalJson, type DefinitionVersion, type Json } from '@plumbline/store';
import { keyOf } from '../catalog/diff-objects.ts';
import { objectsByKey } from '../center/compare-objects.ts';
import { carryPast } from '../governance/dated-body.ts';

type Body = PlainMap | null;

/** An object of which files and catalog do not say the same, and both since files were last applied, or the catalog alone. */
export interface Divided {
  readonly kind: DefinitionKind;
  readonly id: string;
  /** Null: not there. */
  readonly files: Body;
  readonly catalog: Body;
}

export interface MergedObjects {
  /** What the catalog is to say. */
  readonly objects: readonly WrittenObject[];
  /** The files say what was last applied: the catalog's stays. */
  readonly kept: readonly Divided[];
  /** Made beside the files, which never knew them. */
  readonly beside: readonly Divided[];
  readonly conflicts: readonly Divided[];
  /** What the files alone changed, as it stands in them. */
  readonly moved: readonly WrittenObject[];
}

export interface Merging {
  /** Objects of the files that were last applied; null: none ever were. */
  readonly base: readonly WrittenObject[] | null;
  readonly catalog: readonly DefinitionVersion[];
  readonly files: readonly WrittenObject[];
  /** Whether files leave out the past that publishing wrote into the catalog. */
  readonly isCarried: boolean;
  /** What somebody has decided. */
  readonly wins: (object: { readonly kind: string; readonly id: string }) => 'files' | 'catalog' | null;
}

/**
 * Three ways, object by object:
 *
 * | files since the last apply | catalog since | then |
 * |---|---|---|
 * | changed | as it was | the files' |
 * | as they were | changed | the catalog's, and that is told |
 * | changed | changed alike | nothing to do |
 * | changed | changed | conflict |
 *
 * Being there is part of it: an object that one side removed has changed there.
 */
export function mergeObjects({ base, catalog, files, isCarried, wins }: Merging): MergedObjects {
  const before = new Map((base ?? []).map((one) => [keyOf(one), one]));
  const own = new Map(files.map((one) => [keyOf(one), one]));
  const there = objectsByKey(catalog);
  const objects: WrittenObject[] = [];
  const kept: Divided[] = [];
  const beside: Divided[] = [];
  const conflicts: Divided[] = [];
  const moved: WrittenObject[] = [];
  for (const key of new Set([...own.keys(), ...there.keys(), ...before.keys()])) {
    const [was, mine, theirs] = [before.get(key), own.get(key), there.get(key)];
    const carried = (object: WrittenObject | undefined): Body => {
      if (object === undefined) return null;
      const isDated = isCarried && object.kind === 'metric';
      return isDated ? carryPast(object.body, theirs?.body ?? null) : object.body;
    };
    const isFilesMoved = !isSame(was?.body ?? null, mine?.body ?? null);
    const [filesSay, catalogSays] = [carried(mine), theirs?.body ?? null];
    const { kind, id } = mine ?? theirs ?? was ?? { kind: 'workspace' as const, id: '' };
    const take = (body: Body) => {
      if (body !== null) objects.push({ kind, id, body });
    };
    const divided: Divided = { kind, id, files: filesSay, catalog: catalogSays };
    const winner = wins({ kind, id });
    if (isSame(filesSay, catalogSays)) take(catalogSays);
    else if (winner !== null) take(winner === 'files' ? filesSay : catalogSays);
    else if (isSame(carried(was), catalogSays)) {
      take(filesSay);
      if (mine !== undefined && was !== undefined) moved.push(mine);
    } else {
      take(catalogSays);
      if (isFilesMoved) conflicts.push(divided);
      else if (filesSay === null) beside.push(divided);
      else kept.push(divided);
    }
  }
  return { objects, kept, beside, conflicts, moved };
}

function isSame(a: Body, b: Body): boolean {
  if (a === null || b === null) return a === b;
  return a === b || canonicalJson(a as Json) === canonicalJson(b as Json);
}
