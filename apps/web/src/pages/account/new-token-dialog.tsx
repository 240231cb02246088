import { CAPABILITIES, type Wire } from '@plumbline/client';
import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { call, queryClient } from '../../api/server.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Failure } from '../../parts/failure.tsx';
import { ShownOnce } from '../../parts/shown-once.tsx';
import { useLanguage } from '../../words/language.tsx';
import { tokensQuery } from './queries.ts';

type Scopes = Wire<'TokenRequest'>['scopes'];

interface Given {
  readonly name: string;
  readonly scopes: Scopes;
  readonly days: number;
}

const DAYS = [7, 30, 90, 365];
const USUAL_DAYS = 90;
/** What most programs need; more is chosen, not left in. */
const USUAL: ReadonlySet<string> = new Set(['read', 'query']);

/** Makes a key for a program; its text is seen here and never again. */
export function NewTokenDialog({ scopes, close }: { readonly scopes: Scopes; readonly close: () => void }) {
  const { locale, words } = useLanguage();
  const { tokens: text } = words.account;
  const [form] = Form.useForm<Given>();
  const make = useMutation({
    mutationFn: (body: Given) => call('createToken', { body }),
    onSuccess: () => queryClient.invalidateQueries(tokensQuery),
  });
  if (make.data !== undefined)
    return (
      <Dialog
        title={make.data.name}
        close={close}
        footer={
          <Button type="primary" onClick={close}>
            {text.close}
          </Button>
        }
      >
        <ShownOnce label={text.secret} text={[make.data.token]} note={text.secretNote} />
      </Dialog>
    );
  return (
    <Dialog
      title={text.make}
      close={close}
      footer={
        <>
          <Button onClick={close}>{text.cancel}</Button>
          <Button type="primary" loading={make.isPending} onClick={() => form.submit()}>
            {text.create}
          </Button>
        </>
      }
    >
      <Form<Given>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ days: USUAL_DAYS, scopes: scopes.filter((scope) => USUAL.has(scope)) }}
        onFinish={(given) => make.mutate(given)}
      >
        <Form.Item name="name" label={text.name} rules={[{ required: true, message: text.missingName }]}>
          <Input autoFocus placeholder={text.nameHint} maxLength={200} onPressEnter={() => form.submit()} />
        </Form.Item>
        <Form.Item
          name="scopes"
          label={text.scopes}
          rules={[{ required: true, message: text.missingScopes }]}
        >
          <Checkbox.Group
            className="scope-choices"
            options={scopes.map((value) => ({ value, label: CAPABILITIES[value].label[locale] }))}
          />
        </Form.Item>
        <Form.Item name="days" label={text.days}>
          <Select options={DAYS.map((value) => ({ value, label: text.day(value) }))} />
        </Form.Item>
        {make.error === null ? null : <Failure error={make.error} />}
      </Form>
    </Dialog>
  );
}
