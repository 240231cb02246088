import { requestId } from '@plumbline/client';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { Segments } from '../../parts/segments.tsx';
import { useLanguage } from '../../words/language.tsx';
import { KeptMark } from './kept-text.tsx';
import { placeOf } from './place-of.ts';
import { type Form, partOf } from './use-draft.ts';
import type { Keeping } from './use-keeping.ts';
import type { WritingProps } from './writing.ts';

interface Head extends WritingProps {
  readonly keeping: Keeping;
}

const FORMS = ['parts', 'yaml'] as const;

/** Which definition is edited from which version, how it is written, and what becomes of it. */
export function EditorHead({ begin, draft, saving, keeping, request, start }: Head) {
  const { locale, words } = useLanguage();
  const { editor: text } = words;
  const { body, check } = draft;
  const { kind } = begin;
  const { review } = start;
  const label = partOf(check?.body ?? body, `label.${locale}`) || partOf(check?.body ?? body, 'name');
  const form = {
    value: draft.form,
    options: FORMS.map((value) => ({
      value,
      label: value === 'yaml' ? text.yaml : text.kinds[kind].parts,
    })),
    onChange: (next: Form) => void draft.setForm(next),
  };
  const isReady = !draft.isChecking && draft.errors.length === 0 && check?.conflict === null;
  return (
    <header className="editor-head">
      <nav className="trail quiet" aria-label={text.breadcrumb}>
        <Link {...placeOf(kind, null)}>{text.kinds[kind].all}</Link>
        {begin.name === null ? null : (
          <>
            <span aria-hidden="true"> / </span>
            <Link {...placeOf(kind, begin.name)}>{label || begin.name}</Link>
          </>
        )}
        <span aria-hidden="true"> / </span>
        <span>{begin.name === null ? text.isNew : text.editing}</span>
      </nav>
      <div className="editor-title">
        <h1>{label || text.kinds[kind].made}</h1>
        {begin.name === null ? null : <span className="quiet">{begin.name}</span>}
        <span className="tag">{draft.base === 0 ? text.isNew : text.version(draft.base)}</span>
        {request === null ? null : <span className="tag">{text.draftOf(requestId(request.number))}</span>}
        <span className="bar-space" />
        {begin.form === 'yaml' ? null : <Segments aria-label={text.form} {...form} />}
        {review === null || review === 'self' ? (
          <Button
            type="primary"
            disabled={!isReady}
            loading={saving.isBusy}
            onClick={() => saving.save(false)}
          >
            {review === null ? text.write : text.useDraft}
          </Button>
        ) : (
          <>
            <Button disabled={!isReady} loading={saving.isBusy} onClick={() => saving.save(true)}>
              {text.saveDraft}
            </Button>
            <Button
              type="primary"
              disabled={!isReady}
              loading={saving.isBusy}
              onClick={() => saving.save(false)}
            >
              {text.submit}
            </Button>
          </>
        )}
      </div>
      <p className="note editor-saved">
        <span role="status">
          {saving.saved === null ? '' : text.saved[saving.saved.kind](saving.saved.as)}
        </span>{' '}
        <KeptMark kept={keeping.kept} />
      </p>
    </header>
  );
}
