import type { Wire } from '@plumbline/client';
import { Form, Input, Select } from 'antd';
import { call } from '../../../api/server.ts';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { refreshAdmin } from '../queries.ts';
import { areDays } from './delegation-state.ts';

type Given = Required<Wire<'NewDelegation'>>;

export function NewDelegationDialog(props: {
  readonly users: readonly Wire<'User'>[];
  readonly today: string;
  readonly close: () => void;
}) {
  const { words } = useLanguage();
  const { admin } = words;
  const text = admin.delegations;
  const { close } = props;
  const send = async (body: Given) => {
    await call('createDelegation', { body });
    await refreshAdmin();
    close();
  };
  const required = [{ required: true, whitespace: true, message: text.missing }];
  const people = props.users
    .filter(({ is_disabled }) => !is_disabled)
    .map(({ login, name }) => ({ value: login, label: name === login ? login : `${name} (${login})` }));
  const person = (name: 'delegator' | 'delegate') => (
    <Form.Item name={name} label={text[name]} rules={required}>
      <Select showSearch={{ optionFilterProp: 'label' }} options={people} />
    </Form.Item>
  );
  return (
    <FormDialog<Given>
      title={text.make}
      close={close}
      submit={admin.save}
      initial={{ from: props.today, reason: '' }}
      send={send}
    >
      {person('delegator')}
      {person('delegate')}
      <Form.Item name="from" label={text.from} rules={required}>
        <Input type="date" />
      </Form.Item>
      <Form.Item
        name="to"
        label={text.to}
        dependencies={['from']}
        extra={text.daysNote}
        rules={[
          ...required,
          ({ getFieldValue }) => ({
            validator: async (_, to: string | undefined) => {
              const from = getFieldValue('from') as string | undefined;
              if (from && to && !areDays(from, to, props.today)) throw new Error(text.wrongDays);
            },
          }),
        ]}
      >
        <Input type="date" min={props.today} />
      </Form.Item>
      <Form.Item name="reason" label={text.reason} rules={required}>
        <Input maxLength={1000} />
      </Form.Item>
    </FormDialog>
  );
}
