import { Form, Input } from 'antd';
import type { MetricEntry } from '../../../api/answer.ts';
import { call, queryClient } from '../../../api/server.ts';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { useLanguage } from '../../../words/language.tsx';

interface Given {
  readonly comment: string;
}

interface Confirming {
  readonly metric: MetricEntry;
  readonly close: () => void;
}

/** Somebody has looked at what changed, and the definition holds. */
export function ConfirmDialog({ metric: { name, label }, close }: Confirming) {
  const { words, locale } = useLanguage();
  const { marks: text } = words;
  const send = async ({ comment }: Given) => {
    const said = comment.trim();
    await call('confirmMetric', { path: { name }, body: said === '' ? {} : { comment: said } });
    // Marks stand beside figures everywhere.
    await queryClient.invalidateQueries();
    close();
  };
  return (
    <FormDialog<Given>
      title={text.confirmTitle(label[locale])}
      close={close}
      submit={text.confirm}
      note={text.confirmNote}
      initial={{ comment: '' }}
      send={send}
    >
      <Form.Item name="comment" label={text.comment}>
        <Input maxLength={2000} autoFocus />
      </Form.Item>
    </FormDialog>
  );
}
