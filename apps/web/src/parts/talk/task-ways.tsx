import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { saveTask, type Task } from '../../api/inbox-queries.ts';
import type { Subject } from '../../api/talk-calls.ts';
import { useLanguage } from '../../words/language.tsx';
import { Failure } from '../failure.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { OwnerField } from './owner-field.tsx';

const LONGEST = 1000;

/** What the reader can do with a task of theirs. */
export function TaskWays({ task }: { readonly task: Task }) {
  const { words } = useLanguage();
  const { tasks: text } = words.inbox;
  const [asked, ask] = useState<'decline' | 'give' | null>(null);
  const close = useMutation({ mutationFn: (state: Task['state']) => saveTask(task, { state }) });
  if (!task.own) return null;
  const title = task.title ?? text.hidden;
  const isOpen = task.state === 'open';
  const way = (name: string, label: string, onClick: () => void, type: 'default' | 'text' = 'text') => (
    <Button size="small" type={type} disabled={close.isPending} aria-label={label} onClick={onClick}>
      {name}
    </Button>
  );
  return (
    <>
      {isOpen ? way(text.finish, text.finishOf(title), () => close.mutate('done'), 'default') : null}
      {isOpen || task.state === 'declined' ? way(text.give, text.giveOf(title), () => ask('give')) : null}
      {!isOpen
        ? way(text.reopen, text.reopenOf(title), () => close.mutate('open'))
        : task.declinable
          ? way(text.decline, text.declineOf(title), () => ask('decline'))
          : way(text.cancel, text.cancelOf(title), () => close.mutate('cancelled'))}
      {close.error === null ? null : <Failure error={close.error} />}
      {asked === 'decline' ? <DeclineDialog task={task} close={() => ask(null)} /> : null}
      {asked === 'give' ? <GiveDialog task={task} close={() => ask(null)} /> : null}
    </>
  );
}

interface Asked {
  readonly task: Task;
  readonly close: () => void;
}

/** Whoever gave it reads why. */
function DeclineDialog({ task, close }: Asked) {
  const { words } = useLanguage();
  const { tasks: text } = words.inbox;
  const send = async ({ answer = '' }: { readonly answer?: string }) => {
    await saveTask(task, { state: 'declined', answer: answer.trim() });
    close();
  };
  return (
    <FormDialog title={text.declineTitle} close={close} submit={text.decline} initial={{}} send={send}>
      <Form.Item name="answer" label={text.why}>
        <Input.TextArea maxLength={LONGEST} rows={3} autoFocus />
      </Form.Item>
    </FormDialog>
  );
}

/** One that was declined is opened again by that. */
function GiveDialog({ task, close }: Asked) {
  const { words } = useLanguage();
  const { tasks: text } = words.inbox;
  const send = async ({ owner }: { readonly owner: string }) => {
    await saveTask(task, { owner, ...(task.state === 'open' ? {} : { state: 'open' as const }) });
    close();
  };
  return (
    <FormDialog title={text.giveTitle} close={close} submit={text.give} initial={{}} send={send}>
      <OwnerField subject={subjectOf(task)} />
    </FormDialog>
  );
}

function subjectOf({ about }: Task): Subject | null {
  if (about === null) return null;
  const { kind, id } = about;
  return kind === 'metric' || kind === 'dashboard' ? { kind, id } : null;
}
