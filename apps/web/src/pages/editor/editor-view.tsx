import './editor.css';
import { requestId } from '@plumbline/client';
import { useQuery } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import { meQuery } from '../../api/server.ts';
import { Failure } from '../../parts/failure.tsx';
import { Leaving } from '../../parts/leaving.tsx';
import { useLanguage } from '../../words/language.tsx';
import type { Start, Written } from './edit-queries.ts';
import { EditorHead } from './editor-head.tsx';
import { EditorWaiting } from './editor-waiting.tsx';
import { KeptText } from './kept-text.tsx';
import { Signers } from './signers.tsx';
import { StaleEdit } from './stale-edit.tsx';
import { type Begin, useDraft } from './use-draft.ts';
import { useKeeping } from './use-keeping.ts';
import { useSaving } from './use-saving.ts';
import type { WritingProps } from './writing.ts';

/** What is shown of one kind of definition: what is written, and beside it what follows from it. */
export interface EditorParts {
  /** There is no form: it is written as YAML. */
  readonly isText?: boolean;
  readonly Main: ComponentType<WritingProps>;
  readonly Rail: ComponentType<WritingProps>;
}

interface Editor extends EditorParts {
  readonly begin: Begin;
  readonly start: Start;
  readonly request: Written['request'];
  /** Reads what is there by now; resolves to the reason where that failed. */
  readonly reload: () => Promise<unknown>;
}

/** A definition and all that is said about it, kept in the browser of who writes it. */
export function EditorView(editor: Editor) {
  const me = useQuery(meQuery).data;
  return me == null ? <EditorWaiting /> : <Writing {...editor} login={me.login} />;
}

/** Beside what is written stands what follows from it, before anybody signs. */
function Writing({ begin, start, request, reload, login, Main, Rail }: Editor & { readonly login: string }) {
  const { words } = useLanguage();
  const { kind, name } = begin;
  const draft = useDraft(begin);
  const saving = useSaving({ kind, draft, request, review: start.review });
  const of = { login, kind, name: name ?? '', request: request === null ? '' : requestId(request.number) };
  const keeping = useKeeping({ of, draft, saving });
  const writing: WritingProps = { begin, draft, saving, start, request };
  return (
    <div className="columns editor">
      <Leaving
        isUnsaved={keeping.isUnsaved}
        stays="request"
        text={words.editor.kinds[kind].leaveText}
        discard={keeping.forget}
      />
      <div className="editor-main">
        <EditorHead {...writing} keeping={keeping} />
        <KeptText kind={kind} keeping={keeping} />
        <StaleEdit {...{ kind, draft, saving, keeping, reload }} />
        {saving.error === null ? null : <Failure error={saving.error} />}
        {draft.error == null ? null : <Failure error={draft.error} />}
        <Main {...writing} />
      </div>
      <aside className="rail editor-rail">
        <Rail {...writing} />
        <Signers start={start} />
      </aside>
    </div>
  );
}
