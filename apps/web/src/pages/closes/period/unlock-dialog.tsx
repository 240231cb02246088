import { Form, Input } from 'antd';
import { call } from '../../../api/server.ts';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { refreshCloses } from '../queries.ts';

interface Given {
  readonly reason: string;
}

interface Unlocking {
  readonly period: string;
  /** Hash of the lock that the reader sees. */
  readonly lock: string | null;
  /** As it is read. */
  readonly name: string;
  readonly done: () => void;
  readonly close: () => void;
}

export function UnlockDialog({ period, lock, name, done, close }: Unlocking) {
  const { words } = useLanguage();
  const { unlock: text } = words.closes;
  const send = async ({ reason }: Given) => {
    const seen = lock === null ? {} : { lock };
    await call('unlockPeriod', { path: { period }, body: { reason: reason.trim(), ...seen } });
    done();
    await refreshCloses();
    close();
  };
  return (
    <FormDialog<Given>
      title={text.title(name)}
      close={close}
      submit={text.begin}
      note={text.note}
      initial={{ reason: '' }}
      send={send}
    >
      <Form.Item
        name="reason"
        label={text.reason}
        rules={[{ required: true, whitespace: true, message: text.missing }]}
      >
        <Input maxLength={2000} placeholder={text.reasonHint} autoFocus />
      </Form.Item>
    </FormDialog>
  );
}
