import { PlumblineError, report } from '@plumbline/diagnostics';
import { writtenObjects } from '@plumbline/model';
import type { ChangeRequest, ObjectName } from '@plumbline/store';
import type { CatalogObjects } from '../catalog/catalog-objects.ts';
import type { DefinitionTexts } from '../center/center.ts';
import { compareObjects, hasError, lastWritten } from '../center/compare-objects.ts';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { mergeFiles } from '../merge/merge-files.ts';
import { writerOf } from '../people/writer-of.ts';
import { carriedObjects } from './carried-objects.ts';
import type { ProposeWish, RequestRead, Stepped } from './change-requests-case.ts';
import { mayPropose } from './may-propose.ts';
import { compareDated, contentOf } from './propose.ts';
import { reviewNow } from './review-now.ts';
import { seenRequest } from './seen-request.ts';
import { decideRevision } from './step-request.ts';
import { stepped } from './stepped.ts';

export interface Revising {
  readonly principal: Principal;
  readonly read: RequestRead;
  /** Puts together what is asked for now, out of what was last written and the request as it stands when its turn has come. */
  readonly compose: (last: CatalogObjects, request: ChangeRequest) => Promise<Revision>;
}

export interface Revision {
  readonly files: DefinitionTexts;
  readonly wish: ProposeWish;
  /** Whether people wrote these files, and they say all there is. */
  readonly isOfFiles?: boolean;
  /** The definitions that alone say something else; absent: somebody answers for all of them. */
  readonly about?: readonly ObjectName[];
}

/**
 * What is asked for now is told against the catalog as it is now: that is how a request that was overtaken goes on. In turn with
 * every change of what is served, so that nothing is published between what was read and what is told against it. Whether they may see
 * what files say is for `compose` to ask, in that turn.
 */
export async function reviseRequest(workings: Workings, revising: Revising): Promise<Stepped> {
  mayPropose(revising.principal);
  return workings.publishing(() => reviseNow(workings, revising));
}

async function reviseNow(workings: Workings, { principal, read, compose }: Revising): Promise<Stepped> {
  const request = await seenRequest(workings, principal, read.number);
  if (request === null) return { kind: 'gone' };
  const { store } = workings.holder;
  const last = await lastWritten(store);
  const { files, wish, about, isOfFiles = false } = await compose(last, request);
  const review = reviewNow(workings);
  const { wins } = wish;
  const merged = isOfFiles ? await mergeFiles(workings, { files, last, review, wins }) : null;
  if (hasError(merged?.diagnostics ?? [])) return { kind: 'broken', diagnostics: merged?.diagnostics ?? [] };
  const written = merged?.written ?? carriedObjects(writtenObjects(files), last.written);
  const compared = await compareObjects(workings, last, { files: merged?.files ?? files, written, about });
  const checked = merged === null ? compared.diagnostics : await merged.placed(compared.diagnostics);
  if (hasError(checked)) return { kind: 'broken', diagnostics: checked };
  if (compared.differences.length === 0) throw new PlumblineError([report('change/nothing-to-change', {})]);
  const { due } = request.content;
  const kept = isOfFiles ? files : new Map<string, string>();
  const content = await contentOf(workings, {
    compared,
    comment: wish.title,
    files: kept,
    base: merged?.base ?? null,
    request: wish,
    due,
  });
  const dated = await compareDated(workings, last, { content, today: compared });
  if (hasError(dated.diagnostics)) return { kind: 'broken', diagnostics: dated.diagnostics };
  const done = await store.changeRequests.advance(
    read.number,
    (standing) =>
      decideRevision(
        standing,
        { event: 'draft', read, principal, comment: null },
        content,
        wish.isDraft === true || standing.request.state === 'draft',
      ),
    writerOf(workings, principal),
  );
  return stepped(workings, principal, done);
}
