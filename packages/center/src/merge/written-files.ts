import { setImmediate as breathe } from 'node:timers/promises';
import { PlumblineError } from '@plumbline/diagnostics';
import { type PlainMap, rewritingFiles, type WrittenObject, writtenObjects } from '@plumbline/model';
import { canonicalJson } from '@plumbline/store';
import { keyOf } from '../catalog/diff-objects.ts';
import type { DefinitionTexts, WinningSides, WrittenFiles } from '../center/center.ts';
import { hasError, lastWritten } from '../center/compare-objects.ts';
import type { Workings } from '../center/workings.ts';
import { carryPast } from '../governance/dated-body.ts';
import { reviewInTurn } from '../governance/review-now.ts';
import { undated } from '../governance/undated.ts';
import { appliedFiles } from './applied-files.ts';
import { inTurns } from './in-turns.ts';
import { mergeFiles, readingErrors, twinErrors } from './merge-files.ts';

const NOTHING: DefinitionTexts = new Map();

/**
 * The catalog in the files that say it. To be called in turn with what writes it: or files of one moment would be held against a catalog
 * of another. Throws PlumblineError where the files cannot be read.
 */
export async function writtenFiles(
  workings: Workings,
  given: DefinitionTexts | null,
  wins: WinningSides = {},
): Promise<WrittenFiles> {
  const { store } = workings.holder;
  const last = await lastWritten(store);
  const review = await reviewInTurn(workings);
  const applied = await appliedFiles(store);
  const files = given ?? applied ?? NOTHING;
  // What a variable stands for is not asked: the texts are what is written.
  const errors = readingErrors(workings, files).filter(({ code }) => !code.startsWith('workspace/variable-'));
  if (files.size > 0 && errors.length > 0) throw new PlumblineError(errors);
  await breathe();
  const plain = writtenObjects(files);
  await breathe();
  const twins = await twinErrors(workings, files, plain);
  if (twins.length > 0) throw new PlumblineError(twins);
  const merged = await mergeFiles(workings, { files, last, review, wins, read: { plain, applied } });
  const diagnostics = merged.diagnostics.filter(({ severity }) => severity === 'error');
  if (hasError(diagnostics)) return { files: NOTHING, diagnostics };
  const before = new Map(plain.map((one) => [keyOf(one), one.body]));
  const objects = merged.written.map((one) => asInFiles(one, before.get(keyOf(one)), review !== null));
  await breathe();
  return { files: await inTurns(rewritingFiles(files, objects)), diagnostics };
}

/** Files need not repeat the past that publishing wrote down: where they left it out they go on doing so. */
function asInFiles(object: WrittenObject, before: PlainMap | undefined, isCarried: boolean): WrittenObject {
  if (!isCarried || object.kind !== 'metric' || before === undefined) return object;
  if (canonicalJson(carryPast(before, object.body)) === canonicalJson(object.body))
    return { ...object, body: before };
  return before.versions !== undefined ? object : { ...object, body: undated(object.body, object.body) };
}
