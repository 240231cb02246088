import { requestId, type Wire } from '@plumbline/client';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { refreshRequests } from '../../api/change-queries.ts';
import { Refusal } from '../../api/refusal.ts';
import { call } from '../../api/server.ts';
import { keepFrame } from '../../frame/search.ts';
import type { EditKind, SentEdit, Start, Written } from './edit-queries.ts';
import { placeOf } from './place-of.ts';
import type { Draft } from './use-draft.ts';

export interface Saving {
  readonly isBusy: boolean;
  readonly title: string;
  readonly setTitle: (title: string) => void;
  /** The request does not carry it yet. */
  readonly isTitleUnsaved: boolean;
  /** The request that the draft was put into. */
  readonly saved: string | null;
  readonly error: unknown;
  /** Somebody else was faster. */
  readonly stale: Wire<'Diagnostic'> | null;
  readonly save: (isDraft: boolean) => void;
  /** Asks that it be there no more. */
  readonly remove: (title: string) => void;
  readonly forget: () => void;
}

interface Wanted {
  readonly kind: EditKind;
  readonly name: string | null;
  /** The name under which the request asks for what is not there yet. */
  readonly made: string | null;
  readonly draft: Draft;
  readonly request: Written['request'];
  readonly review: Start['review'];
}

interface Asking {
  readonly title: string;
  readonly isDraft: boolean;
}

/** Puts what is written where the workspace wants it: into a request, or into the catalog. */
export function useSaving({ kind, name, made, draft, request: first, review }: Wanted): Saving {
  const navigate = useNavigate();
  const [request, setRequest] = useState(first);
  // What is new may be called otherwise than the request has it.
  const [held, setHeld] = useState(made);
  const [isBusy, setBusy] = useState(false);
  const [title, setTitle] = useState('');
  const [keptTitle, setKeptTitle] = useState('');
  const [saved, setSaved] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const isDirect = review === null || review === 'self';
  const calledNow = draft.check?.name ?? null;
  const ask = async (edit: SentEdit, { title: why, isDraft }: Asking) => {
    const asked = request !== null && edit.name === null ? { ...edit, name: held } : edit;
    const wish = {
      definitions: [asked],
      ...(why.trim() === '' ? {} : { title: why.trim() }),
      ...(draft.effective === '' ? {} : { effective_from: draft.effective }),
    };
    if (request === null) {
      const body = { ...wish, ...(isDirect ? {} : { draft: isDraft }) };
      const { request: number } = await call('proposeEdits', { body });
      if (number === null) return null;
      const opened = { number, revision: 1 };
      setRequest(opened);
      setHeld(calledNow);
      return opened;
    }
    const id = requestId(request.number);
    const body = { ...wish, revision: request.revision, draft: isDraft };
    const entry = await call('reviseEdits', { path: { id }, body });
    const { number, revision } = entry;
    // Submitting may be refused: the next revision is of this one all the same.
    setRequest({ number, revision });
    setHeld(calledNow);
    if (!isDraft && entry.state === 'draft') await call('submitChange', { path: { id }, body: { revision } });
    return { number, revision };
  };
  const send = async (edit: SentEdit, asking: Asking) => {
    setBusy(true);
    setError(null);
    setSaved(null);
    try {
      const done = await ask(edit, asking);
      draft.keep();
      setKeptTitle(asking.title);
      await refreshRequests(isDirect);
      if (done === null || review === 'self') {
        const shown = edit.removed === true ? null : (name ?? calledNow);
        await navigate({ ...placeOf(kind, shown), ignoreBlocker: true });
        return;
      }
      const id = requestId(done.number);
      if (asking.isDraft) setSaved(id);
      else await navigate({ to: '/app/changes/$id', params: { id }, search: keepFrame, ignoreBlocker: true });
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  const stale = staleIn(error);
  return {
    ...{ isBusy, title, setTitle, saved, stale },
    isTitleUnsaved: title.trim() !== keptTitle.trim(),
    error: stale === null ? error : null,
    save: (isDraft) => void send(draft.edit, { title, isDraft }),
    remove: (why) =>
      void send({ kind, name, base: draft.base, removed: true }, { title: why, isDraft: false }),
    forget: () => setError(null),
  };
}

function staleIn(error: unknown): Wire<'Diagnostic'> | null {
  if (!(error instanceof Refusal)) return null;
  return error.diagnostics.find(({ code }) => code === 'change/stale-edit') ?? null;
}
