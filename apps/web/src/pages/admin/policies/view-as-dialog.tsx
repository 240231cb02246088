import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { beginViewAs } from '../../../api/view-as.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { Failure } from '../../../parts/failure.tsx';
import { useLanguage } from '../../../words/language.tsx';

interface ViewAs {
  readonly person: { readonly login: string; readonly name: string };
  readonly close: () => void;
}

/** Asks why; the page that follows is the one of the other person. */
export function ViewAsDialog({ person, close }: ViewAs) {
  const { words } = useLanguage();
  const { admin } = words;
  const text = admin.policies;
  const [form] = Form.useForm<{ readonly reason: string }>();
  const begin = useMutation({
    mutationFn: ({ reason }: { readonly reason: string }) => beginViewAs(person.login, reason.trim()),
  });
  return (
    <Dialog
      title={`${text.viewAs}: ${person.name}`}
      close={close}
      footer={
        <>
          <Button onClick={close}>{admin.cancel}</Button>
          <Button type="primary" loading={begin.isPending} onClick={() => form.submit()}>
            {text.begin}
          </Button>
        </>
      }
    >
      <p className="note">{text.viewNote}</p>
      <Form
        form={form}
        className="admin-form"
        layout="vertical"
        requiredMark={false}
        onFinish={(given) => begin.mutate(given)}
      >
        <Form.Item
          name="reason"
          label={text.reason}
          rules={[{ required: true, whitespace: true, message: text.missingReason }]}
        >
          <Input autoFocus maxLength={1000} onPressEnter={() => form.submit()} />
        </Form.Item>
        {begin.error === null ? null : <Failure error={begin.error} />}
      </Form>
    </Dialog>
  );
}
