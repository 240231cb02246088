import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Popover } from 'antd';
import type { MessageInstance } from 'antd/es/message/interface';
import { useState } from 'react';
import { viewQuery } from '../../../api/catalog-queries.ts';
import { Refusal } from '../../../api/refusal.ts';
import { call, queryClient } from '../../../api/server.ts';
import { failureText } from '../../../parts/failure.tsx';
import type { Question } from '../../../parts/question/question.ts';
import { bodyOf } from '../../../parts/question/view-body.ts';
import { useLanguage } from '../../../words/language.tsx';
import { ExploreIcon } from './explore-icon.tsx';

interface Save {
  readonly question: Question;
  readonly title: string;
  /** The view that is open. */
  readonly view: string | null;
  /** What the bar compares with. */
  readonly compare: string;
  readonly onSaved: (id: string | null) => void;
  readonly toast: MessageInstance;
}

/** Keeps the question under a name, or its changes under the name it has. */
export function SaveButton(props: Save) {
  const { words } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottom"
      open={isOpen}
      onOpenChange={setOpen}
      destroyOnHidden
      content={<SaveForm {...props} close={() => setOpen(false)} />}
    >
      <Button icon={<ExploreIcon name="save" />} disabled={props.question.metrics.length === 0}>
        {words.explore.save}
      </Button>
    </Popover>
  );
}

function SaveForm(props: Save & { readonly close: () => void }) {
  const { words, locale } = useLanguage();
  const { question, title, view, compare, onSaved, toast, close } = props;
  const kept = useQuery({ ...viewQuery(view ?? ''), enabled: view !== null }).data;
  const own = kept?.is_own === true ? kept : undefined;
  const [name, setName] = useState(own?.name ?? title);
  const [isShared, setShared] = useState(own?.is_shared ?? false);
  const [error, setError] = useState<string | null>(null);
  const save = async (isNew: boolean) => {
    const body = bodyOf(question, compare);
    const wanted = { name: name.trim(), is_shared: isShared, body };
    try {
      const next =
        isNew || own === undefined
          ? await call('createView', { body: wanted })
          : await call('saveView', { path: { id: own.id }, body: { ...wanted, revision: own.revision } });
      queryClient.setQueryData(['views', next.id], next);
      await queryClient.invalidateQueries({ queryKey: ['views'], exact: true });
      toast.success(words.explore.savedNow);
      onSaved(next.id);
      close();
    } catch (cause) {
      const isConflict = cause instanceof Refusal && cause.status === 409;
      setError(isConflict ? words.explore.viewConflict : failureText(cause, words, locale));
    }
  };
  return (
    <form
      className="save-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save(own === undefined);
      }}
    >
      <strong>{words.explore.saveTitle}</strong>
      <Input
        autoFocus
        aria-label={words.explore.viewName}
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.target.value)}
      />
      <Checkbox checked={isShared} onChange={(event) => setShared(event.target.checked)}>
        {words.explore.sharedView}
      </Checkbox>
      {error === null ? null : (
        <p className="bad" role="alert">
          {error}
        </p>
      )}
      <footer className="dialog-foot">
        <span />
        {own === undefined ? null : (
          <Button onClick={() => void save(true)} disabled={name.trim() === ''}>
            {words.explore.saveNew}
          </Button>
        )}
        <Button type="primary" htmlType="submit" disabled={name.trim() === ''}>
          {own === undefined ? words.explore.save : words.explore.saveChanges}
        </Button>
      </footer>
    </form>
  );
}
