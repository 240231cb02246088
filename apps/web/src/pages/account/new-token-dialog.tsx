import { CAPABILITIES, type Wire } from '@plumbline/client';
import { Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { call, queryClient } from '../../api/server.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { OnceDialog } from '../../parts/once-dialog.tsx';
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
  const [made, setMade] = useState<Wire<'NewToken'> | null>(null);
  const send = async (body: Given) => {
    setMade(await call('createToken', { body }));
    void queryClient.invalidateQueries(tokensQuery);
  };
  if (made !== null)
    return (
      <OnceDialog
        title={made.name}
        label={text.secret}
        secret={made.token}
        note={text.secretNote}
        done={text.close}
        close={close}
      />
    );
  return (
    <FormDialog<Given>
      title={text.make}
      close={close}
      submit={text.create}
      initial={{ days: USUAL_DAYS, scopes: scopes.filter((scope) => USUAL.has(scope)) }}
      send={send}
    >
      <Form.Item
        name="name"
        label={text.name}
        rules={[{ required: true, whitespace: true, message: text.missingName }]}
      >
        <Input autoFocus placeholder={text.nameHint} maxLength={200} />
      </Form.Item>
      <Form.Item name="scopes" label={text.scopes} rules={[{ required: true, message: text.missingScopes }]}>
        <Checkbox.Group
          className="scope-choices"
          options={scopes.map((value) => ({ value, label: CAPABILITIES[value].label[locale] }))}
        />
      </Form.Item>
      <Form.Item name="days" label={text.days}>
        <Select options={DAYS.map((value) => ({ value, label: text.day(value) }))} />
      </Form.Item>
    </FormDialog>
  );
}
