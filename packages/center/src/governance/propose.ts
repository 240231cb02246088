import { formatDay } from '@plumbline/calendar';
import { type Diagnostic, type Hint, report, requestId } from '@plumbline/diagnostics';
import { filesOfObjects, type ReviewMode } from '@plumbline/model';
import {
  type ChangeRequest,
  canonicalJson,
  type Json,
  type NewContent,
  type ProposedObject,
  type Store,
} from '@plumbline/store';
import type { CatalogObjects } from '../catalog/catalog-objects.ts';
import { keyOf } from '../catalog/diff-objects.ts';
import type { Applying } from '../center/apply.ts';
import type { ApplyReport } from '../center/apply-report.ts';
import type { DefinitionTexts } from '../center/center.ts';
import { type Compared, compareObjects, hasError } from '../center/compare-objects.ts';
import { serveAgain } from '../center/serve-again.ts';
import type { Workings } from '../center/workings.ts';
import { isSameTexts } from '../merge/merge-files.ts';
import { checkDeadline } from './check-deadline.ts';
import { datedObjects } from './dated-objects.ts';
import { OPEN_STATES } from './lifecycle.ts';
import { requestWish } from './request-wish.ts';

export interface Proposing extends Applying {
  readonly files: DefinitionTexts;
  /** What the files were held against; null: nothing. */
  readonly base: DefinitionTexts | null;
  readonly last: CatalogObjects;
  readonly compared: Compared;
  /** Before anything was written. */
  readonly report: ApplyReport;
  readonly review: ReviewMode;
}

/** Kind of a recorded change that a request published. */
export const REQUESTED = 'change-request';

/**
 * Opens a change request with what differs. Where everybody reviews for themselves the draft is recorded and used at once;
 * elsewhere nothing is in force before it is signed. The same wish of the same person is one request.
 */
export async function propose(workings: Workings, proposing: Proposing): Promise<ApplyReport> {
  const { last, review, report: asked, writer, signal } = proposing;
  const { store } = workings.holder;
  const content = await contentOf(workings, proposing);
  const dated = await compareDated(workings, last, { content, today: proposing.compared, signal });
  if (hasError(dated.diagnostics)) return { ...asked, diagnostics: dated.diagnostics };
  const at = { ...writer, now: workings.options.now() };
  if (review === 'self') {
    const versions = await dated.versions();
    const { lifecycle } = dated;
    const record = { kind: REQUESTED, versions, lifecycle, files: proposing.files };
    const draft = { event: 'draft', state: 'draft', side: null, comment: null, record };
    const request = await store.changeRequests.open(content, [draft], at);
    await serveAgain(workings, dated.today);
    const change = request.steps.at(-1)?.change ?? null;
    return { ...asked, changes: dated.changes, isApplied: true, change, request: request.number };
  }
  const open = await store.changeRequests.list({ states: OPEN_STATES, limit: 1000 });
  const same = open.find((one) => one.requester === writer.by && isSame(one, content));
  if (same !== undefined) {
    const told = await dropped(store, same, content);
    return { ...asked, diagnostics: [...asked.diagnostics, ...told], request: same.number };
  }
  const [event, state] = proposing.request?.isDraft === true ? ['draft', 'draft'] : ['submit', 'in_review'];
  const step = { event, state, side: null, comment: null };
  const { number } = await store.changeRequests.open(content, [step], at);
  return { ...asked, request: number };
}

/** Other files that ask for the same are not kept: those of the request are the base once it is published. */
async function dropped(
  { changeRequests }: Store,
  { number, revision }: ChangeRequest,
  { files, base }: NewContent,
): Promise<readonly Diagnostic[]> {
  if (files.size === 0) return [];
  const kept = await changeRequests.files(number, revision);
  const heldAgainst = await changeRequests.baseFiles(number, revision);
  const isKept = heldAgainst !== null && isSameTexts(heldAgainst, base ?? new Map());
  if (isKept && isSameTexts(kept, files)) return [];
  const params = { id: requestId(number) };
  return [report('change/asked-already', params, { severity: 'note', hints: [REVISE] })];
}

const REVISE: Hint = {
  text: {
    zh: '如要以这些文件为准，请用它们修订该申请：PUT /api/v1/change-requests/{id}',
    en: 'for these files to count, revise the request with them: PUT /api/v1/change-requests/{id}',
  },
};

interface Wished extends Pick<Proposing, 'compared' | 'files' | 'base' | 'request'> {
  readonly comment?: string | undefined;
  /** The deadline that it had. */
  readonly due?: string | null;
}

/** What the wish is, against which versions it was written. Throws PlumblineError `people/wrong-day`, `change/deadline-past`. */
export async function contentOf(
  workings: Workings,
  { compared, comment, files, base, request = {}, due = null }: Wished,
): Promise<NewContent> {
  const wish = requestWish(request);
  checkDeadline(workings, wish.due, due);
  const { differences } = compared;
  const bases = await workings.holder.store.definitions.lastVersions(differences);
  const objects = differences.map(
    (one): ProposedObject => ({
      kind: one.kind,
      id: one.id,
      body: one.after?.body ?? null,
      base: bases.get(keyOf(one)) ?? 0,
    }),
  );
  const title = comment?.trim() || namesOf(objects);
  // That there was none is known; what knows nothing of it was written by an earlier version.
  return { title, objects, files, base: base ?? new Map(), ...wish };
}

interface Dating {
  readonly content: Pick<NewContent, 'objects' | 'effectiveFrom'>;
  /** Where the day comes from on which it is published now. */
  readonly today: Pick<Compared, 'today'>;
  readonly signal?: AbortSignal | undefined;
}

/** What publishing now would write. Findings have no place: the text they are about was put together here. */
export async function compareDated(
  workings: Workings,
  last: CatalogObjects,
  { content, today, signal }: Dating,
): Promise<Compared> {
  const { objects, effectiveFrom } = content;
  const { model } = workings.snapshots.current();
  const day = effectiveFrom ?? formatDay(today.today);
  const written = datedObjects(last.written, objects, { day, model });
  const files = filesOfObjects(written);
  const compared = await compareObjects(workings, last, {
    files,
    written,
    effectiveFrom,
    about: objects,
    signal,
  });
  const diagnostics = compared.diagnostics.map(({ at: _, ...diagnostic }) => diagnostic);
  return { ...compared, diagnostics };
}

const NAMED = 3;

function namesOf(objects: readonly ProposedObject[]): string {
  const names = objects.slice(0, NAMED).map(({ id }) => id);
  return objects.length > NAMED ? `${names.join(', ')} … (${objects.length})` : names.join(', ');
}

function isSame({ content }: ChangeRequest, wish: NewContent): boolean {
  const said = ({ objects, effectiveFrom, due }: Pick<NewContent, 'objects' | 'effectiveFrom' | 'due'>) =>
    canonicalJson({ objects: objects as unknown as Json, effectiveFrom, due });
  return said(content) === said(wish);
}
