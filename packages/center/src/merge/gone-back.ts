import { type Diagnostic, report } from '@plumbline/diagnostics';
import type { PlainMap, WrittenObject } from '@plumbline/model';
import { canonicalJson, type DefinitionVersion, type Json, type Store } from '@plumbline/store';
import { keyOf } from '../catalog/diff-objects.ts';
import { undated } from '../governance/undated.ts';
import { decide, type Telling } from './divided-findings.ts';

/**
 * What the files take back to an earlier version. It may be meant; or they are an older copy of the folder, in which what others have
 * applied since is not. In the folder of the workspace itself there is no other copy, and it is only told.
 */
export async function goneBack(
  moved: readonly WrittenObject[],
  { store, written, placeOf }: Telling,
  isRefused: () => Promise<boolean>,
): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const object of moved) {
    const last = written.get(keyOf(object));
    if (last === undefined || last.version < 2) continue;
    const { kind, id: name } = object;
    const like = await earlierLike(store, object, last.version);
    if (like === undefined) continue;
    const by = last.recordedBy;
    const on = last.recordedAt.slice(0, 10);
    const params = { kind, name, like: like.version, version: last.version, by, on };
    const at = placeOf(object);
    found.push(report('change/goes-back', params, { severity: 'warning', at, hints: [decide(object)] }));
  }
  if (found.length === 0 || !(await isRefused())) return found;
  return found.map((one) => ({ ...one, severity: 'error' }));
}

/** The last version before another that says what files say; undefined: none does. */
export async function earlierLike(
  { definitions }: Store,
  { kind, id, body }: WrittenObject,
  version: number,
): Promise<DefinitionVersion | undefined> {
  const history = await definitions.history(kind, id);
  return history.findLast((one) => one.version < version && says(one, body));
}

/** Files may leave out the past that publishing wrote down. */
function says({ body }: DefinitionVersion, files: PlainMap): boolean {
  if (body === null) return false;
  const plain = body as PlainMap;
  const asked = canonicalJson(files as Json);
  return [plain, undated(plain, plain)].some((one) => canonicalJson(one as Json) === asked);
}
