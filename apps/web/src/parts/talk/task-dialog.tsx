import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { metricPeopleQuery, refreshInbox } from '../../api/inbox-queries.ts';
import { call, metricsQuery } from '../../api/server.ts';
import { useLanguage } from '../../words/language.tsx';
import { FormDialog } from '../form-dialog.tsx';

interface Given {
  readonly title: string;
  readonly metric?: string;
  readonly owner?: string;
  readonly due?: string;
}

interface Making {
  readonly close: () => void;
  /** Of the page it is made on; absent: it is chosen. */
  readonly metric?: string;
  /** What it is made of. */
  readonly comment?: { readonly id: number; readonly body: string };
}

const LONGEST = 200;

/** A task for oneself or, about a metric, for anybody who takes part in its discussion. */
export function TaskDialog({ close, metric, comment }: Making) {
  const { words } = useLanguage();
  const { tasks: text } = words.inbox;
  const [chosen, choose] = useState(metric);
  const send = async (given: Given) => {
    const { owner, due } = given;
    const body = {
      title: given.title.trim(),
      ...(owner === undefined || chosen === undefined ? {} : { owner }),
      ...(due === undefined || due === '' ? {} : { due }),
      ...(chosen === undefined ? {} : { subject: { kind: 'metric' as const, id: chosen } }),
      ...(comment === undefined ? {} : { comment: comment.id }),
    };
    await call('createTask', { body });
    await refreshInbox();
    close();
  };
  const title = comment?.body.replace(/\s+/g, ' ').trim().slice(0, LONGEST) ?? '';
  return (
    <FormDialog<Given> title={text.make} close={close} submit={text.create} initial={{ title }} send={send}>
      <Form.Item
        name="title"
        label={text.titleField}
        rules={[{ required: true, whitespace: true, message: text.titleMissing }]}
      >
        <Input maxLength={LONGEST} autoFocus />
      </Form.Item>
      {metric === undefined ? <MetricField choose={choose} /> : null}
      {chosen === undefined ? null : <OwnerField key={chosen} metric={chosen} />}
      <Form.Item name="due" label={text.due}>
        <Input type="date" />
      </Form.Item>
    </FormDialog>
  );
}

function MetricField({ choose }: { readonly choose: (name: string | undefined) => void }) {
  const { locale, words } = useLanguage();
  const { tasks: text } = words.inbox;
  const metrics = useQuery(metricsQuery).data ?? [];
  return (
    <Form.Item name="metric" label={text.about}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={text.aboutHint}
        options={metrics.map(({ name, label }) => ({ value: name, label: label[locale] }))}
        onChange={(name: string | undefined) => choose(name)}
      />
    </Form.Item>
  );
}

function OwnerField({ metric }: { readonly metric: string }) {
  const { words } = useLanguage();
  const { tasks: text } = words.inbox;
  const [search, setSearch] = useState('');
  const found = useQuery(metricPeopleQuery(metric, search)).data ?? [];
  return (
    <Form.Item name="owner" label={text.owner}>
      <Select
        allowClear
        showSearch={{ filterOption: false, onSearch: setSearch }}
        placeholder={text.myself}
        notFoundContent={text.nobody}
        options={found.map(({ login, name }) => ({
          value: login,
          label: name === login ? login : `${name} ${login}`,
        }))}
      />
    </Form.Item>
  );
}
