import type { Wire } from '@plumbline/client';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { call } from '../../../api/server.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { Failure } from '../../../parts/failure.tsx';
import { useLanguage } from '../../../words/language.tsx';
import { refreshAdmin } from '../queries.ts';
import { localDay } from './delegation-state.ts';

type Given = Required<Wire<'NewDelegation'>>;

export function NewDelegationDialog(props: {
  readonly users: readonly Wire<'User'>[];
  readonly close: () => void;
}) {
  const { words } = useLanguage();
  const { admin } = words;
  const text = admin.delegations;
  const { close } = props;
  const [form] = Form.useForm<Given>();
  const make = useMutation({
    mutationFn: (body: Given) => call('createDelegation', { body }),
    onSuccess: async () => {
      await refreshAdmin();
      close();
    },
  });
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
    <Dialog
      title={text.make}
      close={close}
      footer={
        <>
          <Button onClick={close}>{admin.cancel}</Button>
          <Button type="primary" loading={make.isPending} onClick={() => form.submit()}>
            {admin.save}
          </Button>
        </>
      }
    >
      <Form<Given>
        form={form}
        className="admin-form"
        layout="vertical"
        requiredMark={false}
        initialValues={{ from: localDay(new Date()), reason: '' }}
        onFinish={(given) => make.mutate(given)}
      >
        {person('delegator')}
        {person('delegate')}
        <Form.Item name="from" label={text.from} rules={required}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="to" label={text.to} rules={required}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="reason" label={text.reason} rules={required}>
          <Input maxLength={1000} onPressEnter={() => form.submit()} />
        </Form.Item>
        {make.error === null ? null : <Failure error={make.error} />}
      </Form>
    </Dialog>
  );
}
