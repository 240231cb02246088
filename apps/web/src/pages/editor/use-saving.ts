import { requestId, type Wire } from '@plumbline/client';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { refreshRequests } from '../../api/change-queries.ts';
import { Refusal } from '../../api/refusal.ts';
import { keepFrame } from '../../frame/search.ts';
import type { EditKind, SentEdit, Start, Written } from './edit-queries.ts';
import { placeOf } from './place-of.ts';
import { type Asking, useAsking } from './use-asking.ts';
import type { Draft } from './use-draft.ts';

export interface Saving {
  readonly isBusy: boolean;
  readonly title: string;
  readonly setTitle: (title: string) => void;
  /** The request does not carry it yet. */
  readonly isTitleUnsaved: boolean;
  readonly saved: Saved | null;
  readonly error: unknown;
  /** Somebody else was faster. */
  readonly stale: Wire<'Diagnostic'> | null;
  readonly save: (isDraft: boolean) => void;
  /** Asks that it be there no more. */
  readonly remove: (title: string, beside: readonly SentEdit[]) => void;
  readonly forget: () => void;
}

/** What was saved, while its writer stays. */
interface Saved {
  /** Of those that are not drafts something else has been typed since. */
  readonly kind: 'draft' | 'submitted' | 'written';
  /** The request, or the version. */
  readonly as: string;
}

interface Wanted {
  readonly kind: EditKind;
  readonly draft: Draft;
  readonly request: Written['request'];
  readonly review: Start['review'];
}

/** Puts what is written where the workspace wants it: into a request, or into the catalog. */
export function useSaving({ kind, draft, request, review }: Wanted): Saving {
  const navigate = useNavigate();
  const [isBusy, setBusy] = useState(false);
  const [title, setTitle] = useState('');
  const [keptTitle, setKeptTitle] = useState('');
  const [saved, setSaved] = useState<Saved | null>(null);
  const [error, setError] = useState<unknown>(null);
  const isDirect = review === null || review === 'self';
  const calledNow = draft.check?.name ?? null;
  const latestTitle = useRef(title);
  latestTitle.current = title;
  const ask = useAsking({ kind, draft, request, isDirect, calledNow });
  const send = async (edits: readonly [SentEdit, ...SentEdit[]], asking: Asking) => {
    const isRemoved = edits[0].removed === true;
    setBusy(true);
    setError(null);
    setSaved(null);
    try {
      const done = await ask(edits, asking);
      const isPublished = done.number === null || isDirect;
      const shown = isRemoved ? null : (draft.name ?? calledNow);
      // A version that is guessed wrong is a conflict that is told.
      const base = done.version ?? draft.base + 1;
      draft.keep(isPublished && shown !== null ? { name: shown, base } : {});
      setKeptTitle(asking.title);
      await refreshRequests(isDirect);
      // What was typed meanwhile is not left behind.
      const isOvertaken = draft.isOvertaken() || latestTitle.current !== asking.title;
      const stays = isOvertaken && !isRemoved;
      if (isPublished) {
        if (stays) setSaved({ kind: 'written', as: `v${base}` });
        else await navigate({ ...placeOf(kind, shown), ignoreBlocker: true });
        return;
      }
      const id = requestId(done.number);
      if (asking.isDraft) setSaved({ kind: 'draft', as: id });
      else if (stays) setSaved({ kind: 'submitted', as: id });
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
    save: (isDraft) => void send([draft.edit], { title, isDraft }),
    remove: (why, beside) => {
      const edit = { kind, name: draft.name, base: draft.base, removed: true } as const;
      void send([edit, ...beside], { title: why, isDraft: false });
    },
    forget: () => setError(null),
  };
}

function staleIn(error: unknown): Wire<'Diagnostic'> | null {
  if (!(error instanceof Refusal)) return null;
  return error.diagnostics.find(({ code }) => code === 'change/stale-edit') ?? null;
}
