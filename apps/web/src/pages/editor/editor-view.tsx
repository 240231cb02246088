import './editor.css';
import { requestId } from '@plumbline/client';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { meQuery, metricsQuery } from '../../api/server.ts';
import { Failure } from '../../parts/failure.tsx';
import { Leaving } from '../../parts/leaving.tsx';
import { useLanguage } from '../../words/language.tsx';
import { Checks } from './checks.tsx';
import { CodeBox } from './code-box.tsx';
import type { Named } from './completions.ts';
import type { Finding, Start, Written } from './edit-queries.ts';
import { EditorHead } from './editor-head.tsx';
import { EditorWaiting } from './editor-waiting.tsx';
import { Findings } from './findings.tsx';
import { Impact } from './impact.tsx';
import { KeptText } from './kept-text.tsx';
import { PreviewBlock } from './preview-block.tsx';
import { Properties } from './properties.tsx';
import { Signers } from './signers.tsx';
import { StaleEdit } from './stale-edit.tsx';
import { partOf, useDraft } from './use-draft.ts';
import { useKeeping } from './use-keeping.ts';
import { useSaving } from './use-saving.ts';

interface Editor {
  readonly begin: Parameters<typeof useDraft>[0];
  readonly start: Start;
  readonly request: Written['request'];
  /** Reads what is there by now; resolves to the reason where that failed. */
  readonly reload: () => Promise<unknown>;
}

/** A formula and all that is said about it, kept in the browser of who writes it. */
export function EditorView(editor: Editor) {
  const me = useQuery(meQuery).data;
  return me == null ? <EditorWaiting /> : <Writing {...editor} login={me.login} />;
}

/** Beside what is written stands what follows from it, before anybody signs. */
function Writing({ begin, start, request, reload, login }: Editor & { readonly login: string }) {
  const { words } = useLanguage();
  const draft = useDraft(begin);
  const saving = useSaving({ draft, request, review: start.review });
  const of = {
    login,
    metric: begin.name ?? '',
    request: request === null ? '' : requestId(request.number),
  };
  const keeping = useKeeping({ of, draft, saving });
  const names = useNames(start);
  const { form, body, yaml } = draft;
  const isNew = begin.name === null;
  const preview = <PreviewBlock draft={draft} />;
  // Those of a former text would be written into this one.
  const findings = draft.isChecking ? NO_FINDINGS : draft.told;
  return (
    <div className="columns editor">
      <Leaving
        isUnsaved={keeping.isUnsaved}
        stays="request"
        text={words.editor.leaveText}
        discard={keeping.forget}
      />
      <div className="editor-main">
        <EditorHead {...{ begin, draft, saving, keeping, request, review: start.review }} />
        <KeptText keeping={keeping} />
        <StaleEdit {...{ draft, saving, keeping, reload }} />
        {saving.error === null ? null : <Failure error={saving.error} />}
        {draft.error == null ? null : <Failure error={draft.error} />}
        <section className="block" data-section="formula">
          <header className="block-head">
            <h2>
              {form === 'yaml' ? words.editor.yaml : words.editor.formula}{' '}
              {form === 'yaml' ? null : <small>{words.editor.formulaHint}</small>}
            </h2>
            <CheckState draft={draft} />
          </header>
          {form === 'yaml' ? (
            <CodeBox
              key="yaml"
              label={words.editor.yamlLabel}
              value={yaml}
              onChange={(text) => draft.change({ yaml: text })}
              findings={findings}
              names={NONE}
            />
          ) : (
            <CodeBox
              key="formula"
              label={words.editor.formulaLabel}
              value={partOf(body, 'formula')}
              onChange={(text) => draft.setPart('formula', text)}
              findings={findings}
              names={names}
            />
          )}
          <Findings draft={draft} findings={findings} />
        </section>
        {isNew ? null : preview}
        <Properties {...{ draft, request, review: start.review, saving, isNew }} />
        {isNew ? preview : null}
      </div>
      <aside className="rail editor-rail">
        <Checks draft={draft} />
        <Impact name={begin.name} />
        <Signers start={start} />
      </aside>
    </div>
  );
}

const NONE: readonly Named[] = [];
const NO_FINDINGS: readonly Finding[] = [];

function CheckState({ draft }: { readonly draft: ReturnType<typeof useDraft> }) {
  const { words } = useLanguage();
  const { errors, told, isChecking, check } = draft;
  const isBegun = told.some(({ severity }) => severity === 'error');
  const text =
    check === undefined || isChecking
      ? words.editor.checking
      : errors.length === 0
        ? words.editor.noErrors
        : isBegun
          ? words.editor.errors(errors.length)
          : '';
  const state = check === undefined || isChecking ? 'checking' : errors.length === 0 ? 'fine' : 'wrong';
  return (
    <span role="status" data-check={state} className={state === 'wrong' ? 'bad' : 'quiet'}>
      {text}
    </span>
  );
}

/** Everything that a formula can name, as far as the reader sees it. */
function useNames({ names }: Start): readonly Named[] {
  const { words } = useLanguage();
  const metrics = useQuery(metricsQuery).data;
  return useMemo(
    () => [
      ...(metrics ?? []).map(
        ({ name, label, kind }): Named => ({ kind: 'metric', ref: name, ...label, about: words.kind[kind] }),
      ),
      ...Object.entries(words.editor.functions).map(
        ([ref, about]): Named => ({ kind: 'function', ref, zh: about, en: about, about }),
      ),
      ...names.map(({ kind, ref, label }): Named => ({ kind, ref, ...label, about: '' })),
    ],
    [metrics, names, words],
  );
}
