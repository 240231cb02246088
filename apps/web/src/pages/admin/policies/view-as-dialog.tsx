import { Form, Input } from 'antd';
import { beginViewAs } from '../../../api/view-as.ts';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { useLanguage } from '../../../words/language.tsx';

interface ViewAs {
  readonly person: { readonly login: string; readonly name: string };
  readonly close: () => void;
}

/** Asks why; the page that follows is the one of the other person. */
export function ViewAsDialog({ person, close }: ViewAs) {
  const { words } = useLanguage();
  const text = words.admin.policies;
  return (
    <FormDialog<{ readonly reason: string }>
      title={text.viewAsOf(person.name)}
      close={close}
      submit={text.begin}
      initial={{}}
      send={({ reason }) => beginViewAs(person.login, reason.trim())}
      note={text.viewNote}
    >
      <Form.Item
        name="reason"
        label={text.reason}
        rules={[{ required: true, whitespace: true, message: text.missingReason }]}
      >
        <Input autoFocus maxLength={1000} />
      </Form.Item>
    </FormDialog>
  );
}
