import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { refreshInbox } from '../../api/inbox-queries.ts';
import { call, metricsQuery } from '../../api/server.ts';
import type { Subject } from '../../api/talk-calls.ts';
import { useLanguage } from '../../words/language.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { OwnerField } from './owner-field.tsx';

interface Given {
  readonly title: string;
  readonly body?: string;
  readonly metric?: string;
  readonly owner?: string;
  readonly due?: string;
}

interface Making {
  readonly close: () => void;
  /** Of the page it is made on; absent: a metric is chosen, or none. */
  readonly subject?: Subject;
  /** What it is made of. */
  readonly comment?: { readonly id: number; readonly body: string };
}

const LONGEST = 200;
const LONGEST_BODY = 4000;

/** A task for oneself or for anybody who takes part in discussions, and sees what it is about. */
export function TaskDialog({ close, subject, comment }: Making) {
  const { words } = useLanguage();
  const { tasks: text } = words.inbox;
  const [metric, choose] = useState<string | undefined>(undefined);
  const about = subject ?? (metric === undefined ? null : { kind: 'metric' as const, id: metric });
  const send = async ({ title, body = '', owner, due = '' }: Given) => {
    await call('createTask', {
      body: {
        title: title.trim(),
        ...(body.trim() === '' ? {} : { body: body.trim() }),
        ...(owner === undefined ? {} : { owner }),
        ...(due === '' ? {} : { due }),
        ...(about === null ? {} : { subject: about }),
        ...(comment === undefined ? {} : { comment: comment.id }),
      },
    });
    await refreshInbox();
    close();
  };
  const said = comment?.body.replace(/\s+/g, ' ').trim() ?? '';
  // What does not fit into a title is not lost.
  const initial = { title: said.slice(0, LONGEST), body: said.length > LONGEST ? (comment?.body ?? '') : '' };
  return (
    <FormDialog<Given> title={text.make} close={close} submit={text.create} initial={initial} send={send}>
      <Form.Item
        name="title"
        label={text.titleField}
        rules={[{ required: true, whitespace: true, message: text.titleMissing }]}
      >
        <Input maxLength={LONGEST} autoFocus />
      </Form.Item>
      <Form.Item name="body" label={text.body}>
        <Input.TextArea maxLength={LONGEST_BODY} rows={3} />
      </Form.Item>
      {subject === undefined ? <MetricField choose={choose} /> : null}
      <OwnerField key={metric ?? ''} subject={about} nobody={text.myself} />
      <Form.Item name="due" label={text.due}>
        <Input type="date" />
      </Form.Item>
    </FormDialog>
  );
}

/** Another metric is seen by other people: who was chosen before is asked for again. */
function MetricField({ choose }: { readonly choose: (name: string | undefined) => void }) {
  const { locale, words } = useLanguage();
  const { tasks: text } = words.inbox;
  const form = Form.useFormInstance<Given>();
  const metrics = useQuery(metricsQuery).data ?? [];
  return (
    <Form.Item name="metric" label={text.about}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={text.aboutHint}
        options={metrics.map(({ name, label }) => ({ value: name, label: label[locale] }))}
        onChange={(name: string | undefined) => {
          form.resetFields(['owner']);
          choose(name);
        }}
      />
    </Form.Item>
  );
}
