import { type PlainMap, rewriteFiles, type WrittenObject, writtenObjects } from '@plumbline/model';
import { type ChangeRequest, canonicalJson, type Json, type Store } from '@plumbline/store';
import { keyOf } from '../catalog/diff-objects.ts';
import type { DefinitionTexts } from '../center/center.ts';
import { appliedFiles } from './applied-files.ts';
import { isSameTexts } from './merge-files.ts';

/**
 * The files that later ones are held against once a request from files is published: what it asks for as its files say it, everything
 * else three ways. A request may wait for weeks; what others have applied meanwhile is not in its files.
 *
 * | its files, beside the base when it was asked for | the base since | then |
 * |---|---|---|
 * | what it asks for | | its files' |
 * | changed | as it was | its files' |
 * | else | | the base's of now |
 */
export async function movedBase(store: Store, request: ChangeRequest): Promise<DefinitionTexts> {
  const { number, revision, content } = request;
  const files = await store.changeRequests.files(number, revision);
  const now = files.size === 0 ? null : await appliedFiles(store);
  if (now === null) return files;
  const then = await store.changeRequests.baseFiles(number, revision);
  if (then !== null && isSameTexts(then, now)) return files;
  const own = objectsOf(files);
  const base = objectsOf(now);
  // Of a request that does not say against what it was held only that is known which it asks for.
  const before = then === null ? own : objectsOf(then);
  const asked = new Set(content.objects.map(keyOf));
  const said = (key: string): WrittenObject | undefined => {
    const [mine, theirs, was] = [own.get(key), base.get(key), before.get(key)];
    return asked.has(key) || (isSame(theirs, was) && !isSame(mine, was)) ? mine : theirs;
  };
  const objects = [...new Set([...own.keys(), ...base.keys()])].flatMap((key) => said(key) ?? []);
  return new Map([...files, ...rewriteFiles(files, objects)]);
}

function objectsOf(files: DefinitionTexts): ReadonlyMap<string, WrittenObject> {
  return new Map(writtenObjects(files).map((one) => [keyOf(one), one]));
}

function isSame(a: { readonly body: PlainMap } | undefined, b: typeof a): boolean {
  if (a === undefined || b === undefined) return a === b;
  return canonicalJson(a.body as Json) === canonicalJson(b.body as Json);
}
