import { listed } from '@plumbline/client';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { glossaryQuery } from '../../../api/catalog-queries.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { Failure } from '../../../parts/failure.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { checkQuery } from '../edit-queries.ts';
import { EditorField } from '../editor-field.tsx';
import type { WritingProps } from '../writing.ts';
import { linksToQuery, namersIn } from './links-to.ts';

type Removal = WritingProps & { readonly name: string };

/** Takes a term away, by a request like every other change. */
export function RemoveTerm(removal: Removal) {
  const { remove: text } = useLanguage().words.editor.term;
  const [isAsked, setAsked] = useState(false);
  return (
    <p className="editor-remove">
      <Button danger onClick={() => setAsked(true)}>
        {text.button}
      </Button>{' '}
      <span className="note">{text.note}</span>
      {isAsked ? <RemoveDialog {...removal} close={() => setAsked(false)} /> : null}
    </p>
  );
}

function RemoveDialog({ name, draft, saving, start, close }: Removal & { readonly close: () => void }) {
  const { locale, words } = useLanguage();
  const { remove: text } = words.editor.term;
  const within = draft.request === null ? {} : { request: draft.request };
  const [reason, setReason] = useState('');
  const edit = { kind: 'term' as const, name, base: draft.base, removed: true as const };
  const [isUnlinked, setUnlinked] = useState(false);
  const alone = useQuery(checkQuery({ ...edit, ...within }, ''));
  const namers = namersIn(alone.data?.findings ?? []);
  const links = useQuery({ ...linksToQuery(name, namers), enabled: namers.length > 0 });
  const beside = isUnlinked ? (links.data?.edits ?? []) : [];
  const together = beside.length === 0 ? {} : { beside: [...beside] };
  const { data, error } = useQuery(checkQuery({ ...edit, ...within, ...together }, ''));
  const found = data?.findings ?? [];
  const label = useQuery(glossaryQuery).data?.find((one) => one.name === name)?.label;
  const isOpen =
    data !== undefined && data.conflict === null && found.every((one) => one.severity !== 'error');
  return (
    <Dialog
      title={text.title(label?.[locale] ?? name)}
      close={close}
      footer={
        <>
          <Button onClick={close}>{words.parts.cancel}</Button>
          <Button
            danger
            type="primary"
            disabled={!isOpen}
            loading={saving.isBusy}
            onClick={() => {
              close();
              saving.remove(reason, beside);
            }}
          >
            {start.review === null || start.review === 'self' ? text.now : text.ask}
          </Button>
        </>
      }
    >
      <p>{start.review === null || start.review === 'self' ? text.textNow : text.text}</p>
      {error === null ? null : <Failure error={error} />}
      <ul className="editor-findings" aria-label={words.editor.findings}>
        {found.map(({ code, severity, messages }) => (
          <li key={code} data-finding={code} className={severity === 'error' ? 'bad' : 'watch'}>
            {messages[locale]}
          </li>
        ))}
        {data?.conflict == null ? null : (
          <li className="bad">{words.editor.stale.title(data.conflict.version)}</li>
        )}
      </ul>
      {links.data === undefined ? null : (
        <p className="editor-unlink">
          <Checkbox checked={isUnlinked} onChange={({ target }) => setUnlinked(target.checked)}>
            {text.links(
              listed(
                links.data.labels.map((label) => label[locale]),
                locale,
              ),
            )}
          </Checkbox>
        </p>
      )}
      {start.review === null ? null : (
        <EditorField label={text.reason}>
          {(id) => (
            <Input
              id={id}
              maxLength={200}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </EditorField>
      )}
    </Dialog>
  );
}
