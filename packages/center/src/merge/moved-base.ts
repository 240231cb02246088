import { setImmediate as breathe } from 'node:timers/promises';
import { type PlainMap, rewritingFiles, type WrittenObject, writtenObjects } from '@plumbline/model';
import { type ChangeRequest, canonicalJson, type Json, type Store } from '@plumbline/store';
import type { CatalogObjects } from '../catalog/catalog-objects.ts';
import { keyOf } from '../catalog/diff-objects.ts';
import type { DefinitionTexts } from '../center/center.ts';
import { appliedFiles } from './applied-files.ts';
import { earlierLike } from './gone-back.ts';
import { inTurns } from './in-turns.ts';
import { isSameTexts } from './merge-files.ts';

/**
 * The files that later ones are held against once a request from files is published: what it asks for as its files say it, everything
 * else three ways. A request may wait for weeks; what others have applied meanwhile is not in its files.
 *
 * | its files, beside the base when it was asked for | the base since | then |
 * |---|---|---|
 * | what it asks for | | its files' |
 * | changed | as it was | its files' |
 * | changed | changed otherwise | the base's of now where the files say what an earlier version said; else neither's |
 * | as it was | | the base's of now |
 *
 * Of what neither's stays nothing is known, so that files that differ from the catalog are refused as changed on both sides, and never write over it.
 */
export async function movedBase(
  store: Store,
  request: ChangeRequest,
  last: CatalogObjects,
): Promise<DefinitionTexts> {
  const { number, revision, content } = request;
  const files = await store.changeRequests.files(number, revision);
  const now = files.size === 0 ? null : await appliedFiles(store);
  if (now === null) return files;
  const then = await store.changeRequests.baseFiles(number, revision);
  if (then !== null && isSameTexts(then, now)) return files;
  const own = objectsOf(files);
  await breathe();
  const base = objectsOf(now);
  await breathe();
  // Of a request that does not say against what it was held only that is known which it asks for.
  const before = then === null ? own : objectsOf(then);
  await breathe();
  const asked = new Set(content.objects.map(keyOf));
  const written = new Map(last.written.map((one) => [keyOf(one), one]));
  const said = async (key: string): Promise<WrittenObject | undefined> => {
    const [mine, theirs, was] = [own.get(key), base.get(key), before.get(key)];
    if (asked.has(key) || isSame(mine, theirs)) return mine;
    if (isSame(mine, was)) return theirs;
    if (isSame(theirs, was)) return mine;
    const there = written.get(key);
    // What is not there any more would be written anew by files that are held against nothing.
    if (there === undefined) return theirs;
    const isEarlier = mine !== undefined && (await earlierLike(store, mine, there.version)) !== undefined;
    return isEarlier ? theirs : undefined;
  };
  const objects: WrittenObject[] = [];
  for (const key of new Set([...own.keys(), ...base.keys()])) {
    const object = await said(key);
    if (object !== undefined) objects.push(object);
  }
  return new Map([...files, ...(await inTurns(rewritingFiles(files, objects)))]);
}

function objectsOf(files: DefinitionTexts): ReadonlyMap<string, WrittenObject> {
  return new Map(writtenObjects(files).map((one) => [keyOf(one), one]));
}

function isSame(a: { readonly body: PlainMap } | undefined, b: typeof a): boolean {
  if (a === undefined || b === undefined) return a === b;
  return canonicalJson(a.body as Json) === canonicalJson(b.body as Json);
}
