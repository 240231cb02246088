import { useMutation } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { type ReactNode, useId, useRef } from 'react';
import { useLanguage } from '../words/language.tsx';
import { Dialog } from './dialog.tsx';
import { Failure } from './failure.tsx';
import './narrow-form.css';

interface FormDialogProps<Given> {
  readonly title: string;
  readonly close: () => void;
  /** On the primary button. */
  readonly submit: string;
  readonly initial: { readonly [K in keyof Given]?: Given[K] | undefined };
  /** What it is turned away with is shown below the fields. */
  readonly send: (given: Given) => Promise<void>;
  /** The fields hold what was sent already and only the rest is left to do. */
  readonly isLocked?: boolean;
  readonly note?: string;
  readonly children: ReactNode;
}

/** Fields that are sent once: by the button or Enter, and while they are on their way nobody leaves. */
export function FormDialog<Given extends object>(props: FormDialogProps<Given>) {
  const { title, close, submit, initial, send, isLocked = false, note, children } = props;
  const { words } = useLanguage();
  const id = useId();
  const isSending = useRef(false);
  const sent = useMutation({ mutationFn: send });
  const sendOnce = async (given: Given) => {
    // Enter comes again before the button is drawn busy.
    if (isSending.current) return;
    isSending.current = true;
    await sent.mutateAsync(given).catch(() => undefined);
    isSending.current = false;
  };
  return (
    <Dialog
      title={title}
      close={() => {
        if (!isSending.current) close();
      }}
      footer={
        <>
          <Button disabled={sent.isPending} onClick={close}>
            {words.parts.cancel}
          </Button>
          <Button type="primary" htmlType="submit" form={id} loading={sent.isPending}>
            {submit}
          </Button>
        </>
      }
    >
      {note === undefined ? null : <p className="note">{note}</p>}
      <Form<Given>
        id={id}
        layout="vertical"
        className="narrow-form"
        requiredMark={false}
        disabled={isLocked}
        initialValues={initial}
        onFinish={(given) => void sendOnce(given)}
      >
        {children}
        {sent.error === null ? null : <Failure error={sent.error} />}
      </Form>
    </Dialog>
  );
}
