import { requestId } from '@plumbline/client';
import { useState } from 'react';
import { call } from '../../api/server.ts';
import type { EditKind, SentEdit, Written } from './edit-queries.ts';
import type { Draft } from './use-draft.ts';

interface Asker {
  readonly kind: EditKind;
  readonly draft: Draft;
  readonly request: Written['request'];
  readonly isDirect: boolean;
  /** As what is written names itself. */
  readonly calledNow: string | null;
}

export interface Asking {
  readonly title: string;
  readonly isDraft: boolean;
}

interface Asked {
  /** Of the request; null: it was written without one. */
  readonly number: number | null;
  readonly version?: number | undefined;
}

/** Asks for an edit: first by a request of its own, from then on by revisions of that. */
export function useAsking({ kind, draft, request: first, isDirect, calledNow }: Asker) {
  const [request, setRequest] = useState(first);
  return async (edits: readonly [SentEdit, ...SentEdit[]], { title, isDraft }: Asking): Promise<Asked> => {
    const [edit, ...others] = edits;
    // What is new may be called otherwise than the request has it.
    const { made } = draft;
    const asked = request !== null && edit.name === null ? { ...edit, name: made } : edit;
    const wish = {
      definitions: [asked, ...others],
      ...(title.trim() === '' ? {} : { title: title.trim() }),
      ...(draft.effective === '' ? {} : { effective_from: draft.effective }),
    };
    if (request === null) {
      const body = { ...wish, ...(isDirect ? {} : { draft: isDraft }) };
      const { request: number, changes } = await call('proposeEdits', { body });
      const version = changes.find((one) => one.kind === kind && one.id === calledNow)?.version;
      if (number !== null && !isDirect) {
        setRequest({ number, revision: 1 });
        draft.hold(calledNow);
      }
      return { number, version };
    }
    const id = requestId(request.number);
    const body = { ...wish, revision: request.revision, draft: isDraft };
    const entry = await call('reviseEdits', { path: { id }, body });
    const { number, revision } = entry;
    // Submitting may be refused: the next revision is of this one all the same.
    setRequest({ number, revision });
    draft.hold(calledNow);
    if (!isDraft && entry.state === 'draft') await call('submitChange', { path: { id }, body: { revision } });
    if (isDirect) {
      setRequest(null);
      draft.hold(null);
    }
    return { number };
  };
}
