import { type Diagnostic, PlumblineError, report } from '@plumbline/diagnostics';
import type { ChangeRequest, NewChange } from '@plumbline/store';
import type { CatalogObjects } from '../catalog/catalog-objects.ts';
import { hasError, lastWritten } from '../center/compare-objects.ts';
import type { Principal } from '../center/principal.ts';
import { serveAgain } from '../center/serve-again.ts';
import type { Workings } from '../center/workings.ts';
import { movedBase } from '../merge/moved-base.ts';
import { permit } from '../people/permit.ts';
import { writerOf } from '../people/writer-of.ts';
import type { RequestRead, Signature } from './change-requests-case.ts';
import { compareDated, REQUESTED } from './propose.ts';
import { reviewInTurn } from './review-now.ts';
import { SIGNING } from './signatures.ts';
import { decideSignature, isInForce, isLastSignature } from './step-request.ts';
import { watchDrift } from './watch-definitions.ts';

/** What signing did; diagnostics: the definitions do not fit together any more. */
export type Signed =
  | { readonly kind: 'done'; readonly request: ChangeRequest }
  | { readonly kind: 'refused'; readonly reason: Diagnostic }
  | { readonly kind: 'broken'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'gone' };

export interface SignWish {
  readonly principal: Principal;
  readonly read: RequestRead;
  readonly signature: Signature;
}

/**
 * Signs; the signature that makes it complete publishes in the same transaction. In turn with every other change of what is
 * served, and refused when an object has another version than the one that the request was written against.
 */
export async function signRequest(workings: Workings, wish: SignWish): Promise<Signed> {
  permit(wish.principal, SIGNING[wish.signature.side]);
  const { done, seen } = await workings.publishing(() => signNow(workings, wish));
  if (done.kind === 'done' && done.request.state === 'published')
    await watchDrift(workings, new Map([...workings.snapshots.current().columns, ...seen]));
  return done;
}

interface SignedNow {
  readonly done: Signed;
  /** Columns of sources that were looked at for it. */
  readonly seen: CatalogObjects['columns'];
}

async function signNow(workings: Workings, { principal, read, signature }: SignWish): Promise<SignedNow> {
  const { store } = workings.holder;
  const mode = await reviewInTurn(workings);
  if (mode === null) throw new PlumblineError([report('change/not-reviewed', {})]);
  const request = await store.changeRequests.find(read.number);
  if (request === null) return { done: { kind: 'gone' }, seen: NOTHING.seen };
  const { side, comment = null } = signature;
  const prepared = isInForce(request)
    ? { ...NOTHING, record: null, today: workings.snapshots.current().day }
    : isLastSignature(request, mode, side)
      ? await prepare(workings, request)
      : { ...NOTHING, record: undefined, today: null };
  const { record, diagnostics, seen } = prepared;
  if (hasError(diagnostics)) return { done: { kind: 'broken', diagnostics }, seen };
  const done = await store.changeRequests.advance(
    read.number,
    (standing) => {
      // Somebody signed or revised between: the decision is made anew on what stands.
      return decideSignature(standing, { mode, side, principal, read, comment, record });
    },
    writerOf(workings, principal),
  );
  if (done.kind === 'done' && prepared.today !== null) await serveAgain(workings, prepared.today);
  return { done, seen };
}

const NOTHING = { diagnostics: [], seen: new Map() } as const;

/** What publishing writes: checked as definitions that are applied are. */
async function prepare(workings: Workings, request: ChangeRequest) {
  const { store } = workings.holder;
  const last = await lastWritten(store);
  const { day } = workings.snapshots.current();
  const dated = await compareDated(workings, last, { content: request.content, today: { today: day } });
  const { diagnostics, today, seen } = dated;
  if (hasError(diagnostics)) return { record: null, diagnostics, today, seen };
  const files = await movedBase(store, request, last);
  const record: NewChange = {
    kind: REQUESTED,
    comment: request.content.title,
    versions: await dated.versions(),
    lifecycle: dated.lifecycle,
    files,
  };
  return { record, diagnostics, today, seen };
}
